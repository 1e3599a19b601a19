"""From whatever a person writes to the page of a municipality: start page, search, suggestions, directory."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotosilta.municipalities.register import all_municipalities
from kotosilta.publicsite.map_of_finland import drawn_map

pytestmark = pytest.mark.usefixtures("official_figures")


def text_of(page: str) -> str:
    """The words of a page's main part in one line."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_start_page_has_one_sentence_one_field_and_a_map_of_all_municipalities(client: Client, language: str) -> None:
    page = client.get(f"/{language}/").content.decode()
    assert len(re.findall(r"<h\d", page)) == 1
    assert re.findall(r"<input[^>]* name=\"(\w+)\"", page) == ["q"]
    linked = re.findall(rf'<a href="/{language}/municipality/([^/]+)/" tabindex="-1">', page)
    assert sorted(linked) == sorted(each.slug for each in all_municipalities())


def test_start_page_reads_the_figures_once_and_then_nothing(client: Client) -> None:
    drawn_map.cache_clear()
    with CaptureQueriesContext(connection) as first:
        client.get("/sv/")
    with CaptureQueriesContext(connection) as second:
        client.get("/sv/")
    assert (len(first), len(second)) == (2, 0)


def test_start_page_says_why_when_no_figures_have_been_imported(client: Client) -> None:
    drawn_map.cache_clear()
    apps.get_model("situation", "ImportedSnapshot").objects.all().delete()
    response = client.get("/en/")
    assert response.status_code == 503
    assert "The official figures have not been imported yet." in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("Närpes", "/sv/municipality/narpes/"),
        ("närpiö", "/sv/municipality/narpes/"),
        ("narpes", "/sv/municipality/narpes/"),
        ("091", "/sv/municipality/helsinki/"),
        ("  Ekenäs ", "/sv/municipality/raseborg/?from=Eken%C3%A4s"),
        ("Nauvo", "/sv/municipality/pargas/?from=Nauvo"),
    ],
)
def test_exact_name_leads_straight_to_the_page(client: Client, asked: str, address: str) -> None:
    response = client.get("/sv/search/", {"q": asked})
    assert response.status_code == 302
    assert response.headers["Location"] == address


def test_typing_error_gets_names_to_choose_from(client: Client) -> None:
    page = client.get("/sv/search/", {"q": "Närpess"}).content.decode()
    assert '<a href="/sv/municipality/narpes/">Närpes' in page
    assert 'value="Närpess"' in page


def test_split_municipality_gets_all_its_successors_to_choose_from(client: Client) -> None:
    page = client.get("/en/search/", {"q": "Ekenäs lk"}).content.decode()
    assert {"raseborg", "hanko"} <= set(re.findall(r'href="/en/municipality/([^/]+)/\?from=', page))


def test_unknown_name_is_answered_with_a_way_out(client: Client) -> None:
    page = client.get("/en/search/", {"q": "xqzv"}).content.decode()
    assert "No municipality is or was called “xqzv” . Try another spelling" in text_of(page)
    assert '<a class="button" href="/en/municipalities/">' in page


@pytest.mark.parametrize("asked", ["", "   "])
def test_empty_search_asks_for_a_name(client: Client, asked: str) -> None:
    assert "Write the name of a municipality" in text_of(client.get("/en/search/", {"q": asked}).content.decode())


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "<b>Närpes</b>x", '"><img src=x onerror=alert(1)>'])
def test_markup_in_the_search_stays_text(client: Client, asked: str) -> None:
    response = client.get("/en/search/", {"q": asked})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "<img" not in response.content.decode()


def test_marks_of_direction_in_the_search_do_not_turn_the_page_around(client: Client) -> None:
    page = client.get("/en/search/", {"q": "\u202exqzv"}).content.decode()
    assert "<bdi>“\u202exqzv”</bdi>" in page
    assert client.get("/sv/search/", {"q": "\u202eNärpes\u202c"}).headers["Location"] == "/sv/municipality/narpes/"


def test_search_of_ten_thousand_characters_says_how_many_were_read(client: Client) -> None:
    page = client.get("/en/search/", {"q": 10_000 * "x"}).content.decode()
    assert "A name has at most 100 characters. Only the first 100 were searched for." in text_of(page)
    assert f'value="{100 * "x"}"' in page


def test_suggestions_are_a_bare_list_that_says_what_became_of_an_old_name(client: Client) -> None:
    part = client.get("/en/suggest/", {"q": "eken"}).content.decode()
    assert "<html" not in part
    assert 'data-address="/en/municipality/raseborg/?from=Eken%C3%A4s"' in part
    assert "Ekenäs was merged in 2009." in part
    assert part.count('role="option"') <= 6


def test_no_suggestions_for_nothing(client: Client) -> None:
    assert client.get("/en/suggest/", {"q": " "}).content.decode().strip() == ""


def test_directory_lists_every_municipality_by_region_with_swedish_letters_last(client: Client) -> None:
    page = client.get("/sv/municipalities/").content.decode()
    assert page.count('<a href="/sv/municipality/') == 308
    regions = re.findall(r"<h2>([^<]+)</h2>", page)
    assert (len(regions), regions[0], regions[-2:]) == (19, "Birkaland", ["Åland", "Österbotten"])


@pytest.mark.parametrize("address", ["/sv/", "/sv/search/", "/sv/suggest/", "/sv/municipalities/"])
def test_pages_are_only_read(address: str) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(address).status_code == 405
    assert stranger.delete(address).status_code == 405


def test_asking_for_the_headers_alone_gives_those_of_the_page(client: Client) -> None:
    asked, got = client.head("/sv/municipalities/"), client.get("/sv/municipalities/")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["ETag"] == got.headers["ETag"]


def test_a_very_long_query_is_not_copied_into_the_links_to_other_languages(client: Client) -> None:
    short = client.get("/sv/search/", {"q": "qqqq"}).content.decode()
    long = client.get("/sv/search/", {"q": "q" * 400}).content.decode()
    assert 'href="/fi/search/?q=qqqq"' in short
    assert 'href="/fi/search/"' in long
    assert "q" * 301 not in long


@pytest.mark.parametrize(
    ("slug", "address"),
    [
        ("Närpiö", "/sv/municipality/narpes/"),
        ("545", "/sv/municipality/narpes/"),
        ("ekenas", "/sv/municipality/raseborg/?from=Eken%C3%A4s"),
        ("Tammisaari", "/sv/municipality/raseborg/?from=Eken%C3%A4s"),
    ],
)
def test_address_with_another_name_leads_to_the_right_one(client: Client, slug: str, address: str) -> None:
    response = client.get(f"/sv/municipality/{quote(slug)}/")
    assert (response.status_code, response.headers["Location"]) == (302, address)


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("ekenes", "There is no municipality called “ekenes”. Did you mean: Raseborg – Raasepori (710)?"),
        ("91", "Codes of municipalities have three digits. Write 091 for Helsinki – Helsingfors."),
        ("ekenas-lk", "was divided between several municipalities. Choose one of them"),
        ("xqzv", "There is no municipality called “xqzv”, and no name that is near to it."),
        ("<script>", "Give the name or the code of a municipality."),
        (10_000 * "x", "The name of a municipality has at most 100 characters."),
    ],
)
def test_address_of_no_municipality_is_a_page_with_near_names_and_the_search(
    client: Client, slug: str, says: str
) -> None:
    response = client.get(f"/en/municipality/{quote(slug)}/")
    assert response.status_code == 404
    assert says in text_of(response.content.decode())
    assert 'name="q"' in response.content.decode()
