"""Sotkanet of THL: indicators by number, rows by region, whose own numbers are led back to municipality codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from kotosilta.statistics.sources.answers import decoded, usable
from kotosilta.statistics.sources.calls import Caller
from kotosilta.statistics.sources.transport import Request

MUNICIPALITY = "KUNTA"
BOTH_SEXES = "total"
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


class SotkanetValue(msgspec.Struct, frozen=True):
    """One value of a municipality; a municipality without one has no row, which is never a zero."""

    municipality: str
    year: int
    value: float


class Sotkanet:
    """The server; it says nothing of limits, so calls stay cautious."""

    def __init__(self, caller: Caller, base: str) -> None:
        self.host = caller.host
        self._caller = caller
        self._root = base.rstrip("/")

    def indicator(self, number: int) -> SotkanetIndicator:
        """What the indicator is; Gone when there is none of that number."""
        return self._get(f"indicators/{number}", SotkanetIndicator)

    def municipalities(self) -> dict[int, str]:
        """Sotkanet's numbers of the municipalities and the codes they stand for."""
        regions = self._get("regions", tuple[Region, ...])
        return {each.id: each.code for each in regions if each.category == MUNICIPALITY}

    def values(self, number: int, years: Sequence[int]) -> list[SotkanetValue]:
        """Those of all municipalities, both sexes together. Years are repeated: a list with commas gives 400."""
        query = [("indicator", number), *(("years", year) for year in years), ("genders", BOTH_SEXES)]
        codes = self.municipalities()
        return [
            SotkanetValue(codes[row.region], row.year, row.value)
            for row in self._get(f"json?{urlencode(query)}", tuple[_Row, ...])
            if row.region in codes and row.value is not None
        ]

    def _get(self, path: str, shape: type[Shape]) -> Shape:
        what = f"“{path.partition('?')[0]}”"
        answer = self._caller.call(Request(f"{self._root}/{path}"))
        return decoded(usable(answer, self.host, what), shape, self.host, what)
