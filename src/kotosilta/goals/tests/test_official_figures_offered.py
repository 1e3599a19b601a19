"""What did not come with the product is offered nowhere until an import has brought figures of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.goals.proposals import from_series, official_series
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.confirmed import confirmed_here
from kotosilta.situation.csv import indicator_csv
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import packed
from kotosilta.situation.picture import COUNTRY
from kotosilta.situation.reading import picture_of
from kotosilta.situation.room.official import official_of
from kotosilta.situation.shown import section_of
from tests.builders import a_programme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
RATE = "employment_rate"


def _imported(key: str, value: float) -> None:
    """What an import leaves behind for Närpes; the value is made up for the test."""
    seen = Observation(f"{key}/total/545/2024", key, "total", "545", 2024, value, catalogue()[key].source)
    ObservedSeries.objects.create(indicator=key, group="total", area="545", packed=packed([seen]))


def _titles_under(question: str) -> list[str]:
    section = section_of(picture_of(by_slug("narpes")), question, "en", date(2026, 11, 25))
    return [each.title for each in section.shown]


def test_everything_verified_has_figures_and_nothing_unverified_has() -> None:
    of_municipalities = ObservedSeries.objects.exclude(area=COUNTRY)
    stored = set(of_municipalities.values_list("indicator", flat=True).distinct())

    assert {key for key, each in catalogue().items() if each.is_verified} <= stored
    assert stored & {key for key, each in catalogue().items() if not each.is_verified} == set()
    assert confirmed_here() == frozenset()


def test_an_import_confirms_an_indicator_in_one_query() -> None:
    _imported(RATE, 78.5)

    with CaptureQueriesContext(connection) as asked:
        assert confirmed_here() == {RATE}
    assert len(asked) == 1


def test_before_an_import_an_indicator_is_not_offered_for_a_goal_and_afterwards_it_is() -> None:
    before = official_series([by_slug("narpes")])
    _imported(RATE, 78.5)
    after = official_series([by_slug("narpes")])

    assert [each.key for each in after if each not in before] == [RATE]
    proposal = from_series(f"545.{RATE}", after, ("en",))
    assert proposal is not None
    assert proposal.fields["title"] == {"en": "Employment rate, aged 20–64, all residents"}
    assert proposal.fields["source"] == {"en": "Statistics Finland, municipal key figures"}
    assert after[-1].value == Decimal("78.5")
    assert from_series(f"545.{RATE}", before, ("en",)) is None


@pytest.mark.parametrize("key", [key for key, each in catalogue().items() if not each.is_verified])
def test_whatever_is_imported_can_be_shown_under_its_question(key: str) -> None:
    question, title = catalogue()[key].questions[0], catalogue()[key].title.en
    before = _titles_under(question)

    _imported(key, 12.0)

    assert _titles_under(question) == [*before, title]
    own = [line for line in indicator_csv(picture_of(by_slug("narpes")), key, "en").splitlines() if ",545," in line]
    assert len(own) == 1


def test_figures_of_an_imported_indicator_answer_its_question_in_the_room() -> None:
    programme = a_programme()
    _imported(RATE, 78.5)
    # An import leaves another checksum too: what has been read of a snapshot is kept by it.
    ImportedSnapshot.objects.update(checksum="with the employment rate")

    assert "C3.6" in official_of(programme)["545"].questions


def test_no_figures_are_given_out_for_what_has_not_been_imported(client: Client) -> None:
    assert client.get(f"/en/municipality/narpes/{RATE}.csv").status_code == 404
    assert client.get("/en/municipality/narpes/born_abroad.svg").status_code == 404
