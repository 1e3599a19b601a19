"""Looks at what is shown from outside, as a curious reader would, and reports every hidden number that can be told.

It knows nothing of the true numbers nor of how cells were chosen. By linear algebra it finds all that follows from the
sums by arithmetic alone: that is complete. By bounds (no count is negative, ranges end where they say) it finds what an
equation, given or derived, leaves too little room for; among few hidden cells the bounds are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kotosilta.statistics.disclosure.cells import CellKey, Range, Relation, Rule, Shown, ToShow
from kotosilta.statistics.disclosure.equations import Bounds, Equation, narrowed, solved
from kotosilta.statistics.disclosure.extremes import MOST_CELLS, exact_bounds


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden cell of which a reader can tell that it lies from `low` to `high` (both belong)."""

    cell: CellKey
    low: int
    high: int


def audit(shown: Mapping[CellKey, ToShow], relations: Sequence[Relation], rule: Rule) -> tuple[Leak, ...]:
    """Every hidden cell that can be worked out, or told to be small within narrower bounds than the rule allows."""
    usable = [each for each in relations if all(cell in shown for cell in (each.total, *each.parts))]
    in_ranges = _below_ranges(shown, usable)
    # Where small counts are shown as ranges, what is hidden is known not to be small.
    least = rule.threshold if any(isinstance(each, Range) for each in shown.values()) else rule.lowest
    given = [equation for relation in usable if (equation := _equation(relation, shown)).factors]
    leaks: list[Leak] = []
    for together in _apart(given):
        derived = solved(together)
        cells = {cell for equation in together for cell in equation.factors}
        bounds: Bounds = {cell: _first_bounds(shown[cell], 0 if cell in in_ranges else least) for cell in cells}
        bounds = narrowed(bounds, [*together, *derived])
        if len(bounds) <= MOST_CELLS:
            bounds = exact_bounds(bounds, derived)
        for cell, (low, high) in bounds.items():
            if high is not None and _is_told(shown[cell], int(low), int(high), rule, in_range=cell in in_ranges):
                leaks.append(Leak(cell, int(low), int(high)))
    return tuple(leaks)


def _below_ranges(shown: Mapping[CellKey, ToShow], relations: Sequence[Relation]) -> set[CellKey]:
    """What a range is the sum of, and their parts: a reader knows that they lie within it, and may."""
    parts: dict[CellKey, list[CellKey]] = {}
    for relation in relations:
        parts.setdefault(relation.total, []).extend(relation.parts)
    below: set[CellKey] = set()
    waiting = [cell for cell, each in shown.items() if isinstance(each, Range)]
    while waiting:
        new = set(parts.get(waiting.pop(), ())) - below
        below |= new
        waiting += new
    return below


def _first_bounds(each: ToShow, least: int) -> tuple[Fraction, Fraction | None]:
    """What the cell says by itself."""
    return (Fraction(each.low), Fraction(each.high)) if isinstance(each, Range) else (Fraction(least), None)


def _equation(relation: Relation, shown: Mapping[CellKey, ToShow]) -> Equation:
    factors: dict[CellKey, Fraction] = {}
    amount = Fraction(0)
    for cell, factor in (*((part, 1) for part in relation.parts), (relation.total, -1)):
        each = shown[cell]
        if isinstance(each, Shown):
            amount -= factor * Fraction(each.value)
        else:
            factors[cell] = factors.get(cell, Fraction(0)) + factor
    return Equation({cell: factor for cell, factor in factors.items() if factor}, amount)


def _apart(equations: Iterable[Equation]) -> list[list[Equation]]:
    """The equations in groups that have no cell in common."""
    holding: dict[CellKey, list[Equation]] = {}
    left = {id(each): each for each in equations}
    for each in left.values():
        for cell in each.factors:
            holding.setdefault(cell, []).append(each)
    groups: list[list[Equation]] = []
    while left:
        waiting = [left.popitem()[1]]
        group: list[Equation] = []
        while waiting:
            equation = waiting.pop()
            group.append(equation)
            near = (other for cell in equation.factors for other in holding[cell])
            waiting += [other for other in near if left.pop(id(other), None)]
        groups.append(group)
    return groups


def _is_told(each: ToShow, low: int, high: int, rule: Rule, *, in_range: bool) -> bool:
    if isinstance(each, Range):
        return (low, high) != (each.low, each.high)
    if in_range:
        return low >= high > 0
    return low >= high or (low < rule.threshold and high - low < rule.threshold - 1)
