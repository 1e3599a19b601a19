"""The main job in a real browser: from an old municipality's name to its picture and a joint Word file."""

from __future__ import annotations

import io

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import DESKTOP, axe_reports, overflow
from tests.service import Service

OLD_NAMES = {"Ekenäs": ("raseborg", 2009), "Nauvo": ("pargas", 2009)}
WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@WITH_AND_WITHOUT_SCRIPTS
@pytest.mark.parametrize("old_name", OLD_NAMES)
def test_an_old_name_leads_to_a_joint_draft_in_word(page: Page, language: str, scripts: bool, old_name: str) -> None:
    slug, year = OLD_NAMES[old_name]
    page.goto(f"/{language}/")
    page.locator("#q").fill(old_name)
    page.locator("#q").press("Enter")

    page.wait_for_url(f"**/{language}/municipality/{slug}/**")
    expect(page.locator("main")).to_contain_text(old_name)
    expect(page.locator("main")).to_contain_text(str(year))
    assert page.locator("#findings .finding").count() >= 1
    assert page.locator("section.question").count() == 11  # ten questions, and what stands out before them

    page.locator(f"a[href^='/{language}/draft/{slug}/']").first.click()
    page.locator("details.together summary").click()
    page.locator("#add").fill("Kimitoön")
    page.locator("form.wish .actions button").click()

    expect(page.locator("article.draft")).to_contain_text("D10")
    expect(page.locator("main h1")).to_contain_text("Kimitoön" if language != "fi" else "Kemiönsaari")
    with page.expect_download() as taking:
        page.locator(f"a[href*='/{language}.docx']").click()
    assert taking.value.suggested_filename.endswith(f".{language}.docx")
    content = docx.Document(io.BytesIO(taking.value.path().read_bytes()))
    headings = [each.text for each in content.paragraphs if each.style and each.style.name == "Heading 2"]
    assert [heading.split()[0] for heading in headings] == [f"D{number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "search/?q=zzzz",
        "search/?q=tuku",
        "municipalities/",
        "municipality/narpes/",
        "municipality/sottunga/",
        "municipality/helsinki/",
        "draft/rovaniemi/?with=inari",
        "draft/rovaniemi/?from=2030&to=2020",
        "words/",
        "about/",
        "accessibility/",
        "no-such-page/",
    ],
)
def test_axe_reports_nothing_and_nothing_is_cut_off(page: Page, language: str, path: str) -> None:
    answer = page.goto(f"/{language}/{path}")
    assert answer is not None

    assert axe_reports(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("path", ["", "municipality/raseborg/", "draft/raseborg/?with=pargas"])
def test_nothing_breaks_at_320_pixels(browser: Browser, service: Service, language: str, path: str) -> None:
    context = browser.new_context(base_url=service.address, viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto(f"/{language}/{path}")

    assert overflow(page) == 0
    context.close()


def test_suggestions_are_reached_with_the_keyboard_alone(browser: Browser, service: Service) -> None:
    context = browser.new_context(base_url=service.address, **DESKTOP)
    page = context.new_page()
    page.goto("/fi/")
    page.locator("#q").press_sequentially("ekenä")
    expect(page.get_by_role("option").first).to_contain_text("Raasepori")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/fi/municipality/raseborg/**")
    context.close()


def test_the_language_chosen_is_remembered(browser: Browser, service: Service) -> None:
    context = browser.new_context(base_url=service.address, locale="de-DE", **DESKTOP)
    page = context.new_page()
    page.goto("/")
    page.wait_for_url("**/fi/")
    page.locator("nav.languages a[lang=sv]").click()
    page.goto("/")

    page.wait_for_url("**/sv/")
    context.close()
