"""The findings that are looked for among all indicators of today, and the one that the forecast suggests.

| kind.variant | figures | words |
| --- | --- | --- |
| `largest_change.elsewhere`, `.elsewhere_unsure` | first, last, change | indicator, first_year, last_year |
| `largest_distance.elsewhere` | own, median, difference | indicator, year |
| `largest_distance.expected_above`, `.expected_below` | own, expected, difference | indicator, year |
| `fastest_growth.forecast`, `.forecast_population` | first, last, low, high | first_year, last_year |

The share of foreign-language speakers has rules of its own (`situation.rules`) and is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from statistics import median_low

from kotosilta.content.indicator_catalogue import Catalogued, catalogue, offered
from kotosilta.content.standardised import standardised
from kotosilta.figures import FigureKind, Observation
from kotosilta.situation.bases import base_of
from kotosilta.situation.expected import expected_here
from kotosilta.situation.figures import difference, figure_of, median_of
from kotosilta.situation.outlook import INDICATOR, WITH_FORECASTS, bound_figure, expected_figure, outlook
from kotosilta.situation.picture import FIRST_YEAR_OF_TODAY, FindingKind, Picture, Series, SuggestedFinding
from kotosilta.statistics.derive import SHARE
from kotosilta.statistics.forecast.apply import Forecast, Point
from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE
from kotosilta.statistics.noise import counts_differ, share_differs_from, shares_differ
from kotosilta.statistics.standardise import Verdict

# Where nobody knows how much is chance, a smaller change is not worth a suggestion.
SMALLEST_UNSURE = 1.2
FEWEST_PEERS = 5
LIKELY = 80  # per cent: the interval that is said


@dataclass(frozen=True, slots=True)
class _Change:
    """The first and the last year of a series of today; `sure` says that it is more than chance explains."""

    indicator: Catalogued
    first: Observation
    last: Observation
    sure: bool

    @property
    def size(self) -> float:
        """In proportion to where it began, so that persons and percentages can be held against each other."""
        return abs(log(self.last.value / self.first.value))


def change_elsewhere(picture: Picture) -> SuggestedFinding | None:
    """The indicator that has changed most in proportion: beyond chance, or else where chance cannot be judged."""
    changes = list(_changes(picture))
    found = max(changes, key=lambda each: (each.sure, each.size), default=None)
    if found is None:
        return None
    first, last = figure_of(found.first), figure_of(found.last)
    return SuggestedFinding(
        kind=FindingKind.LARGEST_CHANGE,
        variant="elsewhere" if found.sure else "elsewhere_unsure",
        question=found.indicator.questions[0],
        figures={"first": first, "last": last, "change": difference(last, first)},
        words={"first_year": str(found.first.year), "last_year": str(found.last.year)},
        indicator=found.indicator.key,
    )


def distance_elsewhere(picture: Picture) -> SuggestedFinding | None:
    """The share that lies farthest from the median of the municipalities beside it, beyond chance and rounding."""
    return max(_distances(picture), key=lambda each: abs(each.figures["difference"].value), default=None)


def distance_from_expected(picture: Picture) -> SuggestedFinding | None:
    """The share that lies farthest from what the country's rates would give for the same people, beyond chance."""
    found = [
        here
        for each in standardised().values()
        if (here := expected_here(picture, each)) and here.found.verdict in (Verdict.ABOVE, Verdict.BELOW)
    ]
    if not found:
        return None
    here = max(found, key=lambda each: abs(each.difference.value))
    return SuggestedFinding(
        kind=FindingKind.LARGEST_DISTANCE,
        variant=f"expected_{here.found.verdict}",
        question=catalogue()[here.what.stands_under].questions[0],
        figures={"own": here.own, "expected": here.expected, "difference": here.difference},
        words={"year": str(here.year)},
        indicator=here.what.stands_under,
    )


def growth_forecast(picture: Picture) -> SuggestedFinding | None:
    """Of the two forecast groups the one that is expected to grow faster.

    None where none is expected to grow, or where the interval that is said leaves open that it does not.
    """
    growing = [
        (point.value / found.base, found, point)
        for found in outlook(picture)
        if isinstance(found, Forecast) and _likely(point := found.points[-1])[0] > found.base > 0
    ]
    if not growing:
        return None
    _, found, point = max(growing, key=lambda each: each[0])
    return _expected(picture, found, point)


def _likely(point: Point) -> tuple[float, float]:
    return next((low, high) for level, low, high in point.intervals if level == LIKELY)


def _changes(picture: Picture) -> Iterator[_Change]:
    for indicator in _of_today(picture):
        years = _years(picture.own[indicator.key])
        if len(years) < 2:
            continue
        first, last = years[0], years[-1]
        if first.value <= 0 or last.value <= 0 or first.value == last.value or not _may_be_held_against(first, last):
            continue
        sure = _is_beyond_chance(indicator, picture.own, first, last)
        change = _Change(indicator, first, last, sure=sure is True)
        if sure or (sure is None and change.size >= log(SMALLEST_UNSURE)):
            yield change


def _is_beyond_chance(
    indicator: Catalogued, known: Mapping[str, Series], first: Observation, last: Observation
) -> bool | None:
    """Whether chance and rounding leave anything of the change; None where that cannot be judged."""
    if indicator.unit == "persons":
        return counts_differ(first.value, last.value)
    before, after = base_of(indicator.key, known, first.year), base_of(indicator.key, known, last.year)
    if indicator.unit != "percent" or before is None or after is None:
        return None
    return shares_differ(first.value, before.value, last.value, after.value)


def _distances(picture: Picture) -> Iterator[SuggestedFinding]:
    for indicator in _of_today(picture):
        own = picture.own[indicator.key].latest
        base = base_of(indicator.key, picture.own, own.year) if own else None
        if own is None or own.year is None or base is None or indicator.unit != "percent" or own.method:
            continue
        others = _others(picture, indicator.key, own.year)
        if own.year < FIRST_YEAR_OF_TODAY or len(others) < FEWEST_PEERS:
            continue
        if share_differs_from(median_low(each.value for each in others), own.value, base.value):
            median, figure = median_of(others, picture.municipality.code, "median_of_comparable"), figure_of(own)
            yield SuggestedFinding(
                kind=FindingKind.LARGEST_DISTANCE,
                variant="elsewhere",
                question=indicator.questions[0],
                figures={"own": figure, "median": median, "difference": difference(figure, median)},
                words={"year": str(own.year)},
                indicator=indicator.key,
            )


def _others(picture: Picture, key: str, year: int) -> tuple[Observation, ...]:
    """What is published of the municipalities beside this one in that year."""
    known = picture.peers.series.values() if picture.peers else ()
    seen = (series[key].at(year) for series in known if key in series)
    return tuple(each for each in seen if each and each.method is None)


def _expected(picture: Picture, found: Forecast, point: Point) -> SuggestedFinding:
    low, high = _likely(point)
    known = picture.own[INDICATOR[found.group]].at(found.origin)
    return SuggestedFinding(
        kind=FindingKind.FASTEST_GROWTH,
        variant="forecast" if found.group == FOREIGN_LANGUAGE else "forecast_population",
        question=WITH_FORECASTS,
        figures={
            "first": figure_of(known) if known else expected_figure(found, picture, found.origin, found.base),
            "last": expected_figure(found, picture, point.year, point.value),
            "low": bound_figure(found, picture, point.year, low),
            "high": bound_figure(found, picture, point.year, high),
        },
        words={"first_year": str(found.origin), "last_year": str(point.year)},
    )


def _of_today(picture: Picture) -> Iterator[Catalogued]:
    """The offered indicators with figures that describe today, without the share itself."""
    for key, indicator in offered(picture.own).items():
        if key in picture.own and not indicator.history and key != SHARE:
            yield indicator


def _years(series: Series) -> list[Observation]:
    return [seen for seen in series.observations if seen.year is not None and seen.year >= FIRST_YEAR_OF_TODAY]


def _may_be_held_against(first: Observation, last: Observation) -> bool:
    """Ranges, rounded numbers and what was worked out cannot be subtracted so that anybody could do it again."""
    exact = all(figure_of(each).kind not in (FigureKind.ABOUT, FigureKind.RANGE_1_4) for each in (first, last))
    return exact and first.method is None and last.method is None
