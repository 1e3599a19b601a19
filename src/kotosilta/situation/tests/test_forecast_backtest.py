"""The backtest on the real panel: the bounds that the forecasts have to keep, and what makes the judgement fair."""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from kotosilta.figures import Observation
from kotosilta.situation.importing import SNAPSHOT, observations_of_today
from kotosilta.statistics.forecast.apply import Forecast, outlook_of
from kotosilta.statistics.forecast.backtest import OFFICIAL, Row, backtest, judged_at
from kotosilta.statistics.forecast.groups import foreign_language
from kotosilta.statistics.forecast.learning import Experience
from kotosilta.statistics.forecast.methods import BENCHMARKS
from kotosilta.statistics.forecast.panel import Panel
from kotosilta.statistics.forecast.rules import Rules, learn, panels
from kotosilta.statistics.snapshot import read_projection_of_2012

Key = tuple[str, str, int, str]
SIZES = ("10-49", "50-199", "200-999", "1000+", "50+", "all")
MEASURED = Path(__file__).parents[2] / "statistics" / "tests" / "data" / "official_projection_2012_vs_actual_2020.csv"


@pytest.fixture(scope="module")
def observations() -> list[Observation]:
    return observations_of_today()[0]


@pytest.fixture(scope="module")
def histories(observations: list[Observation]) -> tuple[Panel, Panel]:
    return panels(observations)


@pytest.fixture(scope="module")
def projection() -> Mapping[str, float]:
    return read_projection_of_2012(SNAPSHOT)


@pytest.fixture(scope="module")
def rows(histories: tuple[Panel, Panel], projection: Mapping[str, float]) -> dict[Key, Row]:
    found = backtest(*histories, projection)
    return {(row.group, row.size_class, row.horizon, row.method): row for row in found}


@pytest.fixture(scope="module")
def rules(observations: list[Observation]) -> Rules:
    learnt = learn(observations)
    assert learnt
    return learnt


def test_groups_of_fifty_and_more_are_forecast_better_than_by_any_simple_method(rows: dict[Key, Row]) -> None:
    ours = rows["foreign_language", "50+", 5, "country_and_own"]

    assert ours.mape < 0.175
    assert ours.mape < min(rows["foreign_language", "50+", 5, name].mape for name in BENCHMARKS)


def test_the_intervals_held_as_often_as_they_say(rows: dict[Key, Row]) -> None:
    ours = rows["foreign_language", "50+", 5, "country_and_own"]

    assert ours.coverage50 == pytest.approx(0.50, abs=0.06)
    assert ours.coverage80 == pytest.approx(0.80, abs=0.05)
    assert ours.coverage95 == pytest.approx(0.95, abs=0.03)


def test_the_known_benchmarks_come_out_as_measured_before(rows: dict[Key, Row]) -> None:
    found = {name: round(rows["foreign_language", "50+", 5, name].mape, 3) for name in BENCHMARKS}

    assert found == {"no_change": 0.363, "linear_drift": 0.211, "log_drift": 0.231, "shrunk_growth": 0.176}


def test_ten_years_ahead_it_is_better_as_well(rows: dict[Key, Row]) -> None:
    ours = rows["foreign_language", "50+", 10, "country_and_own"]

    assert ours.mape < min(rows["foreign_language", "50+", 10, name].mape for name in BENCHMARKS)


def test_the_population_is_forecast_better_than_by_the_official_projection(rows: dict[Key, Row]) -> None:
    official, ours = (rows["population", "all", 9, method] for method in (OFFICIAL, "own_damped"))

    assert official.mape == pytest.approx(0.0592, abs=0.0001)
    assert ours.mape < official.mape
    assert official.n == ours.n == 308


def test_all_methods_are_judged_on_the_same_cases(rows: dict[Key, Row]) -> None:
    numbers: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for row in rows.values():
        numbers[row.group, row.size_class, row.horizon].add(row.n)

    assert all(len(found) == 1 for found in numbers.values())
    assert {size: numbers["foreign_language", size, 5] for size in SIZES} == dict(
        zip(SIZES, [{467}, {396}, {178}, {79}, {653}, {1120}], strict=True)
    )


def test_only_methods_with_intervals_have_coverage(rows: dict[Key, Row]) -> None:
    for row in rows.values():
        covered = (row.coverage50, row.coverage80, row.coverage95)
        if row.method in ("country_and_own", "own_damped"):
            assert all(each is not None and 0 <= each <= 1 for each in covered)
        else:
            assert covered == (None, None, None)


def test_the_same_panel_gives_the_same_rows(
    rows: dict[Key, Row], histories: tuple[Panel, Panel], projection: Mapping[str, float]
) -> None:
    assert backtest(*histories, projection) == list(rows.values())


def test_what_came_after_an_outcome_changes_nothing_about_how_it_was_forecast(observations: list[Observation]) -> None:
    """The origin of 2004 needs its outcome of 2009 to be judged by, and nothing later: then it comes out the same."""
    known, all_known = (
        Experience(panels(each)[0], foreign_language) for each in (_until(observations, 2009), observations)
    )

    assert list(judged_at(known, 2004, 5)) == list(judged_at(all_known, 2004, 5))
    assert known.chosen(2004, 5) == Experience(panels(_until(observations, 2004))[0], foreign_language).chosen(2004, 5)


def _until(observations: list[Observation], year: int) -> list[Observation]:
    return [seen for seen in observations if seen.year is None or seen.year <= year]


def test_the_official_projection_is_the_one_that_was_measured(projection: Mapping[str, float]) -> None:
    with MEASURED.open(encoding="utf-8") as file:
        measured = {row["area_code"]: float(row["projection_2020_made_2012"]) for row in csv.DictReader(file)}

    assert projection == measured


def test_what_the_method_s_explanation_says_is_what_was_chosen(rules: Rules) -> None:
    five, ten = rules.foreign_language.rules

    assert (five.constants.country, 0 < five.constants.kept < 1) == ("log", True)
    assert (ten.constants.country, ten.constants.kept) == ("linear", 0.0)
    assert all(0.8 <= rule.constants.kept <= 1 for rule in rules.population.rules)


def test_all_municipalities_have_an_outlook_in_well_under_two_seconds(
    observations: list[Observation], rules: Rules
) -> None:
    by_area: dict[str, list[Observation]] = defaultdict(list)
    for seen in observations:
        by_area[seen.area].append(seen)
    areas = [area for area in by_area if area.isdigit() and len(area) == 3]

    begun = time.process_time()
    found = [outlook_of(area, by_area[area], rules) for area in areas]

    assert time.process_time() - begun < 2
    assert len(found) == 308
    assert sum(isinstance(group, Forecast) for group, _ in found) == 272
    assert all(isinstance(people, Forecast) for _, people in found)


def test_intervals_of_every_municipality_are_nested_around_the_point(
    observations: list[Observation], rules: Rules
) -> None:
    by_area: dict[str, list[Observation]] = defaultdict(list)
    for seen in observations:
        by_area[seen.area].append(seen)
    for area, seen_there in by_area.items():
        for found in outlook_of(area, seen_there, rules):
            if isinstance(found, Forecast):
                for point in found.points:
                    bounds = [bound for _, low, high in point.intervals for bound in (-low, high)]
                    assert [level for level, _, _ in point.intervals] == [50, 80, 95]
                    assert bounds == [
                        *(b for pair in zip(sorted(bounds[::2]), sorted(bounds[1::2]), strict=True) for b in pair)
                    ]
                    assert 0 <= point.intervals[-1][1] <= point.value
