"""Merged municipalities: what adds up, what is weighted, what cannot be carried."""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.figures import Observation
from kotosilta.statistics.harmonise import Harmonised, harmonised
from kotosilta.statistics.snapshot import Merger, RawFile, observation_id, read_mergers, read_snapshot

SNAPSHOT = Path(__file__).parents[2] / "situation" / "snapshot"
PANEL = Path(__file__).parent / "data" / "foreign_language_share_panel_2026_division.csv"
MERGER = [Merger("588", "507", date(2025, 1, 1))]


def _seen(indicator: str, area: str, value: float, year: int | None = 2005) -> Observation:
    return Observation(
        observation_id(indicator, "total", area, year), indicator, "total", area, year, value, "sotkanet"
    )


def _carried(*seen: Observation, division: date = date(2013, 1, 1)) -> Harmonised:
    return harmonised(RawFile(division, seen), MERGER)


@lru_cache(maxsize=1)
def _whole_snapshot() -> list[Harmonised]:
    mergers = read_mergers(SNAPSHOT)
    return [harmonised(file, mergers) for file in read_snapshot(SNAPSHOT)]


def test_every_share_equals_the_published_panel_on_todays_division() -> None:
    ours = {
        (seen.area, seen.year): (seen.value, seen.method is not None)
        for part in _whole_snapshot()
        for seen in part.observations
        if seen.indicator == "foreign_language_share" and seen.area != "SSS"
    }
    with PANEL.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert len(rows) == len(ours) == 8932
    for row in rows:
        value, derived = ours[row["area_code"], int(row["year"])]
        assert value == pytest.approx(float(row["foreign_language_share_percent"]), abs=0.0051), row
        assert derived == (row["derived"] == "1"), row


def test_nothing_of_an_abolished_municipality_is_left() -> None:
    abolished = {merger.old for merger in read_mergers(SNAPSHOT)}

    assert {seen.area for part in _whole_snapshot() for seen in part.observations} & abolished == set()


def test_counts_are_added_when_municipalities_have_merged() -> None:
    carried = _carried(_seen("voters", "507", 3000), _seen("voters", "588", 813))

    (seen,) = carried.observations
    assert (seen.area, seen.value, seen.method) == ("507", 3813, "merged_to_today")
    assert seen.inputs == ("voters/total/507/2005", "voters/total/588/2005")


def test_shares_of_residents_are_weighted_with_the_populations_of_the_same_year() -> None:
    carried = _carried(
        _seen("employed_share", "507", 40),
        _seen("employed_share", "588", 60),
        _seen("population_2013_division", "507", 300),
        _seen("population_2013_division", "588", 100),
    )

    assert {seen.indicator: seen.value for seen in carried.observations}["employed_share"] == pytest.approx(45)


@pytest.mark.parametrize("indicator", ["unemployed_share", "dependency_ratio", "in_migrants", "turnout"])
def test_ratios_with_an_unknown_base_are_not_carried(indicator: str) -> None:
    carried = _carried(_seen(indicator, "507", 10), _seen(indicator, "588", 20))

    assert carried.observations == ()
    assert carried.not_carried == {(indicator, "total", "507")}


def test_a_year_is_not_carried_when_one_part_is_missing() -> None:
    carried = _carried(_seen("entitled_to_vote", "507", 5000, 2021), division=date(2021, 1, 1))

    assert carried.observations == ()
    assert carried.not_carried == {("entitled_to_vote", "total", "507")}


def test_a_small_count_of_children_is_not_hidden_in_a_sum() -> None:
    carried = _carried(
        _seen("ecec_foreign_language_children", "507", 9, None), _seen("ecec_foreign_language_children", "588", 1, None)
    )

    assert carried.not_carried == {("ecec_foreign_language_children", "total", "507")}


def test_figures_after_the_merger_stay_as_they_are() -> None:
    seen = _seen("foreign_language_share", "507", 5.6, 2025)

    assert _carried(seen, division=date(2026, 1, 1)).observations == (seen,)


@given(
    shares=st.tuples(st.floats(0, 100), st.floats(0, 100)),
    people=st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
)
def test_a_merged_share_lies_between_those_of_its_parts(shares: tuple[float, float], people: tuple[int, int]) -> None:
    carried = _carried(
        _seen("foreign_language_share", "507", shares[0]),
        _seen("foreign_language_share", "588", shares[1]),
        _seen("population_2013_division", "507", people[0]),
        _seen("population_2013_division", "588", people[1]),
    )

    (share,) = (seen.value for seen in carried.observations if seen.indicator == "foreign_language_share")
    assert min(shares) - 1e-9 <= share <= max(shares) + 1e-9
