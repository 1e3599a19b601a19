"""The exact bounds that equations leave to each of a few hidden cells: a small simplex method in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kotosilta.statistics.disclosure.equations import Bounds, Equation

# Beyond this the method is too slow to be run over every table of the country.
MOST_CELLS = 40

Row = list[Fraction]  # the factors of all variables, and what they come to


def exact_bounds(bounds: Bounds, equations: Sequence[Equation]) -> Bounds:
    """The smallest and the largest whole number each cell can have within all bounds and equations at once.

    Every cell is counted from its lower bound; one with an upper bound has the room that is left as a second variable.
    Bounds that contradict each other are given back as they came: then nothing shown adds up, and nothing can be told.
    """
    cells = list(bounds)
    column = {cell: at for at, cell in enumerate(cells)}
    limited = [cell for cell in cells if bounds[cell][1] is not None]
    width = len(cells) + len(limited)
    rows: list[Row] = []
    for equation in equations:
        row = [Fraction(0)] * (width + 1)
        for cell, factor in equation.factors.items():
            row[column[cell]] = factor
        row[width] = equation.amount - sum(
            (factor * bounds[cell][0] for cell, factor in equation.factors.items()), Fraction(0)
        )
        rows.append(row)
    for at, cell in enumerate(limited):
        low, high = bounds[cell]
        row = [Fraction(0)] * (width + 1)
        row[column[cell]] = row[len(cells) + at] = Fraction(1)
        row[width] = (high if high is not None else low) - low
        rows.append(row)
    table = _Simplex.feasible(rows, width)
    if table is None:
        return bounds
    found: Bounds = {}
    for cell in cells:
        low, _ = bounds[cell]
        least, most = table.least(column[cell]), table.most(column[cell])
        first = low + Fraction(-(-least.numerator // least.denominator))
        found[cell] = first, None if most is None else low + Fraction(most.numerator // most.denominator)
    return found


class _Simplex:
    """A table in which each row has a basic variable; Bland's rule keeps it from going round in circles."""

    def __init__(self, rows: list[Row], basis: list[int], width: int) -> None:
        self.rows, self.basis, self.width = rows, basis, width

    @classmethod
    def feasible(cls, rows: Sequence[Row], width: int) -> _Simplex | None:
        """A table with a first solution, found with one helping variable per row; None where there is none."""
        helped: list[Row] = []
        many = len(rows)
        for at, row in enumerate(rows):
            sign = -1 if row[-1] < 0 else 1
            helping = [Fraction(int(at == other)) for other in range(many)]
            helped.append([sign * value for value in row[:-1]] + helping + [sign * row[-1]])
        table = cls(helped, list(range(width, width + many)), width + many)
        costs = [Fraction(0)] * width + [Fraction(1)] * many
        if table._smallest(costs):
            return None
        table._drop_helpers(width)
        return table

    def least(self, variable: int) -> Fraction:
        found = self._smallest([Fraction(int(at == variable)) for at in range(self.width)])
        return Fraction(0) if found is None else found

    def most(self, variable: int) -> Fraction | None:
        found = self._smallest([Fraction(-int(at == variable)) for at in range(self.width)])
        return None if found is None else -found

    def _smallest(self, costs: Row) -> Fraction | None:
        """The smallest value of the sum of costs; None when it has no end. The table is left at that corner."""
        reduced = [*costs, Fraction(0)]
        for row, basic in zip(self.rows, self.basis, strict=True):
            if reduced[basic]:
                _subtract(reduced, reduced[basic], row)
        while True:
            entering = next((at for at in range(self.width) if reduced[at] < 0), None)
            if entering is None:
                return -reduced[-1]
            leaving = self._leaving(entering)
            if leaving is None:
                return None
            self._pivot(leaving, entering)
            _subtract(reduced, reduced[entering], self.rows[leaving])

    def _leaving(self, entering: int) -> int | None:
        best: tuple[Fraction, int, int] | None = None
        for at, row in enumerate(self.rows):
            if row[entering] > 0:
                offered = (row[-1] / row[entering], self.basis[at], at)
                best = offered if best is None or offered < best else best
        return None if best is None else best[2]

    def _pivot(self, leaving: int, entering: int) -> None:
        factor = self.rows[leaving][entering]
        self.rows[leaving] = [value / factor for value in self.rows[leaving]]
        for at, row in enumerate(self.rows):
            if at != leaving and row[entering]:
                _subtract(row, row[entering], self.rows[leaving])
        self.basis[leaving] = entering

    def _drop_helpers(self, width: int) -> None:
        """Takes the helping variables out of the basis, or the row where it says nothing new, and then altogether."""
        for at, basic in enumerate(list(self.basis)):
            if (
                basic >= width
                and (entering := next((each for each in range(width) if self.rows[at][each]), None)) is not None
            ):
                self._pivot(at, entering)
        kept = [at for at, basic in enumerate(self.basis) if basic < width]
        self.rows = [self.rows[at][:width] + self.rows[at][-1:] for at in kept]
        self.basis = [self.basis[at] for at in kept]
        self.width = width


def _subtract(row: Row, factor: Fraction, other: Row) -> None:
    for at, value in enumerate(other):
        if value:
            row[at] -= factor * value
