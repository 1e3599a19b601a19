"""What is told beside the figures of a municipality when one looks closer: all municipalities, and what was revised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kotosilta.figures import Observation
from kotosilta.situation.confirmed import Confirmation, checked_here, confirmed_here
from kotosilta.situation.models import ObservedSeries
from kotosilta.situation.packing import kept
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.reading import imported_snapshot
from kotosilta.situation.revisions import Revision, revisions_of
from kotosilta.situation.stored import STORED
from kotosilta.statistics.derive import POPULATION, SHARE

YEARS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Every municipality in one year, by code: the share, and how many people it is a share of.

    `people` are of that year or, where it is not known, the latest.
    """

    year: int
    shares: Mapping[str, Observation]
    people: Mapping[str, Observation]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`everywhere` is by year: the latest of the municipality, and the latest that the whole country has as well.

    `revised` are observations that said something else before, by their id; `confirmed` is what has been found out here
    about indicators that do not come with the product.
    """

    everywhere: Mapping[int, Everywhere] = field(default_factory=dict)
    revised: Mapping[str, Revision] = field(default_factory=dict)
    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)


NOTHING_AROUND = Surroundings()


def surroundings_of(picture: Picture, *, everywhere: bool) -> Surroundings:
    """Three queries; `everywhere` reads all municipalities too, kept in memory until other figures are imported."""
    if not everywhere:
        return Surroundings({}, revisions_of(picture), _confirmed())
    snapshot = imported_snapshot()
    years = {year for year in (latest_year(picture), year_with_country(picture)) if year}
    return Surroundings({year: _everywhere(snapshot, year) for year in years}, revisions_of(picture), _confirmed())


def _confirmed() -> dict[str, Confirmation]:
    """Without the day on which figures first came, which nobody needs beside a figure that is not here."""
    checked, figures = checked_here(), confirmed_here()
    return {key: Confirmation(checked.get(key), key in figures) for key in checked.keys() | figures}


def latest_year(picture: Picture) -> int | None:
    """The latest year of the municipality's share."""
    series = picture.own.get(SHARE)
    return series.latest.year if series and series.latest else None


def year_with_country(picture: Picture) -> int | None:
    """The latest year in which both the municipality's and the country's share are known."""
    return latest_common_year(picture.own.get(SHARE), picture.country.get(SHARE))


def latest_common_year(one: Series | None, other: Series | None) -> int | None:
    """The latest year of which both series have a figure."""
    if one is None or other is None:
        return None
    known = {seen.year for seen in other.observations}
    return max((seen.year for seen in one.observations if seen.year and seen.year in known), default=None)


@lru_cache(maxsize=YEARS_KEPT)
def _everywhere(_snapshot: str, year: int) -> Everywhere:
    return Everywhere(year, _of_year(SHARE, year, exactly=True), _of_year(POPULATION, year, exactly=False))


def _of_year(indicator: str, year: int, *, exactly: bool) -> dict[str, Observation]:
    """What is known of every municipality in that year; otherwise, where it may be another one, the latest."""
    rows = ObservedSeries.objects.filter(indicator=indicator, group="total").order_by("area").annotate(stored=STORED)
    found = {}
    for area, stored in rows.values_list("area", "stored"):
        series = kept(stored)
        if not area.isdigit() or not series.points:
            continue
        point = series.at(year) or (None if exactly else series.points[-1])
        if point:
            found[area] = series.observation(point, indicator, "total", area)
    return found
