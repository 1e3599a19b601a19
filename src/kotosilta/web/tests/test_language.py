"""The language of a page: chosen by address, remembered for the bare address, changed without losing the page."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from kotosilta.web.page import same_page_in_each_language


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_page_is_in_the_language_of_its_address_and_remembers_it(client: Client, language: str) -> None:
    response = client.get(f"/{language}/words/")
    assert f'<html lang="{language}" dir="ltr">' in response.content.decode()
    cookie = response.cookies["language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        language,
        True,
        "Lax",
        31_536_000,
    )


def test_bare_address_opens_in_the_remembered_language(client: Client) -> None:
    client.get("/sv/words/")
    assert client.get("/").headers["Location"] == "/sv/"


def test_bare_address_opens_in_the_browsers_language_when_none_is_remembered(client: Client) -> None:
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="sv-FI,sv;q=0.9,en;q=0.5").headers["Location"] == "/sv/"


def test_bare_address_opens_in_finnish_when_no_language_fits(client: Client) -> None:
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="de").headers["Location"] == "/fi/"


def test_remembered_language_is_not_set_again(client: Client) -> None:
    client.get("/sv/words/")
    assert not client.get("/sv/words/").cookies


def test_remembered_language_that_does_not_exist_is_ignored(client: Client) -> None:
    client.cookies["language"] = "xx"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="en").headers["Location"] == "/en/"


def test_change_of_language_keeps_page_and_query() -> None:
    request = RequestFactory().get("/sv/search/", {"q": "Nagu & co"})
    assert list(same_page_in_each_language(request)) == [
        ("sv", "Svenska", "/sv/search/?q=Nagu+%26+co"),
        ("fi", "Suomi", "/fi/search/?q=Nagu+%26+co"),
        ("en", "English", "/en/search/?q=Nagu+%26+co"),
    ]


def test_change_of_language_leads_to_the_start_page_when_the_address_has_no_language() -> None:
    request = RequestFactory().get("/healthz")
    assert [address for _, _, address in same_page_in_each_language(request)] == ["/sv/", "/fi/", "/en/"]


def test_page_says_which_language_is_shown(client: Client) -> None:
    page = client.get("/fi/words/").content.decode()
    assert '<a href="/fi/words/" lang="fi" hreflang="fi" aria-current="true">Suomi</a>' in page
    assert page.count("aria-current") == 1
