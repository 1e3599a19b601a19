"""A sheet as it was read from a file: rows of cells as they are shown, and what the file knows exactly about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kotosilta.reasons import Reason
from kotosilta.situation.room.values import Value

MOST_ROWS = 10_000
MOST_COLUMNS = 60
MOST_CELLS = 150_000  # of all sheets together: what the check page can carry to and fro
LONGEST_CELL = 5_000

Exact = Value | date


@dataclass(frozen=True, slots=True)
class Column:
    """`letter` is what a spreadsheet shows above it, `name` its cells in the heading rows, if there are any."""

    letter: str
    name: str

    @property
    def label(self) -> str:
        return f"{self.letter} ({self.name})" if self.name else self.letter


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row that a spreadsheet shows beside it.

    `exact` holds numbers and days that the file itself keeps as such, by the place of the cell: nothing has to be
    guessed from how they are written.
    """

    number: int
    cells: tuple[str, ...]
    exact: Mapping[int, Exact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that were merged into one: first and last row by their numbers, first and last column by their places."""

    top: int
    bottom: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that hold something. `letters` are those of the columns; every row has a cell for each.

    `said` is what a reader should know about how it was read. `refused` says why it cannot be used. `is_text` holds
    for a table from a text, where a stray delimiter can make a cell too many.
    """

    name: str
    letters: tuple[str, ...]
    rows: tuple[Row, ...]
    merged: tuple[Merge, ...] = ()
    said: tuple[Reason, ...] = ()
    is_hidden: bool = False
    is_text: bool = False
    refused: Reason | None = None

    @property
    def cells(self) -> int:
        """How many cells it has to carry."""
        return len(self.rows) * len(self.letters)


def letter_of(index: int) -> str:
    """What a spreadsheet shows above the column: A for 0, AA for 26."""
    letters = ""
    while index >= 0:
        index, last = divmod(index, 26)
        letters = chr(65 + last) + letters
        index -= 1
    return letters


def place_of(reference: str) -> tuple[int, int] | None:
    """Row number and place of the column of a cell such as `AB12`; None where it is no name of a cell."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isupper() and 1 <= len(digits) <= 7):
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column - 1
