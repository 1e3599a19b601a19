"""Which findings a situation picture suggests by itself: proposals to talk about, no conclusions, no ranking.

The sentences stand in `content/files/findings.toml`, one for each `kind.variant`:

| kind.variant | figures | words |
| --- | --- | --- |
| `largest_change.rise`, `.fall`, `.noise` | first, last, change | first_year, last_year |
| `largest_distance.above`, `.below`, `.noise` | own, median, difference | year |
| `fastest_growth.rise` | first, last, times | first_year, last_year (two years in a row: the fastest year) |
| `missing_data.by_origin` | – | – |
| `missing_data.gap` | – | first_year, last_year (first and last year without figures) |

`situation.rules_elsewhere` has the rules that look at every indicator and at the forecast.
"""

from __future__ import annotations

from itertools import pairwise

from kotosilta.figures import Observation
from kotosilta.situation.figures import difference, figure_of, median_of_comparable, ratio
from kotosilta.situation.picture import FIRST_YEAR_OF_TODAY, FindingKind, Picture, Series, SuggestedFinding
from kotosilta.situation.rules_elsewhere import (
    change_elsewhere,
    distance_elsewhere,
    distance_from_expected,
    growth_forecast,
)
from kotosilta.statistics.derive import POPULATION, SHARE
from kotosilta.statistics.noise import has_grown, share_differs_from, shares_differ

MOST_FINDINGS = 6
MOST_OF_THE_SHARE = 4
# Smaller growth is hardly a growth "so many times": it would be printed as 1.1.
SMALLEST_TIMES = 1.2
HOW_MANY = "C3.4"
WHO_THEY_ARE = "C3.6"


def suggest(picture: Picture) -> tuple[SuggestedFinding, ...]:
    """One to six findings, in a fixed order: change, distance, growth, and what is missing."""
    found = (
        largest_change(picture),
        change_elsewhere(picture),
        _distance(picture),
        growth_forecast(picture) or fastest_growth(picture),
        _missing_by_origin(),
        _missing_years(picture),
    )
    return tuple(finding for finding in found if finding)[:MOST_FINDINGS]


def suggest_from_share(picture: Picture) -> tuple[SuggestedFinding, ...]:
    """One to four findings that rest on published shares alone: each of their numbers can be worked out again."""
    found = (
        largest_change(picture),
        largest_distance(picture),
        fastest_growth(picture),
        _missing_by_origin(),
        _missing_years(picture),
    )
    return tuple(finding for finding in found if finding)[:MOST_OF_THE_SHARE]


def _distance(picture: Picture) -> SuggestedFinding | None:
    """From what is expected where that is known; else the share's beyond chance, else that of another indicator."""
    if expected := distance_from_expected(picture):
        return expected
    of_share = largest_distance(picture)
    if of_share and not of_share.within_noise:
        return of_share
    return distance_elsewhere(picture) or of_share


def largest_change(picture: Picture) -> SuggestedFinding | None:
    """How the share has changed from the first to the last year of today's series."""
    years = _years_of_today(picture)
    if len(years) < 2:
        return None
    first, last = years[0], years[-1]
    real = shares_differ(first.value, _people(picture, first), last.value, _people(picture, last))
    before, now = figure_of(first), figure_of(last)
    return SuggestedFinding(
        kind=FindingKind.LARGEST_CHANGE,
        variant=("rise" if last.value > first.value else "fall") if real else "noise",
        question=HOW_MANY,
        figures={"first": before, "last": now, "change": difference(now, before)},
        words={"first_year": str(first.year), "last_year": str(last.year)},
        within_noise=not real,
    )


def largest_distance(picture: Picture) -> SuggestedFinding | None:
    """How far the latest share lies from the median of the comparable municipalities, if they are of the same year."""
    years = _years_of_today(picture)
    median = median_of_comparable(picture, SHARE)
    if not years or median is None or median.year != years[-1].year:
        return None
    own = years[-1]
    real = share_differs_from(median.value, own.value, _people(picture, own))
    figure = figure_of(own)
    return SuggestedFinding(
        kind=FindingKind.LARGEST_DISTANCE,
        variant=("above" if own.value > median.value else "below") if real else "noise",
        question=HOW_MANY,
        figures={"own": figure, "median": median, "difference": difference(figure, median)},
        words={"year": str(own.year)},
        within_noise=not real,
    )


def fastest_growth(picture: Picture) -> SuggestedFinding | None:
    """The year in which the share grew the most times; None where no year's growth is worth it and beyond noise."""
    grown = [
        (first, last)
        for first, last in pairwise(_years_of_today(picture))
        if last.value >= SMALLEST_TIMES * first.value
        and has_grown(first.value, _people(picture, first), last.value, _people(picture, last))
    ]
    if not grown:
        return None
    first, last = max(grown, key=lambda pair: (pair[1].value / pair[0].value, pair[1].year or 0))
    before, after = figure_of(first), figure_of(last)
    return SuggestedFinding(
        kind=FindingKind.FASTEST_GROWTH,
        variant="rise",
        question=HOW_MANY,
        figures={"first": before, "last": after, "times": ratio(after, before)},
        words={"first_year": str(first.year), "last_year": str(last.year)},
    )


def _missing_by_origin() -> SuggestedFinding:
    return SuggestedFinding(FindingKind.MISSING_DATA, "by_origin", WHO_THEY_ARE, {}, {})


def _missing_years(picture: Picture) -> SuggestedFinding | None:
    """The first stretch of years without a share between two years that have one."""
    series = picture.own.get(SHARE)
    known = [seen.year for seen in series.observations if seen.year is not None] if series else []
    for before, after in pairwise(known):
        if after - before > 1:
            words = {"first_year": str(before + 1), "last_year": str(after - 1)}
            return SuggestedFinding(FindingKind.MISSING_DATA, "gap", HOW_MANY, {}, words)
    return None


def _years_of_today(picture: Picture) -> list[Observation]:
    series = picture.own.get(SHARE)
    seen = series.observations if series else ()
    return [each for each in seen if each.year is not None and each.year >= FIRST_YEAR_OF_TODAY]


def _people(picture: Picture, share: Observation) -> float:
    """The population of the share's year or the latest known: good enough to judge chance, never to count persons."""
    series: Series | None = picture.own.get(POPULATION)
    if series is None or series.latest is None:
        return 0
    return (series.at(share.year) or series.latest).value
