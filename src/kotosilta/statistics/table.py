"""The one shape in which official statistics are held, whatever file they came in: dimensions with codes, and cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kotosilta.statistics.cells import Cells

Texts = Mapping[str, str]  # language → words; the language is "" where the file does not name it


class Role(StrEnum):
    """What a dimension is about, where the file says so."""

    TIME = "time"
    GEO = "geo"
    METRIC = "metric"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a figure counts in, and with how many decimals it is meant to be shown (None: the file does not say)."""

    label: str = ""
    decimals: int | None = None
    symbol: str = ""
    symbol_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One variable of a table with its categories in order.

    `id` is what the file calls it; `variable_code` is the code of PX files beside the name. `labels` holds, for each
    language, one label per code. `children` leads from a code to those that are part of it.
    """

    id: str
    codes: tuple[str, ...]
    label: Texts = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    role: Role | None = None
    variable_code: str = ""
    units: Mapping[str, Unit] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    code_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A remark on some cells: `where` has a category for each dimension, None for all of them."""

    where: tuple[str | None, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its metadata; `cells` is None where a file holds the metadata only.

    `legend` says what a mark means in the words of the file.
    """

    dimensions: tuple[Dimension, ...]
    cells: Cells | None
    title: Texts = field(default_factory=dict)
    source: str = ""
    updated: str = ""
    language: str = ""
    unit: Unit | None = None
    notes: tuple[str, ...] = ()
    cell_notes: tuple[CellNote, ...] = ()
    legend: Mapping[str, Texts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTable:
    """A table of a file that can hold several."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a file holds: one table, or (`several`) any number of named ones; `elsewhere` others it only names."""

    tables: tuple[NamedTable, ...]
    several: bool = False
    elsewhere: int = 0
    title: str = ""
