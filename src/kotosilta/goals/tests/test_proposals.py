"""What is proposed for a new indicator: examples, official series, and baselines that are dated and exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kotosilta.content.guidance import EXAMPLES, indicators
from kotosilta.goals.forms.indicator import LONGEST_DEFINITION
from kotosilta.goals.models import LONGEST_NAME, Direction, Indicator, Interval
from kotosilta.goals.proposals import baseline_of, from_example, from_series, official_series, split_choice
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.models import ImportedSnapshot, Measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
LANGUAGES = ("sv", "fi")


def test_series_of_a_municipality_have_dated_exact_values_of_today() -> None:
    series = official_series([by_slug("narpes")])

    found = {each.choice: (each.value, each.on) for each in series}
    assert found["545.foreign_language_share"] == (Decimal("22.5"), date(2025, 12, 31))
    assert found["545.foreign_language_persons"] == (Decimal(1870), date(2022, 12, 31))
    assert found["545.candidates"] == (Decimal(62), date(2021, 12, 31))
    assert {split_choice(choice) for choice in found} <= {(key, "545") for key in indicators()}


def test_undated_figures_ranges_and_old_series_are_never_a_baseline() -> None:
    keys = {each.key for each in official_series([by_slug("narpes"), by_slug("vaasa")])}

    assert not any(key.startswith("ecec") for key in keys)
    assert [key for key in keys if indicators()[key].history or not indicators()[key].year_known] == []


def test_nothing_is_offered_before_figures_have_been_imported() -> None:
    ImportedSnapshot.objects.all().delete()

    assert official_series([by_slug("narpes")]) == ()


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_fills_a_form_that_fits(key: str) -> None:
    proposal = from_example(key, official_series([by_slug("narpes")]), LANGUAGES)

    assert proposal is not None
    fields = proposal.fields
    assert fields["example"] == key
    assert set(fields["title"]) == set(LANGUAGES)
    assert all(len(text) <= LONGEST_NAME for text in (*fields["title"].values(), *fields["source"].values()))
    assert all(len(text) <= LONGEST_DEFINITION for text in fields["definition"].values())
    assert fields["source_kind"]
    assert fields["interval"] in Interval.values


def test_example_with_official_figures_brings_them_where_there_is_one_municipality() -> None:
    one, two = official_series([by_slug("narpes")]), official_series([by_slug("narpes"), by_slug("vaasa")])

    alone, together = from_example("I1", one, LANGUAGES), from_example("I1", two, LANGUAGES)

    assert alone is not None
    assert together is not None
    assert (alone.fields["official"], together.fields["official"]) == ("545.foreign_language_share", "")


def test_long_term_unemployment_should_fall_and_crime_reports_neither() -> None:
    fall, neither = from_example("I3b", (), LANGUAGES), from_example("I8", (), LANGUAGES)

    assert fall is not None
    assert neither is not None
    assert (fall.fields["direction"], neither.fields["direction"]) == (Direction.DOWN, "")


def test_official_series_fills_the_form_with_its_definition_source_and_example() -> None:
    series = official_series([by_slug("vaasa")])

    proposal = from_series("905.turnout", series, LANGUAGES)

    assert proposal is not None
    assert proposal.fields["measured"] == Measured.PERCENT
    assert proposal.fields["interval"] == Interval.TERM
    assert proposal.fields["example"] == "I7b"
    assert proposal.fields["source"]["fi"].startswith("Tilastokeskus, kuntavaalit")
    assert proposal.pitfalls is not None


@pytest.mark.parametrize("choice", ["", "own", "905.turnout", "545.employed_share", "545.", ".turnout", "I99"])
def test_what_is_not_offered_proposes_nothing(choice: str) -> None:
    series = official_series([by_slug("narpes")])

    assert from_series(choice, series, LANGUAGES) is None
    assert from_example(choice, series, LANGUAGES) is None


def test_indicator_starts_from_the_series_that_it_names_and_from_no_other() -> None:
    series = official_series([by_slug("narpes"), by_slug("vaasa")])

    found = baseline_of(Indicator(official="turnout", official_of="905"), series)

    assert found is not None
    assert found.municipality == by_slug("vaasa")
    assert baseline_of(Indicator(official="turnout", official_of="091"), series) is None
    assert baseline_of(Indicator(), series) is None
