"""Guessing: what is not published is not found, told apart by nobody, and no person is ever named."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse

from kotosilta.communication import changes
from kotosilta.communication.models import Page, column_of
from kotosilta.communication.public_urls import urlpatterns
from kotosilta.communication.tests.pages import addresses, everything, open_address, text_of
from kotosilta.programmes.models import Membership, Programme
from tests.builders import a_goal, a_programme, a_publication, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
OPEN = ("list", "json")


def said(response: HttpResponse, slug: str) -> str:
    """What the answer says, without the number of the request and the address itself."""
    text = re.sub(r"[0-9a-f]{12}", "", text_of(response))
    return text.replace(slug, "")


@pytest.fixture(params=[False, True], ids=["real", "sample"])
def by(request: pytest.FixtureRequest) -> Membership:
    return coordinator_of(a_programme(languages=["sv", "fi"], sample=request.param))


def test_every_open_address_is_among_those_that_are_guessed_here() -> None:
    names = {each.name for each in urlpatterns if each.name not in OPEN}
    pages = {column_of(page).removesuffix("_at") for page in Page if page is not Page.START}

    assert names == {"programme", *pages, "document_file", "report_file"}


def test_nothing_of_a_programme_is_found_that_has_published_nothing(client: Any, by: Membership) -> None:
    everything(by)
    slug = by.programme.slug

    for _, address in addresses(slug):
        unknown = address.replace(slug, "nobody-2027")
        answer, other = client.get(address), client.get(unknown)
        assert answer.status_code == other.status_code == 404, address
        assert said(answer, slug) == said(other, "nobody-2027"), address
    assert by.programme.slug not in text_of(client.get("/sv/directory/"))
    assert by.programme.slug not in text_of(client.get("/sv/directory/programmes.json"))


@pytest.mark.parametrize("published", list(Page))
def test_only_what_is_published_is_found(client: Any, by: Membership, published: Page) -> None:
    everything(by, published)

    for page, address in addresses(by.programme.slug):
        expected = 200 if page in {Page.START, published} else 404
        assert client.get(address).status_code == expected, address


def test_nothing_is_found_any_more_after_the_programmes_page_was_taken_back(client: Any, by: Membership) -> None:
    everything(by, *Page)
    changes.take_off(page=Page.START, by=by)

    for _, address in addresses(by.programme.slug):
        assert client.get(address).status_code == 404, address


def test_being_a_member_opens_no_address_that_is_not_open(client: Any, by: Membership) -> None:
    everything(by, files=False)
    client.force_login(by.person)

    for _, address in addresses(by.programme.slug):
        assert client.get(address).status_code == 404, address


def test_a_page_shows_nothing_of_another_programme(client: Any, by: Membership) -> None:
    everything(by, *Page)
    other = coordinator_of(a_programme("vaasa", languages=["sv"]))
    a_goal(other, change={"sv": "Ett eget mål"})
    a_publication(other, Page.GOALS, Page.SITUATION, Page.FOLLOW_UP, Page.TAKE_PART)

    for page in (Page.START, Page.GOALS, Page.SITUATION, Page.FOLLOW_UP, Page.TAKE_PART):
        text = text_of(client.get(open_address(other.programme.slug, page)))
        for told in ("Grannar", "Språkvänner", "Kväll på biblioteket", "Mötesplatserna"):
            assert told not in text, (page, told)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_no_person_and_no_voice_stands_on_any_open_page(client: Any, by: Membership, language: str) -> None:
    secrets = everything(by, *Page).secrets
    slug = by.programme.slug

    pages = [open_address(slug, page, language) for page in Page]
    files = [f"/sv/directory/{slug}/document/sv.{each}" for each in ("html", "json")]
    for address in (*pages, *files, f"/{language}/directory/", f"/{language}/directory/programmes.json"):
        text = text_of(client.get(address))
        assert [each for each in secrets if each in text] == [], address


@pytest.mark.parametrize(
    "slug",
    ["NARPES-2027", "narpes-2027%00", "..%2f", "narpes%202027", "1", "%F0%9F%8C%B2", "programmes.json/", "x" * 300],
)
def test_odd_addresses_are_not_found_and_break_nothing(client: Any, by: Membership, slug: str) -> None:
    a_publication(by, Page.SITUATION)

    assert client.get(f"/sv/directory/{slug}/situation/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_open_pages_are_only_looked_at(client: Any, by: Membership, method: str) -> None:
    for _, address in addresses(by.programme.slug):
        assert getattr(client, method)(address).status_code == 405, address


def test_markup_that_people_have_written_stays_text(client: Any, programme: Programme) -> None:
    a_publication(coordinator_of(programme), Page.START, brief={"sv": "<script>alert(1)</script> & <b>hem</b>"})

    text = text_of(client.get(open_address(programme.slug, Page.START)))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;hem&lt;/b&gt;" in text
    assert "<script>alert" not in text
