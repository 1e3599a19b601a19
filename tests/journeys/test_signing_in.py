"""Into the house with a code and no password, on a phone without scripts as well; every page of the door for axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_reports, overflow

DOOR = ("sign-in/", "sign-in/password/", "sign-up/", "new-password/", "demo/", "demo/outbox/")
MAIN_BUTTON = "main form.form button.main"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_somebody_opens_an_account_leaves_and_comes_back_with_a_code(page: Page, language: str, scripts: bool) -> None:
    address = f"anna.{language}.{scripts}.{page.viewport_size['width']}@example.test".lower()  # type: ignore[index]
    page.goto(f"/{language}/sign-up/")
    page.fill("input[name=email]", address)
    page.fill("input[name=name]", "Anna Åberg")
    page.click(MAIN_BUTTON)
    _write_the_code(page, language, address)
    expect(page).to_have_url(re.compile(rf"/{language}/programmes/$"))

    page.click(".person .called")
    page.click("main form[action$='/sign-out/'] button")
    expect(page.locator(".person .called")).to_have_count(0)

    page.goto(f"/{language}/sign-in/?next=/{language}/me/")
    page.fill("input[name=email]", address)
    page.click(MAIN_BUTTON)
    _write_the_code(page, language, address)
    expect(page).to_have_url(re.compile(rf"/{language}/me/$"))


def _write_the_code(page: Page, language: str, address: str) -> None:
    """Looks into the outbox in another tab, as a person looks into their mail."""
    expect(page.locator("input[name=code]")).to_be_visible()
    mail = page.context.new_page()
    mail.goto(f"/{language}/demo/outbox/")
    letter = mail.locator(".letter", has_text=address).first.inner_text()
    mail.close()
    found = re.search(r"^\d{6}$", letter, re.MULTILINE)
    assert found
    page.fill("input[name=code]", found[0])
    page.click(MAIN_BUTTON)


def test_axe_reports_nothing_and_nothing_overflows_on_any_page_of_the_door(page: Page, language: str) -> None:
    for path in DOOR:
        page.goto(f"/{language}/{path}")
        assert (path, axe_reports(page), overflow(page)) == (path, [], 0)
    page.goto(f"/{language}/sign-in/")
    page.fill("input[name=email]", "anna")
    page.click(MAIN_BUTTON)
    expect(page.locator(".summary")).to_have_count(1)
    assert (axe_reports(page), overflow(page)) == ([], 0)
