"""The page of components in a real browser: nothing for axe, nothing overflows, its form answers like every other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe_reports, overflow

NARROWEST = 320


@pytest.mark.parametrize("direction", ["", "?direction=rtl"], ids=["from the left", "from the right"])
def test_axe_reports_nothing_and_nothing_overflows(page: Page, language: str, direction: str) -> None:
    page.goto(f"/{language}/design/{direction}")

    assert axe_reports(page) == []
    assert overflow(page) == 0
    page.set_viewport_size({"width": NARROWEST, "height": 740})
    assert overflow(page) == 0


@pytest.mark.parametrize("colours", [{"color_scheme": "dark"}, {"media": "print"}], ids=["dark", "print"])
def test_nothing_overflows_in_the_dark_and_on_paper(page: Page, colours: dict[str, str]) -> None:
    page.emulate_media(**colours)
    page.goto("/fi/design/")

    assert axe_reports(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(page: Page, scripts: bool) -> None:
    page.goto("/en/design/")
    page.locator("#id_whole-measure").fill("")
    page.locator("#id_whole-first_day").fill("31.2.2027")
    page.locator("#form button.main").click()

    expect(page.locator("#form .summary")).to_contain_text("2 things need your attention")
    expect(page.locator("#id_whole-first_day")).to_have_value("31.2.2027")
    page.locator("#id_whole-measure").fill("A café")
    page.locator("#id_whole-first_day").fill("1.3.2027")
    page.locator("#form button.main").click()

    expect(page.locator("#said [role=status]")).to_contain_text("Here nothing is kept.")


def test_saving_while_one_types_says_so_beside_the_button(page: Page) -> None:
    page.goto("/en/design/")

    page.locator("#id_whole-measure").press_sequentially("!")

    expect(page.locator("#form [data-keeping]")).to_contain_text("Saved at")


def test_a_figure_in_words_is_printed_and_what_was_just_done_is_not(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/sv/design/")

    expect(page.locator("#lines .said")).to_be_visible()
    expect(page.locator("#said [role=status]")).to_be_hidden()
    expect(page.locator("#said .left-out")).to_be_visible()


def test_a_table_that_became_a_list_keeps_its_caption_in_full_width(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/fi/design/")

    table, caption = (page.locator(f"#folds {name}").bounding_box() for name in ("table", "caption"))

    assert table is not None
    assert caption is not None
    assert caption["width"] == table["width"]


def test_from_the_right_the_thread_and_the_names_of_phases_stand_on_their_side(page: Page) -> None:
    page.goto("/sv/design/?direction=rtl")

    word, thread = page.locator("#thread .knot a").first, page.locator("#thread .knot").first
    phase, picture = page.locator("#timeline .timeline:visible .name").first, page.locator("#timeline .specimen")

    assert _right(thread) - _right(word) > 20
    assert _left(phase) >= _left(picture)


def _left(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["x"]


def _right(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"]
