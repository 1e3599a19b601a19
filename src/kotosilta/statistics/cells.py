"""The cells of a table: numbers in one flat array, and beside it what else a cell can hold: marks, words, digits."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isnan, nan
from typing import cast

MISSING = "missing"  # the status of a cell of which the file says nothing, not even by a mark
MOST_IN_A_BYTE = 255
MANY = 8192  # cells that are looked at in one go


class Marks:
    """One mark for each cell, as it stands in the file; most cells have none, which is "".

    A cell costs a byte once any cell of the table is marked, and four when the table has more than 255 different marks.
    """

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._names = [""]
        self._numbers: dict[str, int] = {"": 0}
        self._of_cells: array[int] | None = None

    def put(self, cell: int, mark: str) -> None:
        """Marks one cell; "" takes its mark away."""
        self.put_some([(cell, mark)])

    def put_some(self, marks: Iterable[tuple[int, str]]) -> None:
        """Marks some cells."""
        of_cells, numbers = self._of_cells, self._numbers
        for cell, mark in marks:
            number = numbers.get(mark)
            if number is None:
                number = self._new_number(mark)
                of_cells = self._of_cells
            if of_cells is not None:
                of_cells[cell] = number

    def put_everywhere(self, mark: str) -> None:
        """Gives every cell the same mark."""
        number = self._numbers[mark] if mark in self._numbers else self._new_number(mark)
        if self._of_cells is not None:
            self._of_cells = array(self._of_cells.typecode, [number]) * self._cells

    def between(self, start: int, stop: int) -> list[str]:
        """The marks of a run of cells."""
        if self._of_cells is None:
            return [""] * (min(stop, self._cells) - start)
        return [self._names[number] for number in self._of_cells[start:stop]]

    def _new_number(self, mark: str) -> int:
        number = self._numbers[mark] = len(self._names)
        self._names.append(mark)
        if self._of_cells is None:
            self._of_cells = array("B", bytes(self._cells))
        elif number == MOST_IN_A_BYTE + 1:
            self._of_cells = array("I", self._of_cells)
        return number


class Cells:
    """The content of a table in the order of its dimensions, of which the last one varies fastest.

    `values` holds NaN where there is no number. `texts` are cells that hold words; `exact` keeps the digits of numbers
    that have more of them than a floating-point number can hold. Both know cells by their place in `values`.
    """

    def __init__(self, values: array[float]) -> None:
        self.values = values
        self.marks = Marks(len(values))
        self.texts: dict[int, str] = {}
        self.exact: dict[int, str] = {}

    @classmethod
    def missing(cls, cells: int) -> Cells:
        """Cells of which nothing is known yet."""
        return cls(array("d", [nan]) * cells)

    @classmethod
    def zeros(cls, cells: int) -> Cells:
        """Cells that are zero as long as nothing else is said."""
        return cls(array("d", [0.0]) * cells)

    def __len__(self) -> int:
        return len(self.values)

    def put(self, start: int, values: Sequence[float | str | None]) -> None:
        """Fills a run of cells with numbers, words and nothing (None); OverflowError for a number beyond all bounds."""
        try:
            # Nearly all runs are numbers only, which the array takes at once; words and nothing raise the TypeError.
            numbers = array("d", cast("Sequence[float]", values))
        except TypeError:
            numbers = self._with_gaps(start, values)
        self.values[start : start + len(numbers)] = numbers

    def _with_gaps(self, start: int, values: Sequence[float | str | None]) -> array[float]:
        try:
            return array("d", [nan if value is None else value for value in cast("Sequence[float | None]", values)])
        except TypeError:
            self.texts.update(
                (start + at, value) for at, value in enumerate(values) if isinstance(value, str) and value
            )
            return array("d", [nan if value is None or isinstance(value, str) else value for value in values])

    def keep_digits(self, start: int, literals: Sequence[str]) -> None:
        """Keeps the digits of those numbers from 1 up, written as `literals`, that the array holds only nearly."""
        for cell, literal in enumerate(literals, start):
            value = self.values[cell]
            if abs(value) >= 1 and Decimal(literal) != Decimal(repr(value)):
                self.exact[cell] = format(Decimal(literal), "f")

    def written(self, start: int, stop: int) -> list[str]:
        """The content of a run of cells as it is written into a file: number or words, "" for nothing."""
        written = list(map(written_number, self.values[start:stop]))
        for special in (self.texts, self.exact):
            if special:
                for at in range(len(written)):
                    written[at] = special.get(start + at, written[at])
        return written

    def statuses(self, start: int, stop: int) -> list[str]:
        """The status of a run of cells: its mark, or `missing` where there is neither mark nor content."""
        marks = self.marks.between(start, stop)
        for at, value in enumerate(self.values[start:stop]):
            if value != value and not marks[at] and start + at not in self.texts:  # noqa: PLR0124  # that is what NaN is
                marks[at] = MISSING
        return marks

    def missing_by_status(self) -> Counter[str]:
        """How many cells without content there are of each status."""
        return self._counted(with_content=False)

    def flagged_by_status(self) -> Counter[str]:
        """How many cells with content carry each mark."""
        return self._counted(with_content=True)

    def _counted(self, *, with_content: bool) -> Counter[str]:
        counted: Counter[str] = Counter()
        for start in range(0, len(self), MANY):
            statuses = self.statuses(start, start + MANY)
            for at, status in enumerate(statuses):
                has_content = not isnan(self.values[start + at]) or start + at in self.texts
                if status and has_content is with_content:
                    counted[status] += 1
        return counted


def written_number(value: float) -> str:
    """The shortest way of writing the very same number without an exponent; "" for NaN."""
    if isnan(value):
        return ""
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2] if value else "0"
    return format(Decimal(text), "f") if "e" in text else text
