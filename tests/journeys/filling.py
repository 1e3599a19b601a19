"""What a person does on a page of the workspace: fills in a form and sends it, signs in, reads a letter."""

from __future__ import annotations

import re

from playwright.sync_api import Page

Written = str | list[str]


def write(page: Page, **values: Written) -> None:
    """Fills in the fields of these names, of whatever kind they are, and sends the form that they are in."""
    for name, value in values.items():
        _put(page, name, value)
    press(page, f"main form:has([name='{next(iter(values))}']) button:not([type=button])")


def _put(page: Page, name: str, value: Written) -> None:
    field = page.locator(f"main form [name='{name}']")
    kind = field.first.evaluate("field => field.type")
    if kind in ("radio", "checkbox"):
        for each in [value] if isinstance(value, str) else value:
            page.locator(f"main form [name='{name}'][value='{each}']").check()
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(str(value))


def press(page: Page, button: str) -> None:
    """Presses the last of the buttons; what comes of it must be a page, without the form's list of errors."""
    page.locator(button).last.click()
    page.wait_for_load_state()
    errors = page.locator("main .note.trouble.summary")
    assert errors.count() == 0, errors.inner_text()


def sign_up(page: Page, email: str) -> None:
    """Opens an account from the page of signing in, with the code that was mailed."""
    page.locator("a[href*='/sign-up/']").first.click()
    write(page, email=email, name="Kim Exempel")
    reader = page.context.new_page()
    found = re.search(r"\b\d{6}\b", latest_letter(reader, email))
    reader.close()
    assert found, "there is no code in the letter"
    write(page, code=found[0])


def take_place_of(page: Page, role: str, language: str) -> None:
    """Signs in as the sample person of a role, with the one tap of the demo."""
    page.goto(f"/{language}/demo/")
    page.locator(f"form[action$='/as/{role}/'] button").click()
    page.wait_for_url("**/programmes/")


def latest_letter(page: Page, email: str) -> str:
    """The newest letter to the address in the demo's outbox."""
    page.goto("/sv/demo/outbox/")
    return page.locator("article.letter", has_text=email).first.locator(".body").inner_text()
