"""What a source says about a table before any figure is asked for, in one shape for all interfaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kotosilta.statistics.sources.limits import Limits

Selection = Mapping[str, tuple[str, ...]]  # code of a variable → codes of its values, both in the table's order


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveVariable:
    """A variable as it is now; the server may leave it out of an answer when it `may_be_left_out`."""

    code: str
    text: str
    codes: tuple[str, ...]
    texts: tuple[str, ...] = ()
    may_be_left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveTable:
    """A table as it is now. `updated` is what its metadata say about its last change, "" where they say nothing."""

    title: str
    variables: tuple[LiveVariable, ...]
    updated: str = ""

    def variable(self, code: str) -> LiveVariable | None:
        return next((each for each in self.variables if each.code == code), None)


class TableSource(Protocol):
    """A server of tables, whatever interface it has; all methods raise SourceTrouble."""

    host: str

    def limits(self) -> Limits:
        """What the server allows, asked for once a day."""
        ...

    def table(self, place: str, language: str = "en") -> LiveTable:
        """What the table is made of now, with names in that language; Gone when there is none at this place."""
        ...

    def edition(self, place: str, live: LiveTable) -> str:
        """What tells this edition of the table from others, "" where the source says nothing of it."""
        ...

    def data(self, place: str, selection: Selection) -> bytes:
        """The answer of the server as it came, in JSON-stat 2."""
        ...


def cells_of(selection: Selection) -> int:
    """How many cells an answer to the selection has."""
    cells = 1
    for codes in selection.values():
        cells *= len(codes)
    return cells
