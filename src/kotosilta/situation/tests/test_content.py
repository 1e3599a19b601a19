"""What figures name exists as content, and what is shown or asked for exists among the figures and authorities."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.content.guidance import indicators, methods, requests, sources
from kotosilta.figures import Observation
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.importing import SNAPSHOT, observations_of_today
from kotosilta.situation.picture import COUNTRY
from kotosilta.statistics.snapshot import read_manifest

MADE_LATER = {
    *("difference", "distance_to_median", "ratio", "median_of_comparable", "share_of_children", "within_noise"),
    *("forecast_foreign_language", "forecast_population"),
    *("expected_by_cells", "exact_interval", "mean_of_years"),
}
# Stored, but not shown by itself: what turnout is made of.
PARTS_OF_ANOTHER = {"voters", "entitled_to_vote"}
# Known for the whole country only.
OF_THE_COUNTRY = {
    *("economic_dependency_ratio", "finnish_speakers", "swedish_speakers", "sami_speakers", "foreign_citizens"),
    *("foreign_citizens_share", "born_abroad", "born_abroad_share", "foreign_background", "foreign_background_share"),
}

Observations = tuple[Observation, ...]


@pytest.fixture(scope="module")
def observations() -> Observations:
    return tuple(observations_of_today()[0])


def test_every_source_that_figures_name_is_described(observations: Observations) -> None:
    assert {seen.source for seen in observations} == sources().keys() - {"boundaries"}
    assert {entry.source for entry in read_manifest(SNAPSHOT).file} <= sources().keys()


def test_every_method_is_described_and_used(observations: Observations) -> None:
    assert {seen.method for seen in observations if seen.method} | MADE_LATER == methods().keys()


def test_every_series_is_described_or_left_out_for_a_stated_reason(observations: Observations) -> None:
    of_municipalities = {seen.indicator for seen in observations if seen.area != COUNTRY}
    of_the_country = {seen.indicator for seen in observations if seen.area == COUNTRY}

    assert of_municipalities == indicators().keys() | PARTS_OF_ANOTHER
    assert of_the_country - of_municipalities == OF_THE_COUNTRY


def test_indicators_name_the_source_and_age_of_their_figures(observations: Observations) -> None:
    for key, indicator in indicators().items():
        seen = [each for each in observations if each.indicator == key]
        years = {each.year for each in seen}
        assert indicator.source in {each.source for each in seen}, key
        assert indicator.year_known == (None not in years), key
        assert indicator.history == (indicator.year_known and max(year or 0 for year in years) < 2020), key
        assert [broken.year for broken in indicator.breaks if broken.year not in years] == [], key


@pytest.mark.parametrize("slug", ["narpes", "helsinki", "mariehamn"])
def test_every_request_finds_its_receiver(slug: str) -> None:
    municipality = by_slug(slug)
    authorities = authorities_of(municipality, date(2026, 11, 1))
    elsewhere = "mainland" if municipality.on_aland else "aland"

    asked = {each.receiver_role for each in requests().values() if each.receiver_role and each.where != elsewhere}

    assert asked <= authorities.keys()
