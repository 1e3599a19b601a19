"""Open pages cost a visitor who is not signed in nothing: no session, no question about people, no further cookie."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
PAGES = [
    *("", "municipalities/", "municipality/narpes/", "municipality/narpes/figures/", "draft/narpes/"),
    *("words/", "further-reading/", "about/", "indicators/", "accessibility/"),
]
ABOUT_PEOPLE = ("django_session", "accounts_person", "programmes_member", "notices_", "account_emailaddress")


@pytest.mark.parametrize("path", PAGES)
def test_an_open_page_asks_nothing_about_people_when_nobody_is_signed_in(client: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/sv/{path}")

    assert [query["sql"] for query in asked if any(name in query["sql"] for name in ABOUT_PEOPLE)] == []
    assert set(answer.cookies) == {"language"}
    assert "private" not in answer.headers.get("Cache-Control", "")
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("path", PAGES)
def test_an_open_page_with_somebodys_name_in_it_is_kept_by_no_shared_cache(client: Client, path: str) -> None:
    person = a_person(name="Åke <i>Andersson</i>")
    client.force_login(person)

    answer = client.get(f"/sv/{path}")

    assert "Åke &lt;i&gt;Andersson&lt;/i&gt;" in answer.content.decode()
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_a_session_that_is_none_any_more_shows_the_page_of_a_visitor(client: Client) -> None:
    client.cookies["kotosilta"] = "ended"

    answer = client.get("/sv/about/")

    assert "/sv/sign-in/" in answer.content.decode()
