"""Shares of so few people that one of them moves the share by a percentage point, and their mean of several years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from kotosilta.content.indicator_catalogue import Catalogued
from kotosilta.figures import Figure
from kotosilta.situation.bases import SERIES_OF
from kotosilta.situation.figures import SMALLEST_BASE, figure_of
from kotosilta.situation.picture import Series
from kotosilta.statistics.disclosure import Rule, mean_of_years

METHOD = "mean_of_years"
# Nobody at all is too few as well.
_FEW = Rule(SMALLEST_BASE, zero_shown=False)


@dataclass(frozen=True, slots=True)
class MeanShare:
    """The mean of a share of few people over several years in a row, and its latest value, which stands beside it."""

    latest: Figure
    mean: Figure
    first_year: int
    last_year: int


def years_of_few(indicator: Catalogued, known: Mapping[str, Series], group: str = "") -> frozenset[int]:
    """The years in which a share is a share of fewer than a hundred people; `known` are the series of the area.

    None of them where the base is not known, or where it is no share.
    """
    return frozenset(year for year, people in _people(indicator, known, group).items() if _FEW.hides(people))


def mean_share(indicator: Catalogued, known: Mapping[str, Series]) -> MeanShare | None:
    """The mean of the latest three to five years: the fewest years in which the share is of a hundred people together.

    Each year weighs the same. None where the latest share is of a hundred people or more, where a year is missing, and
    where the years cannot be held together: over a break in the series, or where they were not published as they are.
    """
    series = known.get(indicator.key)
    last = series.latest.year if series and series.latest else None
    if series is None or last is None or last not in years_of_few(indicator, known):
        return None
    since = max((each.year for each in indicator.breaks if each.year <= last), default=0)
    shares = {
        seen.year: figure_of(seen)
        for seen in series.observations
        if seen.year is not None and seen.year >= since and seen.method is None
    }
    people = {year: many for year, many in _people(indicator, known).items() if year in shares}
    years = mean_of_years(people, last, _FEW)
    if years is None:
        return None
    figures = [shares[year] for year in range(years.first_year, years.last_year + 1)]
    mean = replace(
        figures[-1],
        value=fmean(each.value for each in figures),
        observations=tuple(name for each in figures for name in each.observations),
        method=METHOD,
    )
    return MeanShare(figures[-1], mean, years.first_year, years.last_year)


def _people(indicator: Catalogued, known: Mapping[str, Series], group: str = "") -> Mapping[int, float]:
    """Of how many people the share of each year is, as far as that is known.

    The last known base also stands for later years: people do not come by the hundred. A group whose own base is not
    known is at most as many as everybody.
    """
    name = SERIES_OF.get(indicator.facts.base, "")
    base = known.get(f"{name}/{group}" if group else name) or known.get(name)
    series = known.get(f"{indicator.key}/{group}" if group else indicator.key)
    if series is None or base is None or indicator.unit != "percent":
        return {}
    people = {seen.year: seen.value for seen in base.observations if seen.year is not None}
    last = max(people, default=None)
    if last is None:
        return {}
    years = (seen.year for seen in series.observations if seen.year is not None)
    return {year: people[min(year, last)] for year in years if min(year, last) in people}
