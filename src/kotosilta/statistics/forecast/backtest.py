"""Judges the methods as they would have been used: at each origin with only what was known then (rolling origin).

L. J. Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16 (2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE, Group, foreign_language, population
from kotosilta.statistics.forecast.intervals import LEVELS, spreads
from kotosilta.statistics.forecast.learning import Experience, error
from kotosilta.statistics.forecast.methods import BENCHMARKS
from kotosilta.statistics.forecast.panel import Panel

OFFICIAL = "official_2012"
OFFICIAL_ORIGIN, OFFICIAL_HORIZON = 2011, 9  # made in 2012 from the population of 2011, for 2020
WITH_FORECAST = "50+"
ALL = "all"


class Row(msgspec.Struct, frozen=True):
    """How a method did in a class of size: mean absolute error and coverage as fractions, over `n` forecasts."""

    group: str
    size_class: str
    horizon: int
    method: str
    mape: float
    coverage50: float | None
    coverage80: float | None
    coverage95: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One forecast held against its outcome; `inside` says per level whether the interval held it, if there was one."""

    size_class: str
    gets_forecast: bool
    method: str
    error: float
    inside: tuple[bool, ...] | None = None


def backtest(persons: Panel, people: Panel, official: Mapping[str, float]) -> list[Row]:
    """All rows: the foreign-language group (`persons`) and the population (`people`), every horizon and class.

    `official` is the official projection of 2012 for 2020, by municipality.
    """
    rows: list[Row] = []
    of_persons, of_people = Experience(persons, foreign_language), Experience(people, population)
    for horizon in foreign_language.origins:
        rows += _rows(foreign_language, horizon, list(_judged_in(of_persons, horizon)))
    for horizon, origins in population.origins.items():
        found = list(_judged_in(of_people, horizon))
        if horizon == OFFICIAL_HORIZON and origins == (OFFICIAL_ORIGIN,):
            found += _judged_official(people, official)
        rows += _rows(population, horizon, found)
    return rows


def judged_at(experience: Experience, origin: int, horizon: int) -> Iterator[Judged]:
    """All methods on the same cases of one origin; constants and intervals are those known at the origin."""
    group = experience.group
    constants = experience.chosen(origin, horizon)
    known = spreads(experience, constants, origin, horizon)
    for each in experience.cases(origin, horizon):
        named = (each.size_class, each.gets_forecast)
        for name, method in BENCHMARKS.items():
            yield Judged(*named, name, error(method(each.case), each.outcome))
        point = group.method(each.case, constants)
        spread = known.get(each.size_class)
        inside = tuple(spread.covers(point, each.outcome, level) for level in LEVELS) if spread else None
        yield Judged(*named, group.own_name, error(point, each.outcome), inside)


def _judged_in(experience: Experience, horizon: int) -> Iterator[Judged]:
    country = experience.panel.country
    for origin in experience.group.origins[horizon]:
        if origin in country and origin + horizon in country:
            yield from judged_at(experience, origin, horizon)


def _judged_official(panel: Panel, official: Mapping[str, float]) -> list[Judged]:
    """The official projection on the same municipalities; nothing when it does not have all of them."""
    outcome_year = OFFICIAL_ORIGIN + OFFICIAL_HORIZON
    areas = [area for area in panel.areas_at(OFFICIAL_ORIGIN) if outcome_year in panel.series[area]]
    if any(area not in official for area in areas):
        return []
    return [
        Judged(
            population.class_of(panel.series[area][OFFICIAL_ORIGIN]) or "",
            gets_forecast=True,
            method=OFFICIAL,
            error=error(official[area], panel.series[area][outcome_year]),
        )
        for area in areas
    ]


def _rows(group: Group, horizon: int, judged: Sequence[Judged]) -> list[Row]:
    methods = list(dict.fromkeys(each.method for each in judged))
    return [
        _row(group.key, size_class, horizon, method, of_method)
        for size_class, among in _classes(group, judged)
        for method in methods
        if (of_method := [each for each in among if each.method == method])
    ]


def _classes(group: Group, judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    for name, _ in group.classes:
        yield name, [each for each in judged if each.size_class == name]
    if group.key == FOREIGN_LANGUAGE:
        yield WITH_FORECAST, [each for each in judged if each.gets_forecast]
    yield ALL, list(judged)


def _row(key: str, size_class: str, horizon: int, method: str, judged: Sequence[Judged]) -> Row:
    held = [each.inside for each in judged if each.inside is not None]
    coverage = [sum(inside[i] for inside in held) / len(held) if held else None for i in range(len(LEVELS))]
    return Row(
        group=key,
        size_class=size_class,
        horizon=horizon,
        method=method,
        mape=sum(each.error for each in judged) / len(judged),
        coverage50=coverage[0],
        coverage80=coverage[1],
        coverage95=coverage[2],
        n=len(judged),
    )
