"""Sotkanet of THL: indicators by number, rows by region, whose own numbers are led back to municipality codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from kotosilta.reasons import Reason
from kotosilta.statistics.missing import NOT_AVAILABLE
from kotosilta.statistics.snapshot import COUNTRY
from kotosilta.statistics.sources.answers import decoded, unreadable, usable
from kotosilta.statistics.sources.areas import Today
from kotosilta.statistics.sources.calls import Caller
from kotosilta.statistics.sources.observed import ObservedCells, Value
from kotosilta.statistics.sources.registry import Gives
from kotosilta.statistics.sources.transport import Request

MUNICIPALITY, WHOLE_COUNTRY = "KUNTA", "MAA"
PREFIXES = {MUNICIPALITY: "", "MAAKUNTA": "MK", "HYVINVOINTIALUE": "HV"}
DIGITS = {MUNICIPALITY: 3, "MAAKUNTA": 2, "HYVINVOINTIALUE": 2}
BOTH_SEXES = "total"
YEARS_AT_ONCE = 10
Shape = TypeVar("Shape")


class Years(msgspec.Struct, frozen=True):
    start: int
    end: int


class SotkanetIndicator(msgspec.Struct, frozen=True):
    """One indicator: its titles by language, the years that it has, and the day of its last change."""

    id: int
    title: dict[str, str]
    range: Years
    updated: str = msgspec.field(name="data-updated", default="")


class Region(msgspec.Struct, frozen=True):
    """A region with Sotkanet's own number and, for municipalities, their code."""

    id: int
    code: str = ""
    category: str = ""


class _Row(msgspec.Struct, frozen=True):
    region: int
    year: int
    value: float | None = None
    gender: str = BOTH_SEXES
    indicator: int = 0


class SotkanetValue(msgspec.Struct, frozen=True):
    """One value of an area (as the store calls it); an area without one has no row, which is never a zero."""

    area: str
    year: int
    value: float


class Sotkanet:
    """The server; it says nothing of limits, so calls stay cautious."""

    def __init__(self, caller: Caller, base: str) -> None:
        self.host = caller.host
        self._caller = caller
        self._root = base.rstrip("/")
        self._areas: dict[int, str] | None = None

    def indicator(self, number: int) -> SotkanetIndicator:
        """What the indicator is; Gone when there is none of that number."""
        return decoded(self._get(f"indicators/{number}"), SotkanetIndicator, self.host, f"“indicators/{number}”")

    def areas(self) -> dict[int, str]:
        """Sotkanet's numbers of the areas that we know, and what the store calls them."""
        if self._areas is None:
            regions = decoded(self._get("regions"), tuple[Region, ...], self.host, "“regions”")
            self._areas = {each.id: name for each in regions if (name := _area(each))}
        return self._areas

    def answer(self, number: int, years: Sequence[int]) -> bytes:
        """The rows of some years as they came, both sexes together. A list of years with commas would give 400."""
        query = [("indicator", number), *(("years", year) for year in years), ("genders", BOTH_SEXES)]
        return self._get(f"json?{urlencode(query)}")

    def read(self, number: int, answer: bytes) -> list[SotkanetValue]:
        """The values in an answer; SourceTrouble when it is about something else."""
        rows = decoded(answer, tuple[_Row, ...], self.host, "“json”")
        if any(row.indicator not in (0, number) for row in rows):
            raise unreadable(self.host, "“json”", Reason("It is about another indicator than was asked for."))
        areas = self.areas()
        return [
            SotkanetValue(areas[row.region], row.year, row.value)
            for row in rows
            if row.region in areas and row.value is not None and row.gender == BOTH_SEXES
        ]

    def values(self, number: int, years: Sequence[int]) -> list[SotkanetValue]:
        """Those of all areas that we know."""
        return self.read(number, self.answer(number, years))

    def _get(self, path: str) -> bytes:
        what = f"“{path.partition('?')[0]}”"
        return usable(self._caller.call(Request(f"{self._root}/{path}")), self.host, what)


def cells_of_rows(gives: Gives, values: Sequence[SotkanetValue], today: Today) -> ObservedCells:
    """The series of one indicator. Municipalities that are not today's are left out: they are in the shipped history.

    The newest years that not even the country has are no gap: they are not published yet.
    """
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for each in values:
        if not each.area.isdigit() or each.area in today.municipalities:
            found[each.area][each.year] = each.value / gives.divisor
    years = tuple(sorted({year for some in found.values() for year in some}))
    areas: dict[str, tuple[Value, ...]] = {
        area: tuple(some.get(year, NOT_AVAILABLE) for year in years) for area, some in sorted(found.items())
    }
    return ObservedCells(
        indicator=gives.indicator, group="total", source=gives.source, years=years, areas=areas, fills=gives.fills
    )


def _area(region: Region) -> str:
    """What the store calls a region; "" for one of another kind."""
    if region.category == WHOLE_COUNTRY:
        return COUNTRY
    if region.category not in PREFIXES or not region.code.isdecimal():
        return ""
    return f"{PREFIXES[region.category]}{region.code.zfill(DIGITS[region.category])}"
