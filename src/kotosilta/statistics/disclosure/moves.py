"""Finds another table that a reader could as well believe in: persons moved between cells, all shown sums as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from kotosilta.statistics.disclosure.cells import Known

# A search that takes longer gives up, and more is hidden instead. Among what is hidden already a short way is there or
# hardly any; through shown cells every sum of the country may be gone through.
MOST_STATES_AMONG_HIDDEN, MOST_STATES = 100, 4000
# Once a way is found, no cheaper one is looked for beyond this.
ENOUGH_STATES = 200

Open = tuple[tuple[int, int], ...]  # sums that do not come out yet, and by how much


@dataclass(frozen=True, slots=True)
class Step:
    """One cell changed by one unit up or down, and the steps before it."""

    cell: int
    sign: int
    before: Step | None

    def __iter__(self) -> Iterator[Step]:
        step: Step | None = self
        while step is not None:
            yield step
            step = step.before


@dataclass(slots=True)
class Search:
    """Looks for moves among the cells of `known`; `moved` is by how much each has been changed already.

    `may_hide` lets it go through shown cells, the smallest numbers first. `through_unknown` lets it go through cells
    whose numbers only the source has.
    """

    known: Known
    moved: dict[int, float] = field(default_factory=dict)
    may_hide: bool = False
    through_unknown: bool = False

    def move(self, cell: int, sign: int, amount: float) -> Step | None:
        """A cheap way to change `cell` by `amount` upwards (sign 1) or downwards, so that all sums come out."""
        if cell not in self.known.unknown and self.room(cell, sign) < amount:
            return None
        first = Step(cell, sign, None)
        start = self._opened((), cell, sign)
        if any(next(self._next(each, first, amount), None) is None for each in start):
            return None
        return self._found(start, first, amount) if start else first

    def _found(self, start: Open, first: Step, amount: float) -> Step | None:
        """Goes on from the cheapest begun way; of equal ones from that with the fewest open sums, then the newest."""
        waiting: list[tuple[float, int, int, Open, Step]] = [(0.0, len(start), 0, start, first)]
        seen: set[Open] = set()
        newest = 0
        most = MOST_STATES if self.may_hide else MOST_STATES_AMONG_HIDDEN
        cheapest: float = inf
        found: Step | None = None
        while waiting and len(seen) < (ENOUGH_STATES if found else most):
            cost, _, _, still_open, path = heappop(waiting)
            if cost >= cheapest:
                break
            if still_open in seen:
                continue
            seen.add(still_open)
            for step, price in self._next(still_open[-1], path, amount):
                after = self._opened(still_open, step.cell, step.sign)
                if not after and cost + price < cheapest:
                    cheapest, found = cost + price, step
                elif after and cost + price < cheapest and after not in seen:
                    newest -= 1
                    heappush(waiting, (cost + price, len(after), newest, after, step))
        return found

    def apply(self, path: Step, most: float) -> None:
        """Moves along the path by as much as all its cells allow, at most by `most`."""
        amount = min(most, *(self.room(step.cell, step.sign) for step in path))
        for step in path:
            self.moved[step.cell] = self.moved.get(step.cell, 0.0) + step.sign * amount

    def most_at_once(self, cell: int, sign: int) -> float:
        """By how much the cell could change at most, as far as the hidden cells of its own sums allow."""
        found = inf
        for relation, as_part in self.known.stands_in[cell]:
            steps = self._next((relation, as_part * sign), Step(cell, sign, None), 1)
            found = min(found, sum(self.room(step.cell, step.sign) for step, _ in steps))
        return found

    def room(self, cell: int, sign: int) -> float:
        """By how much a reader could believe the cell to be larger or smaller than it is."""
        known = self.known
        if cell in known.unknown:
            return inf if self.through_unknown else 0.0
        if sign > 0 and not known.rule.as_range:
            return inf
        value = known.values[cell] + self.moved.get(cell, 0.0)
        if sign < 0:
            return value - known.least(cell)
        return known.rule.threshold - 1 - value if known.is_range(cell) else inf

    def _next(self, towards: tuple[int, int], path: Step, amount: float) -> Iterator[tuple[Step, float]]:
        """The cells that bring an open sum nearer to coming out, with what hiding them would cost."""
        relation, off = towards
        used = {step.cell for step in path}
        hidden, values = self.known.hidden, self.known.values
        for cell, as_part in self.known.members[relation]:
            if cell in hidden:
                price = 0.0
            elif self.may_hide and values[cell] > 0:
                # Their number, so that the least is lost. A shown nought gives nothing away and helps nobody.
                price = values[cell]
            else:
                continue
            sign = -as_part if off > 0 else as_part
            if cell not in used and self.room(cell, sign) >= amount:
                yield Step(cell, sign, path), price

    def _opened(self, still_open: Open, cell: int, sign: int) -> Open:
        off = dict(still_open)
        for relation, as_part in self.known.stands_in[cell]:
            now = off.pop(relation, 0) + as_part * sign
            if now:
                off[relation] = now
        return tuple(off.items())
