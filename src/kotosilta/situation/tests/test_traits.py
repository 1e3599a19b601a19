"""What municipalities are compared by: figures of today of one year, and nothing where there are none."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from typing import Any

import pytest

from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.situation.comparing.peers import similar_among
from kotosilta.situation.traits import (
    AGES,
    EMPLOYMENT,
    SWEDISH_SPEAKERS,
    UNEMPLOYMENT,
    Grouped,
    Measured,
    Traits,
    areas_in_km2,
    traits_of,
)
from kotosilta.statistics.derive import POPULATION, SHARE
from kotosilta.statistics.similar import Trait

CODES = [each.code for each in all_municipalities()]
ROOT = Path(__file__).parents[4]


def everywhere(value: float, year: int = 2024, group: str = "total") -> dict[str, list[Grouped]]:
    """The same in every municipality."""
    return {code: [(group, {year: value})] for code in CODES}


def found(traits: Traits, key: str) -> Measured:
    return next(each for each in traits.measured if each.key == key)


def test_the_newest_year_that_nine_in_ten_have_counts_for_all() -> None:
    known = everywhere(100, 2023)
    for code in CODES[: len(CODES) // 2]:
        known[code] = [("total", {2023: 100.0, 2024: 120.0})]
    people = found(traits_of({POPULATION: known}), "population")
    assert (people.year, set(people.values.values()), len(people.values)) == (2023, {100.0}, 308)


def test_a_municipality_without_that_year_is_not_known() -> None:
    known = everywhere(100)
    del known["545"]
    people = found(traits_of({POPULATION: known}), "population")
    assert "545" not in people.values


def test_figures_of_2012_are_history_and_compare_nobody() -> None:
    traits = traits_of({EMPLOYMENT: everywhere(70, 2012), POPULATION: everywhere(100, 2012)})
    assert {each.key for each in traits.measured} == {"language_status"}
    assert {each.key for each in traits.waiting} >= {"employment", "population", "children", "old_people"}


def test_what_waits_names_the_indicator_that_would_bring_it() -> None:
    waiting = {each.key: each.indicator for each in traits_of({}).waiting}
    assert (waiting["children"], waiting["unemployment"]) == (AGES, UNEMPLOYMENT)


def test_employment_counts_once_it_is_there() -> None:
    traits = traits_of({EMPLOYMENT: everywhere(71.4), UNEMPLOYMENT: everywhere(8.2)})
    assert Trait.ECONOMY in traits.counted()
    assert found(traits, "employment").values["545"] == 71.4


def test_density_is_residents_for_each_square_kilometre() -> None:
    density = found(traits_of({POPULATION: everywhere(1000)}), "density")
    assert math.isclose(density.values["091"], 1000 / areas_in_km2()["091"])


def test_swedish_speakers_are_a_share_of_the_residents_of_the_same_year() -> None:
    traits = traits_of({POPULATION: everywhere(200), SWEDISH_SPEAKERS: everywhere(50)})
    assert found(traits, "swedish_speakers").values["545"] == 25
    of_another_year = traits_of({POPULATION: everywhere(200, 2022), SWEDISH_SPEAKERS: everywhere(50, 2024)})
    assert "swedish_speakers" in {each.key for each in of_another_year.waiting}


@pytest.mark.parametrize(
    "groups",
    [
        {"0-14": 20.0, "15-64": 50.0, "65-": 30.0},
        {"male.0-14": 8.0, "female.0-14": 12.0, "male.15-64": 50.0, "female.65-": 30.0},
        {"0-14": 20.0, "15-64": 50.0, "65-": 30.0, "male": 49.0, "female": 51.0, "male.0-14": 11.0},
        {"14": 20.0, "15": 50.0, "65": 20.0, "100-": 10.0},
    ],
)
def test_shares_of_age_are_made_of_whatever_classes_there_are(groups: dict[str, float]) -> None:
    ages: dict[str, list[Grouped]] = {
        code: [(group, {2024: count}) for group, count in groups.items()] for code in CODES
    }
    traits = traits_of({AGES: ages})
    assert (found(traits, "children").values["545"], found(traits, "old_people").values["545"]) == (20, 30)


def test_classes_of_age_that_lie_across_the_limit_are_not_taken_apart() -> None:
    ages: dict[str, list[Grouped]] = {code: [("0-19", {2024: 20.0}), ("20-", {2024: 80.0})] for code in CODES}
    assert {"children", "old_people"} <= {each.key for each in traits_of({AGES: ages}).waiting}


def test_by_language_alone_those_of_the_same_status_are_nearest() -> None:
    korsnas = by_slug("korsnas")
    near = similar_among(traits_of({}), korsnas, {})
    assert {(each.index, each.municipality.language_status) for each in near} == {(0.0, korsnas.language_status)}


def test_twice_the_share_is_as_far_for_small_and_for_large_shares() -> None:
    shares = everywhere(5)
    shares |= {code: [("total", {2024: value})] for code, value in zip(CODES, (2.0, 5.0, 11.0, 23.0), strict=False)}
    scaled = found(traits_of({SHARE: shares}), "foreign_language").variable.values
    assert math.isclose(scaled[CODES[1]] - scaled[CODES[0]], scaled[CODES[3]] - scaled[CODES[2]])


def test_every_municipality_has_an_area_and_together_they_are_the_country_without_the_sea() -> None:
    areas = areas_in_km2()
    assert sorted(areas) == CODES
    assert 337_000 < sum(areas.values()) < 339_500


def _measuring() -> Any:
    spec = importlib.util.spec_from_file_location("make_areas", ROOT / "tools" / "areas" / "make_areas.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_whole_ellipsoid_is_measured_right() -> None:
    """The surface of WGS84 is 510,065,622 km²; half of it lies north of the equator, a 360th of that in one degree."""
    strip = [(0, 0), (1, 0), (1, 90), (0, 90), (0, 0)]
    assert _measuring().ring_area(strip) == pytest.approx(510_065_622 / 2 / 360, rel=1e-6)


def test_a_hole_is_no_land() -> None:
    square = [[0, 60], [1, 60], [1, 61], [0, 61], [0, 60]]
    inner = [[0.25, 60.25], [0.75, 60.25], [0.75, 60.75], [0.25, 60.75], [0.25, 60.25]]
    feature = {"properties": {"code": "001"}, "geometry": {"type": "Polygon", "coordinates": [square, inner]}}
    script = _measuring()
    measured = script.areas_of({"features": [feature]})["001"]
    assert measured == pytest.approx(script.ring_area(square) - script.ring_area(inner))
