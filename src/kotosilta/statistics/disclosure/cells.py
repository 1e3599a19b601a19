"""What disclosure control works on: cells, the sums they stand in, the rule of a source, and what may be shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, isnan, nan

CellKey = Hashable


@dataclass(frozen=True, slots=True)
class Rule:
    """What a source asks for: counts under `threshold` are hidden.

    `as_range` shows them as "1 to threshold - 1" instead. `zero_shown` says whether a true nought may stand there; if
    so, a reader knows that what is hidden is at least one.
    """

    threshold: int
    as_range: bool = False
    zero_shown: bool = True

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise ValueError("a threshold below two hides nothing")
        if self.as_range and not self.zero_shown:
            raise ValueError("a range from one upwards tells noughts apart: they have to be shown")

    @property
    def lowest(self) -> int:
        """The smallest number that can stand behind a hidden cell."""
        return 1 if self.zero_shown else 0

    def hides(self, value: float) -> bool:
        """Whether this number is small by the rule."""
        return self.lowest <= value < self.threshold


@dataclass(frozen=True, slots=True)
class Relation:
    """A total and the parts that add up to it. Those with a cell that nobody has are passed over."""

    total: CellKey
    parts: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    value: float


@dataclass(frozen=True, slots=True)
class Range:
    """A small count, said as far as the source says it; both ends belong to it."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """Nothing is shown, and nobody is told whether the number is small or hidden for the sake of another."""


ToShow = Shown | Range | Hidden
HIDDEN = Hidden()


class Known:
    """Cells with their numbers and sums, and which of them are hidden so far.

    Inside, a cell is its place in `names`, which are in an order of their own: the order of the rows changes nothing.
    `small` are the cells that have to be protected, `unknown` those of which only the source has the number (their
    value is NaN). `members` are the cells of each sum and `stands_in` the sums of each cell, both with +1 for a part
    and -1 for the total. `in_ranges` are what small counts are the sum of, where ranges are shown. `given_up` are
    cells that follow from sums even with all beside them hidden; `unproven` says that some cell has no other table.
    """

    def __init__(self, cells: Mapping[CellKey, float | None], relations: Sequence[Relation], rule: Rule) -> None:
        self.rule = rule
        self.names = sorted(cells, key=repr)
        place = {name: at for at, name in enumerate(self.names)}
        self.values = [_count(name, cells[name]) for name in self.names]
        self.unknown = {at for at, value in enumerate(self.values) if isnan(value)}
        self.small = {at for at, value in enumerate(self.values) if rule.hides(value)}
        self.members: list[list[tuple[int, int]]] = []
        self.stands_in: list[list[tuple[int, int]]] = [[] for _ in self.names]
        for relation in relations:
            if all(cell in place for cell in (relation.total, *relation.parts)):
                self._take_in([(place[part], 1) for part in relation.parts], place[relation.total])
        # A range is not broken down: its parts are hidden, noughts too, or they would tell where in it the number lies.
        self.in_ranges = self._below(self.small) if rule.as_range else set()
        self.hidden = self.small | self.unknown | self.in_ranges
        self.given_up: set[int] = set()
        self.unproven = False

    def parts_and_total(self, relation: int) -> tuple[list[int], int]:
        *parts, total = (cell for cell, _ in self.members[relation])
        return parts, total

    def is_range(self, cell: int) -> bool:
        return self.rule.as_range and cell in self.small and cell not in self.in_ranges

    def least(self, cell: int) -> int:
        """The smallest number that a reader who knows this method could believe of the cell if it is hidden."""
        if cell in self.in_ranges:
            return 0
        complement = self.rule.as_range and cell not in self.small
        return self.rule.threshold if complement else self.rule.lowest

    def _take_in(self, parts: list[tuple[int, int]], total: int) -> None:
        members = [*parts, (total, -1)]
        for cell, as_part in members:
            self.stands_in[cell].append((len(self.members), as_part))
        self.members.append(members)

    def _below(self, totals: Iterable[int]) -> set[int]:
        """The parts of these, and the parts of the parts."""
        below: set[int] = set()
        waiting = list(totals)
        while waiting:
            for relation, as_part in self.stands_in[waiting.pop()]:
                if as_part < 0:
                    new = set(self.parts_and_total(relation)[0]) - below
                    below |= new
                    waiting += new
        return below


def _count(name: CellKey, value: float | None) -> float:
    if value is None:
        return nan
    if not isfinite(value) or value < 0:
        raise ValueError(f"{value} is no count ({name})")
    return value
