"""What a person does in the last three rooms: writes, lets councils decide, follows up, tells everybody."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.journeys.filling import press, write

SUBMIT = "button:not([type=button])"
ELEMENTS = ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D9", "D10")


def today() -> date:
    return datetime.now(tz=ZoneInfo("Europe/Helsinki")).date()


def written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def write_element(page: Page, home: str, element: str, **texts: str) -> None:
    """Writes an element in some languages: in the editor where there are scripts, in the plain box without."""
    page.goto(f"{home}document/{element}/")
    for language, text in texts.items():
        editor = page.locator(f".ProseMirror[lang='{language}']")
        if editor.count():
            editor.fill(text)
        else:
            page.locator(f"main form [name='text_{language}']").fill(text)
    press(page, f"main form:has([name^='text_']) {SUBMIT}")


def begin_elements(page: Page, home: str) -> None:
    """Takes over the first text out of the rooms where it is offered."""
    for element in ELEMENTS:
        page.goto(f"{home}document/{element}/")
        begin = page.locator("form[action$='/begin/'] button")
        if begin.count():
            press(page, "form[action$='/begin/'] button")


def name_version(page: Page, home: str, name: str) -> None:
    page.goto(f"{home}document/versions/new/")
    write(page, name=name)
    expect(page.locator("main")).to_contain_text(name)


def decide(page: Page, home: str, body: str, outcome: str) -> None:
    """Records a decision of today about the newest version; `body` may be left out where there is only one."""
    page.goto(f"{home}document/versions/")
    page.locator("a[href$='/decisions/new/']").first.click()
    if body:
        page.get_by_label(body).check()
    write(page, outcome=outcome, on=written(today()), section="§ 00")


def arrange_follow_up(page: Page, home: str, language: str, who: str) -> None:
    page.goto(f"{home}follow-up/plan/")
    page.locator("main form [name='bodies']").first.check()
    write(page, **{f"who_{language}": who})
    expect(page.locator("main")).to_contain_text(who)


def take_over_condition(page: Page, home: str) -> None:
    page.goto(f"{home}follow-up/")
    press(page, "form[action*='/conditions/take/'] button")


def report_measures(page: Page, home: str, language: str, happened: str) -> None:
    """Tells of the first measure how far it is."""
    page.goto(f"{home}follow-up/measures/")
    page.locator("main a[href*='/follow-up/measures/']").first.click()
    write(page, state="under_way", **{f"happened_{language}": happened})
    page.goto(f"{home}follow-up/measures/")
    expect(page.locator("main")).to_contain_text(happened)


def plan_communication(page: Page, home: str) -> None:
    page.goto(f"{home}communication/")
    press(page, "form[action*='/communication/proposals/'] button")


def publish(page: Page, home: str, language: str, brief: str, *keys: str) -> None:
    """Writes the one-minute version and publishes the pages of these keys."""
    page.goto(f"{home}communication/publishing/texts/")
    write(page, **{f"brief_{language}": brief})
    for key in keys:
        page.goto(f"{home}communication/publishing/")
        press(page, f"form[action$='/publishing/{key}/publish/'] button")


def taken(page: Page, link: str) -> bytes:
    """The file behind a link of the page."""
    with page.expect_download() as taking:
        page.locator(link).first.click()
    return Path(taking.value.path()).read_bytes()
