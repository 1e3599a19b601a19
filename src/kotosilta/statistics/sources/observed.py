"""Takes the series that we know out of a fetched table, every cell with what it says or why it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from kotosilta.reasons import Reason
from kotosilta.statistics.cells import Cells
from kotosilta.statistics.sources.registry import Gives, KnownTable
from kotosilta.statistics.sources.resolving import MUNICIPALITY, Resolved
from kotosilta.statistics.sources.trouble import SourceTrouble
from kotosilta.statistics.table import Table

NOTHING_TO_REPORT = "-"  # exactly zero, unless the legend of the table says otherwise

Value = float | str  # a number, or the mark of the source that stands in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedCells:
    """One series of ours for all municipalities: for each of them one value or mark per year."""

    indicator: str
    source: str
    years: tuple[int, ...]
    areas: dict[str, tuple[Value, ...]]


def observed(table: Table, known: KnownTable, today: Resolved) -> tuple[ObservedCells, ...]:
    """Every series that the table gives us. A mark stays a mark: only `-` is a number, and `...` is never zero."""
    cells = table.cells
    if cells is None or not known.area or not known.time:
        raise SourceTrouble(Reason("Table %(table)s gives no series of municipalities.", {"table": known.key}))
    return tuple(_series(table, cells, known, today, gives) for gives in known.gives)


def _series(table: Table, cells: Cells, known: KnownTable, today: Resolved, gives: Gives) -> ObservedCells:
    fixed = {today.variables[name]: today.values[name, value] for name, value in gives.where.items()}
    area, time = today.variables[known.area], today.variables[known.time]
    codes = {dimension.id: dimension.codes for dimension in table.dimensions}
    marks = cells.marks.between(0, len(cells))
    zero_means_zero = NOTHING_TO_REPORT not in table.legend
    areas: dict[str, tuple[Value, ...]] = {}
    for place in codes[area]:
        if not (found := MUNICIPALITY.fullmatch(place)):
            continue
        cell = [_index(table, {**fixed, area: place, time: year}) for year in codes[time]]
        areas[found[1]] = tuple(_value(cells.values[at], marks[at], zero_means_zero=zero_means_zero) for at in cell)
    return ObservedCells(
        indicator=gives.indicator,
        source=gives.source,
        years=_years(codes[time]),
        areas=areas,
    )


def _index(table: Table, where: dict[str, str]) -> int:
    at = 0
    for dimension in table.dimensions:
        at = at * len(dimension) + dimension.codes.index(where[dimension.id])
    return at


def _value(number: float, mark: str, *, zero_means_zero: bool) -> Value:
    if not isnan(number):
        return number
    if mark == NOTHING_TO_REPORT and zero_means_zero:
        return 0.0
    return mark or "missing"


def _years(codes: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(code) for code in codes)
