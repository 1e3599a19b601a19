"""The page of all indicators: under their questions, honest about what is here and how the rest is had."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kotosilta.content.guidance import QUESTIONS, requests
from kotosilta.content.indicator_catalogue import catalogue, catalogue_sources
from kotosilta.publicsite.catalogue_page import catalogue_by_question, counts
from kotosilta.situation.confirmed import Confirmation
from kotosilta.situation.ways import Standing, standing_of

pytestmark = pytest.mark.usefixtures("official_figures")


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_indicator_is_listed_once_with_its_source(client: Client, language: str) -> None:
    page = html.unescape(client.get(f"/{language}/indicators/").content.decode())

    for key, each in catalogue().items():
        assert page.count(f'<li id="{key}">') == 1
        assert each.definition.in_language(language) in page
        assert catalogue_sources()[each.source].name.in_language(language) in page
    assert [f'<section id="{question}"' in page for question in QUESTIONS] == [True] * len(QUESTIONS)


def test_the_page_asks_three_questions_and_stays_small(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/fi/indicators/", headers={"Accept-Encoding": "br"})

    assert len(asked) == 3
    assert len(answer.content) < 45_000


def test_what_is_not_here_says_how_it_is_had_and_is_never_called_verified() -> None:
    with override("en"):
        listed = {each.key: each for group in catalogue_by_question({}, "en") for each in group.listed}

    asked = dict(listed["racist_offences"].lines)
    assert listed["racist_offences"].state == "Asked for"
    assert asked["Verified"].startswith("not yet")
    assert requests()["police_offences"].title.en in asked["How to get it"]
    assert dict(listed["employment_rate"].lines)["How to get it"].startswith("An open table has these, but")
    assert dict(listed["foreign_citizens"].lines)["Published"] == "every year, about April"
    assert dict(listed["employment_rate"].lines)["Published"] == "every year, the month is not known"
    assert (
        dict(listed["turnout"].lines)["Verified"] == "25 November 2026, against the figures that come with the product"
    )


def test_an_import_changes_what_is_said() -> None:
    rate = catalogue()["employment_rate"]

    fetched = {"employment_rate": Confirmation(has_figures=True)}

    assert standing_of(rate, {}) == Standing.OPEN
    assert standing_of(catalogue()["tertiary_share"], {}) == Standing.OLD
    assert standing_of(rate, {"employment_rate": Confirmation(checked=date(2026, 11, 25))}) == Standing.CHECKED
    assert standing_of(rate, fetched) == Standing.CONFIRMED
    before, after = counts({}), counts(fetched)
    assert sum(number for _, _, number in before) == sum(number for _, _, number in after) == len(catalogue())
    assert Standing.CONFIRMED not in [standing for standing, _, _ in before]


def test_the_page_is_found_from_what_is_missing_and_from_the_sources(client: Client) -> None:
    assert 'href="/sv/indicators/#C3.5"' in client.get("/sv/municipality/narpes/").content.decode()
    assert 'href="/sv/indicators/"' in client.get("/sv/about/").content.decode()
