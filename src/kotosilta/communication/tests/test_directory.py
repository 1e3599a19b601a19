"""The list of programmes by region, how it is narrowed down, and the same list for other programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kotosilta.communication.models import Page
from kotosilta.communication.public.directory import programme_of
from kotosilta.communication.tests.pages import text_of
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_slug
from kotosilta.programmes.models import Programme
from tests.builders import a_goal, a_programme, a_publication, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


def published(*slugs: str, title: str, **more: Any) -> Programme:
    programme = a_programme(*slugs, title=Translated.of(sv=title), languages=["sv"], **more)
    a_publication(coordinator_of(programme), Page.START)
    return programme


@pytest.fixture
def three() -> list[Programme]:
    return [
        published("narpes", "korsnas", title="Vid kusten"),
        published("rovaniemi", title="I norr"),
        published("raseborg", title="Ett exempel", sample=True),
    ]


def titles(client: Any, query: str = "", language: str = "sv") -> list[str]:
    text = text_of(client.get(f"/{language}/directory/{query}"))
    return [each for each in ("Vid kusten", "I norr", "Ett exempel") if f">{each}<" in text]


def test_an_empty_directory_says_so(client: Any) -> None:
    a_programme()

    assert "No programme has been published here yet." in text_of(client.get("/en/directory/"))


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_programmes_stand_under_their_regions(client: Any, three: list[Programme], language: str) -> None:
    text = text_of(client.get(f"/{language}/directory/"))

    for programme in three:
        assert f'href="/{language}/directory/{programme.slug}/"' in text
    assert text.count('class="region"') == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=Korsn%C3%A4s", ["Vid kusten"]),
        ("?q=N%C3%A4rpi%C3%B6", ["Vid kusten"]),
        ("?q=rovaniemi", ["I norr"]),
        ("?q=Helsinki", []),
        ("?q=%3Cscript%3E", []),
        ("?region=MK19", ["I norr"]),
        ("?region=MK99", ["Vid kusten", "I norr", "Ett exempel"]),
        ("?state=preparation&region=MK15", ["Vid kusten"]),
        ("?state=closed", []),
        ("?state=nonsense", ["Vid kusten", "I norr", "Ett exempel"]),
        ("?q=&region=&state=", ["Vid kusten", "I norr", "Ett exempel"]),
    ],
)
def test_the_list_is_narrowed_down_by_municipality_region_and_state(
    client: Any, three: list[Programme], query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


def test_a_very_long_question_is_shortened_in_its_field(client: Any, three: list[Programme]) -> None:
    text = text_of(client.get(f"/sv/directory/?q={'x' * 5000}"))

    assert f'value="{"x" * 100}"' in text


def test_a_programme_made_across_regions_stands_in_each(client: Any) -> None:
    programme = published("narpes", "rovaniemi", title="Vid kusten")

    assert text_of(client.get("/sv/directory/")).count(f'href="/sv/directory/{programme.slug}/"') == 2


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    client: Any, three: list[Programme], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        client.get("/sv/directory/")


def test_the_feed_tells_the_same_with_full_addresses_and_nothing_that_is_not_published(
    client: Any, three: list[Programme]
) -> None:
    a_goal(coordinator_of(three[1]), change={"sv": "Ett hemligt mål"})
    answer = client.get("/sv/directory/programmes.json")

    told = json.loads(answer.content)

    assert told["schema"] == "kotosilta-directory-1"
    assert {each["slug"]: each["sample"] for each in told["programmes"]} == {
        three[0].slug: False,
        three[1].slug: False,
        three[2].slug: True,
    }
    north = next(each for each in told["programmes"] if each["slug"] == three[1].slug)
    assert north["pages"] == {"page": f"http://testserver/sv/directory/{three[1].slug}/"}
    assert north["municipalities"][0]["name"] == {"sv": "Rovaniemi", "fi": "Rovaniemi"}
    assert north["period"] == [2027, 2030]
    assert "hemligt" not in text_of(answer)
    assert answer.headers["Content-Type"] == "application/json"
    assert not answer.cookies


def test_the_open_page_of_a_municipality_leads_to_its_programme(client: Any, three: list[Programme]) -> None:
    assert f'href="/sv/directory/{three[0].slug}/"' in text_of(client.get("/sv/municipality/korsnas/"))
    assert "/sv/directory/v" not in text_of(client.get("/sv/municipality/vasa/"))
    assert 'href="/sv/directory/"' in text_of(client.get("/sv/"))


def test_a_real_programme_comes_before_a_sample_and_a_newer_before_an_older(three: list[Programme]) -> None:
    real = published("raseborg", title="Det riktiga")
    newer = published("raseborg", title="Det nyare", first_year=2031, last_year=2034)

    assert programme_of(by_slug("raseborg")) == newer
    assert programme_of(by_slug("rovaniemi")) == three[1]
    assert real != newer
    assert programme_of(by_slug("helsinki")) is None
