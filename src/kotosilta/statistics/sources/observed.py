"""Takes the series that we know out of a fetched table, every cell with what it says or why it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import isnan

from kotosilta.statistics.cells import Cells
from kotosilta.statistics.missing import NOT_APPLICABLE, NOT_AVAILABLE, NOTHING_TO_REPORT, kind_of
from kotosilta.statistics.snapshot import COUNTRY
from kotosilta.statistics.sources.areas import area_of
from kotosilta.statistics.sources.grouping import group_named
from kotosilta.statistics.sources.periods import is_preliminary
from kotosilta.statistics.sources.resolving import Chosen, Resolved
from kotosilta.statistics.table import Table

DECIMALS_OF_A_MEAN = 1
DECIMALS_OF_A_SHARE = 1
FEW_GROUPS = 60  # more than these are kept only where there is a figure

Value = float | str  # a number, or the kind of missing value that stands in its place
Part = tuple[str, int]  # dimension and place of a code in it


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedCells:
    """One series of ours for all areas: for each of them one value, or why there is none, per year.

    `parts` is the part of the group by our name of each variable, "" for its total. `preliminary` are years that the
    source still means to change. `fills` only fills what no other source has.
    """

    indicator: str
    group: str
    source: str
    years: tuple[int, ...]
    areas: Mapping[str, tuple[Value, ...]]
    parts: tuple[tuple[str, str], ...] = ()
    preliminary: tuple[int, ...] = ()
    fills: bool = False


def observed(table: Table, question: Resolved) -> Iterator[ObservedCells]:
    """Every series that the answer gives. Of the marks only `-` is a number; `...` is never zero."""
    if table.cells is None:
        return
    reading = _Reading(table, table.cells, question)
    for chosen in question.chosen:
        yield from reading.series(chosen)


class _Reading:
    """The cells of one answer, found by their codes."""

    def __init__(self, table: Table, cells: Cells, question: Resolved) -> None:
        self._question = question
        self._values = cells.values
        self._marks = cells.marks.between(0, len(cells))
        self._legend = table.legend
        self._kinds: dict[str, Value] = {}
        self._places: dict[str, dict[str, int]] = {}
        steps = 1
        for dimension in reversed(table.dimensions):
            self._places[dimension.id] = {code: at * steps for at, code in enumerate(dimension.codes)}
            steps *= len(dimension)
        area = self._places[question.area] if question.area else {}
        self._areas = {name: at for code, at in area.items() if (name := area_of(code))} or {COUNTRY: 0}
        time = self._places[question.time]
        self._years = [(year, [time[code] for code in codes]) for year, codes in sorted(question.years.items())]
        self._preliminary = _preliminary(table, question)

    def series(self, chosen: Chosen) -> Iterator[ObservedCells]:
        """One for each group of the indicator."""
        fixed = sum(self._places[code][value] for code, value in chosen.fixed.items())
        base = sum(self._places[code][chosen.per.get(code, value)] for code, value in chosen.fixed.items())
        combinations = list(product(*(groups.items() for groups in chosen.groups.values())))
        for combination in combinations:
            starts = self._starts(list(chosen.groups), [codes for _, codes in combination])
            areas = {
                area: tuple(self._value(chosen, at, starts, places, fixed, base) for _, places in self._years)
                for area, at in self._areas.items()
            }
            if len(combinations) > FEW_GROUPS:
                areas = {area: some for area, some in areas.items() if not all(isinstance(each, str) for each in some)}
            yield ObservedCells(
                indicator=chosen.gives.indicator,
                group=group_named(part for part, _ in combination),
                source=chosen.gives.source,
                years=tuple(year for year, _ in self._years),
                areas=areas,
                parts=tuple(zip(chosen.split_by, (part for part, _ in combination), strict=True)),
                preliminary=self._preliminary,
                fills=chosen.gives.fills,
            )

    def _starts(self, variables: Sequence[str], codes: Sequence[tuple[str, ...]]) -> list[int]:
        """Where the cells lie that make up a group, as far as its own variables say."""
        places = ([self._places[name][code] for code in some] for name, some in zip(variables, codes, strict=True))
        return [sum(some) for some in product(*places)]

    def _value(
        self, chosen: Chosen, area: int, starts: Sequence[int], times: Sequence[int], fixed: int, base: int
    ) -> Value:
        numbers: list[float] = []
        for time in times:
            value = self._sum([area + time + start + fixed for start in starts])
            if chosen.per:
                value = _percentage(value, self._sum([area + time + start + base for start in starts]))
            if isinstance(value, str):
                return value
            numbers.append(value)
        if chosen.gives.average:
            return round(sum(numbers) / len(numbers), DECIMALS_OF_A_MEAN)
        return numbers[0] / chosen.gives.divisor

    def _sum(self, cells: Sequence[int]) -> Value:
        """Of cells that are all known; what is hidden is never counted into a sum."""
        total = 0.0
        for at in cells:
            number = self._values[at]
            if isnan(number):
                kind = self._kind(self._marks[at])
                if isinstance(kind, str):
                    return kind
                number = kind
            total += number
        return total

    def _kind(self, mark: str) -> Value:
        known = self._kinds.get(mark)
        if known is None:
            is_zero = mark == NOTHING_TO_REPORT and NOTHING_TO_REPORT not in self._legend
            known = self._kinds[mark] = 0.0 if is_zero else kind_of(mark, self._legend) if mark else NOT_AVAILABLE
        return known


def _percentage(part: Value, whole: Value) -> Value:
    if isinstance(part, str):
        return part
    if isinstance(whole, str):
        return whole
    return round(100 * part / whole, DECIMALS_OF_A_SHARE) if whole else NOT_APPLICABLE


def _preliminary(table: Table, question: Resolved) -> tuple[int, ...]:
    time = next(each for each in table.dimensions if each.id == question.time)
    said = {
        code: is_preliminary(code, *(labels[at] for labels in time.labels.values()))
        for at, code in enumerate(time.codes)
    }
    return tuple(year for year, codes in sorted(question.years.items()) if any(said[code] for code in codes))
