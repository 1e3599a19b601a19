"""What follows from sums by arithmetic: the equations among hidden cells, solved as far as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kotosilta.statistics.disclosure.cells import CellKey


@dataclass(slots=True)
class Equation:
    """Cells with their factors, and what they come to."""

    factors: dict[CellKey, Fraction]
    amount: Fraction

    def without(self, cell: CellKey, other: Equation) -> None:
        """Takes `cell` out with the help of an equation in which it has the factor one."""
        factor = self.factors[cell]
        for name, value in other.factors.items():
            now = self.factors.get(name, Fraction(0)) - factor * value
            if now:
                self.factors[name] = now
            else:
                self.factors.pop(name, None)
        self.amount -= factor * other.amount


def solved(equations: Iterable[Equation]) -> list[Equation]:
    """The same equations in reduced form: each has one cell that stands in no other.

    A cell follows from the sums by arithmetic alone exactly if it stands alone in one of these. A cell that only one
    equation ever held is chosen first: it takes its equation out of the way without touching another.
    """
    waiting = [Equation(dict(each.factors), each.amount) for each in equations if each.factors]
    places: dict[CellKey, set[int]] = {}
    for at, each in enumerate(waiting):
        for cell in each.factors:
            places.setdefault(cell, set()).add(at)
    done: list[int] = []
    left = set(range(len(waiting)))
    while left:
        at = min(left, key=lambda each: (len(waiting[each].factors), each))
        left.remove(at)
        equation = waiting[at]
        if not equation.factors:
            continue
        cell = min(equation.factors, key=lambda each: (len(places[each]), repr(each)))
        _made_one(equation, cell)
        for other in [each for each in places[cell] if each != at]:
            _take_out(waiting[other], cell, equation, other, places)
        done.append(at)
    return [waiting[at] for at in done]


def _made_one(equation: Equation, cell: CellKey) -> None:
    factor = equation.factors[cell]
    equation.factors = {name: value / factor for name, value in equation.factors.items()}
    equation.amount /= factor


def _take_out(equation: Equation, cell: CellKey, helper: Equation, at: int, places: Mapping[CellKey, set[int]]) -> None:
    equation.without(cell, helper)
    for name in helper.factors:
        if name in equation.factors:
            places[name].add(at)
        else:
            places[name].discard(at)


Bounds = dict[CellKey, tuple[Fraction, Fraction | None]]  # the upper one is None where nothing is known


def narrowed(bounds: Bounds, equations: Sequence[Equation], rounds: int = 50) -> Bounds:
    """The bounds of all cells once every equation has been held against those of its other cells, again and again."""
    found = dict(bounds)
    for _ in range(rounds):
        changed = [
            _narrow(found, equation, cell, factor)
            for equation in equations
            for cell, factor in equation.factors.items()
        ]
        if not any(changed):
            break
    return found


def _narrow(found: Bounds, equation: Equation, cell: CellKey, factor: Fraction) -> bool:
    least, most = _others(found, equation, cell)
    first = None if most is None else (equation.amount - most) / factor
    second = None if least is None else (equation.amount - least) / factor
    low_now, high_now = (first, second) if factor > 0 else (second, first)
    low, high = found[cell]
    new_low = low if low_now is None else max(low, Fraction(-(-low_now.numerator // low_now.denominator)))
    new_high = high
    if high_now is not None:
        whole = Fraction(high_now.numerator // high_now.denominator)
        new_high = whole if high is None else min(high, whole)
    found[cell] = new_low, new_high
    return (new_low, new_high) != (low, high)


def _others(found: Bounds, equation: Equation, cell: CellKey) -> tuple[Fraction | None, Fraction | None]:
    """How little and how much all other cells of the equation may come to; None for without limit."""
    least: Fraction | None = Fraction(0)
    most: Fraction | None = Fraction(0)
    for name, factor in equation.factors.items():
        if name == cell:
            continue
        low, high = found[name]
        small, large = (low, high) if factor > 0 else (high, low)
        least = None if least is None or small is None else least + factor * small
        most = None if most is None or large is None else most + factor * large
    return least, most
