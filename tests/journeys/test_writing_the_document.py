"""Writing a part of the document in the browser: in the editor, without scripts, from Word, saved as one goes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from kotosilta.document.pasting.tests.test_clipboard import CLEAN, WORD
from tests.browser import axe_reports, overflow
from tests.journeys.filling import press, take_place_of

HOME = "/sv/programme/rovaniemi-2027/document/"
PASTE = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector("#id_text_fi").dispatchEvent(event);
}"""


def _markup(page: Page) -> str:
    return str(page.locator("textarea[data-markup=fi]").evaluate("field => field.value"))


def _open(page: Page, element: str) -> None:
    """The part, empty: another device may have written in it."""
    take_place_of(page, "coordinator", "sv")
    page.goto(f"{HOME}{element}/")
    page.locator("#id_text_fi").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def test_what_is_written_in_the_editor_is_kept_as_markup_and_saved(page: Page) -> None:
    _open(page, "D5")
    page.keyboard.type("### Behov")
    page.keyboard.press("Enter")
    page.keyboard.type("Vi ")
    page.keyboard.press("Control+b")
    page.keyboard.type("bygger")
    page.keyboard.press("Control+b")
    page.keyboard.type(" språk.")
    page.keyboard.press("Enter")
    page.keyboard.type("1. ett")
    page.keyboard.press("Enter")
    page.keyboard.type("två")

    assert _markup(page) == "### Behov\n\nVi **bygger** språk.\n\n1. ett\n2. två"
    expect(page.locator("[data-keeping]")).to_contain_text(re.compile(r"\d\d[:.]\d\d"))
    expect(page.locator("[data-live-text] strong")).to_have_text("bygger")
    assert axe_reports(page) == []
    assert overflow(page) == 0
    page.reload()
    expect(page.locator("#id_text_fi strong")).to_have_text("bygger")


def test_the_tools_are_reached_and_walked_by_keyboard(page: Page) -> None:
    _open(page, "D6")
    page.keyboard.type("Ett ord")
    page.keyboard.press("Alt+F10")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.type(" till")

    assert _markup(page) == "### Ett ord till"
    page.keyboard.press("Control+z")
    assert _markup(page) != "### Ett ord till"


def test_what_is_pasted_out_of_word_comes_in_clean_and_says_what_is_missing(page: Page) -> None:
    _open(page, "D7")
    page.evaluate(PASTE, WORD)
    expect(page.locator(".editor-status").first).not_to_be_empty()
    expect(page.locator("#id_text_fi table")).to_be_visible()

    assert _markup(page) == CLEAN


def test_a_figure_is_put_in_where_one_writes_and_stands_as_a_chip(page: Page) -> None:
    _open(page, "D9")
    page.keyboard.type("Andelen är ")
    page.locator("[data-put-in]").select_option("[[figure:foreign_language_share@698@2025]]")
    page.locator("[data-put-in-button]").click()

    assert _markup(page) == "Andelen är [[figure:foreign_language_share@698@2025]]"
    expect(page.locator("#id_text_fi .chip")).to_contain_text("%")


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_the_marks_are_written_by_hand(page: Page, scripts: bool) -> None:
    take_place_of(page, "coordinator", "sv")
    page.goto(f"{HOME}D10/")
    page.locator("[name=text_fi]").fill("### Seuranta\n\n- joka **vuosi**")
    press(page, "button[name=go][value=preview]")

    expect(page.locator("article.draft h3")).to_have_text("Seuranta")
    expect(page.locator("article.draft li strong")).to_have_text("vuosi")
