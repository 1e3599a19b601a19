"""The door without an account: a question is asked, answered in Arabic on a phone, and ends as a voice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from kotosilta.content.participation import door_languages, door_words, ready_questions
from tests.browser import PHONE, axe_reports, overflow
from tests.journeys.filling import press, take_place_of, write
from tests.service import Service

HOME = "/sv/programme/raseborg-2027/"
ANSWER = "أحتاج إلى دورة لغة في المساء لأنني أعمل خلال النهار"
IN_SWEDISH = "Jag behöver en språkkurs på kvällen, för jag arbetar på dagen."
VOICES = "#voices"
NARROWEST = 320


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_answer_in_arabic_on_a_phone_becomes_a_voice_under_its_guiding_question(
    page: Page, browser: Browser, service: Service, scripts: bool
) -> None:
    take_place_of(page, "coordinator", "sv")
    address = _ask(page)

    _answer(browser, service, address, scripts=scripts)

    page.reload()
    expect(page.locator("main")).to_contain_text(ANSWER)
    page.locator("a[href*='/participation/answers/']").last.click()
    write(page, text_sv=IN_SWEDISH)
    page.goto(f"{HOME}situation/questions/C3.7/")
    voice = page.locator(f"{VOICES} li", has_text=IN_SWEDISH).first
    expect(voice).to_be_visible()


def _ask(page: Page) -> str:
    """The ready question is taken in all its languages and opened; the address that is shared."""
    page.goto(f"{HOME}participation/new/?ready=needs")
    press(page, "main form button:not([type=button])")
    press(page, "form[action$='/open/'] button")
    return page.locator(".share a").inner_text()


def _answer(browser: Browser, service: Service, address: str, *, scripts: bool) -> None:
    """With a browser that knows nothing of the programme and speaks Arabic."""
    context = browser.new_context(
        **PHONE, locale="ar", base_url=service.address, java_script_enabled=scripts, accept_downloads=False
    )
    phone = context.new_page()
    phone.goto(address)
    assert phone.url.endswith("/ar/")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.locator("h1")).to_have_text(ready_questions()["needs"].texts["ar"])
    expect(phone.locator(".beside")).to_contain_text(ready_questions()["needs"].texts["sv"])
    expect(phone.locator("footer")).to_contain_text(door_words("ar")["not_reviewed"])

    phone.get_by_role("button", name=door_words("ar")["send"]).click()
    expect(phone.get_by_role("alert")).to_contain_text(door_words("ar")["empty"])
    phone.get_by_role("textbox").fill(ANSWER)
    phone.get_by_role("button", name=door_words("ar")["send"]).click()

    expect(phone.locator("h1")).to_have_text(door_words("ar")["thanks_title"])
    assert context.cookies() == []
    context.close()


def test_axe_reports_nothing_at_the_door_in_any_of_its_languages(page: Page, browser: Browser) -> None:
    take_place_of(page, "coordinator", "sv")
    door = _ask(page)
    found = [f"question: {each}" for each in axe_reports(page)]
    for language in door_languages():
        for path in ("", "thanks/"):
            page.goto(f"{door}{language}/{path}")
            found += [f"{language}/{path}: {each}" for each in axe_reports(page)]
            width = page.viewport_size or {"width": 0, "height": 0}
            page.set_viewport_size({"width": NARROWEST, "height": width["height"]})
            found += [f"{language}/{path} too wide by {over}" for over in [overflow(page)] if over]
            page.set_viewport_size(width)

    assert found == []
