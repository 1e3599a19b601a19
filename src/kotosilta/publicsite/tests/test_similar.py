"""The open page of similar municipalities: who they are, why, and what odd addresses do to it."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.situation.reading import similar_to

pytestmark = pytest.mark.usefixtures("official_figures")
MOST_BYTES = 100_000


def page_of(client: Client, query: str = "", slug: str = "narpes", language: str = "en") -> str:
    response = client.get(f"/{language}/municipality/{slug}/similar/{query}")
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def named(page: str) -> list[str]:
    """The address names of the municipalities in the first table, in order."""
    table = re.search(r"<table.*?</table>", page, re.DOTALL)
    return re.findall(r'<th scope="row"><a href="/../municipality/([^/]+)/"', table[0]) if table else []


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_seven_nearest_stand_in_the_order_of_their_index(client: Client, language: str) -> None:
    page = page_of(client, language=language)
    assert named(page) == [each.municipality.slug for each in similar_to(by_slug("narpes"))]


def test_weights_in_the_address_count_and_stay_in_the_form(client: Client) -> None:
    page = page_of(client, "?language=0&population=5")
    wanted = similar_to(by_slug("narpes"), {"language": 0, "population": 5})
    assert named(page) == [each.municipality.slug for each in wanted]
    assert re.search(r'name="language">.*?<option value="0" selected>', page)
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    "query",
    [
        *("?population=6", "?population=-1", "?population=3.5", "?population=", "?population=٣", "?population=1e9"),
        *("?population=" + 5_000 * "9", "?population=%00", "?population=<script>alert(1)</script>", "?population=%FF"),
    ],
)
def test_a_weight_that_cannot_be_read_counts_as_usual_and_is_said(client: Client, query: str) -> None:
    page = page_of(client, query)
    assert named(page) == named(page_of(client))
    assert "A weight in the address could not be read" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("query", ["?foo=1", "?from=x", "?population=3&population=3", "?" + 40 * "a=1&"])
def test_what_is_no_weight_changes_nothing(client: Client, query: str) -> None:
    page = page_of(client, query)
    assert named(page) == named(page_of(client))
    assert "could not be read" not in page


def test_where_nothing_counts_the_page_says_so_instead_of_an_empty_table(client: Client) -> None:
    page = page_of(client, "?population=0&density=0&language=0&foreign_language=0")
    assert "Nothing counts of what is known" in page
    assert named(page) == []


@pytest.mark.parametrize("slug", ["atlantis", "<script>", "%00", "x" * 500])
def test_an_unknown_municipality_leads_to_help(client: Client, slug: str) -> None:
    response = client.get(f"/en/municipality/{quote(slug)}/similar/")
    assert response.status_code == 404
    assert "<script>alert" not in response.content.decode()


def test_another_name_leads_to_the_right_address_with_the_weights(client: Client) -> None:
    response = client.get("/sv/municipality/545/similar/?age=1")
    assert response.headers["Location"] == "/sv/municipality/narpes/similar/?age=1"


def test_what_is_counted_and_what_waits_for_an_import_is_said(client: Client) -> None:
    page = page_of(client)
    assert "Counted now: Number of residents (2022)." in page
    assert "StatFin vaerak 11re" in page
    assert "Kuntien_avainluvut uusin/142h, M536" in page
    assert "Areas are approximate" in page


def test_aland_beside_the_mainland_is_to_be_compared_with_care(client: Client) -> None:
    assert "Compare across the sea with care" in page_of(client, slug="mariehamn")
    assert "Compare across the sea with care" not in page_of(client, slug="turku")


def test_the_page_may_be_kept_for_an_hour_and_weights_leave_no_cookie(client: Client) -> None:
    response = client.get("/sv/municipality/narpes/similar/?age=1")
    assert "max-age=3600" in response.headers["Cache-Control"]
    assert set(response.cookies) <= {"language"}
    assert client.post("/sv/municipality/narpes/similar/").status_code == 405


def test_once_read_the_page_needs_one_query_and_stays_small(client: Client) -> None:
    client.get("/sv/municipality/narpes/similar/")
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/sv/municipality/helsinki/similar/?age=2")
    assert len(asked) <= 2
    assert len(response.content) < MOST_BYTES


def test_every_municipality_has_the_page(client: Client) -> None:
    for each in all_municipalities():
        page = page_of(client, slug=each.slug)
        assert len(named(page)) == 7
        assert each.slug not in named(page)


def test_nothing_on_it_is_a_ranking(client: Client) -> None:
    page = page_of(client).casefold()
    assert page.count("ranking") == page.count("no ranking") == 1
    assert not any(word in page for word in (">best", "worst", "winner", "score"))
