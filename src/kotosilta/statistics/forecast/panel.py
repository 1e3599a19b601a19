"""The history of all municipalities that forecasts are learnt from, and of all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kotosilta.figures import Observation
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE
from kotosilta.statistics.forecast.history import History
from kotosilta.statistics.turku import BRIDGED

Years = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """One history per municipality code, and the sum of those whose years are complete.

    Years that nobody has (2013–2019 for the foreign-language group) are a gap: they are never filled in.
    """

    series: Mapping[str, History]
    country: History

    def areas_at(self, year: int) -> list[str]:
        """The municipalities whose figure of the year is known, in the order of their codes."""
        return [area for area, history in sorted(self.series.items()) if year in history]


def panel_of(series: Mapping[str, Years]) -> Panel:
    """The panel of these series. A municipality that lacks years which others have does not count in the sum."""
    every = {year for years in series.values() for year in years}
    complete = [years for years in series.values() if len(years) == len(every)]
    country = {year: sum(years[year] for years in complete) for year in sorted(every)} if complete else {}
    return Panel({area: History(years) for area, years in series.items()}, History(country))


def known_series(observations: Iterable[Observation]) -> tuple[dict[str, dict[int, float]], ...]:
    """Foreign-language persons, shares in percent and total population of every municipality, as far as known.

    Years that only one city has counted are left out: what is learnt from all is learnt from the same years of all.
    """
    found: dict[str, dict[str, dict[int, float]]] = {key: defaultdict(dict) for key in (PERSONS, SHARE, POPULATION)}
    for seen in observations:
        of_all = seen.indicator in found and seen.group == "total" and seen.method not in BRIDGED
        if of_all and seen.year and _is_municipality(seen.area):
            found[seen.indicator][seen.area][seen.year] = seen.value
    return found[PERSONS], found[SHARE], found[POPULATION]


def _is_municipality(area: str) -> bool:
    return area.isdigit() and len(area) == 3
