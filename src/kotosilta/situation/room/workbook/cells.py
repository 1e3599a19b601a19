"""Reads the cells of one sheet as they stream by, up to where the table ends; memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.sheet import LONGEST_CELL, MOST_ROWS, Exact, Merge, letter_of, place_of
from kotosilta.situation.room.workbook.contents import Contents, Raw
from kotosilta.situation.room.workbook.package import Attributes, Enough

GAP = 1_000  # so many empty rows, and the table has ended
LAST_COLUMN = 16_384
MOST_FOUND = 400_000
MOST_MERGED = 2_000
MOST_HIDDEN = 2_000


@dataclass(slots=True)
class Found:
    """What the sheet holds, before it is put in rows: text and exact value by row number and place of the column."""

    rows: dict[int, dict[int, tuple[str, Exact | None]]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    formulas: int = 0
    percents: int = 0
    stopped_below: int = 0
    cells: int = 0


class CellReader:
    """Is told of the elements of a sheet (`start`, `end`, `text`) and gathers what they hold in `found`."""

    def __init__(self, contents: Contents) -> None:
        self.found = Found()
        self._contents = contents
        self._row = 0
        self._is_hidden = False
        self._cells: dict[int, tuple[str, Exact | None]] = {}
        self._filled = 0
        self._column = -1
        self._raw = Raw()
        self._pieces: list[str] | None = None
        self._signs = 0
        self._is_spoken = False

    def start(self, tag: str, attributes: Attributes) -> None:
        match tag:
            case "c":
                self._begin_cell(attributes)
            case "v" | "t" | "f" if not self._is_spoken:
                self._pieces, self._signs = [], 0
            case "row":
                self._begin_row(attributes)
            case "rPh":
                self._is_spoken = True
            case "col":
                self._hidden_columns(attributes)
            case "mergeCell":
                self.merge(attributes.get("ref", ""))

    def text(self, piece: str) -> None:
        if self._pieces is not None:
            self._signs += len(piece)
            if self._signs > LONGEST_CELL:
                values = {"row": str(self._row), "column": letter_of(max(self._column, 0))}
                raise WrongInput(Reason("Row %(row)s, column %(column)s has a very long text.", values))
            self._pieces.append(piece)

    def end(self, tag: str) -> None:
        match tag:
            case "v" | "t" | "f" if self._pieces is not None:
                self._keep(tag, "".join(self._pieces))
                self._pieces = None
            case "c":
                self._end_cell()
            case "row":
                self._end_row()
            case "rPh":
                self._is_spoken = False

    def merge(self, reference: str) -> None:
        """Notes a range such as `B2:D2` as merged."""
        first, _, last = reference.partition(":")
        begins, ends = place_of(first), place_of(last)
        if begins and ends and len(self.found.merged) < MOST_MERGED:
            self.found.merged.append(Merge(begins[0], ends[0], begins[1], ends[1]))

    def _begin_row(self, attributes: Attributes) -> None:
        told = attributes.get("r", "")
        self._row = int(told) if told.isdecimal() and len(told) <= 7 else self._row + 1
        self._is_hidden = attributes.get("hidden") in {"1", "true"}
        self._column = -1
        self._cells = {}
        if self._row - self._filled > GAP:
            self.found.stopped_below = self._filled
            raise Enough

    def _end_row(self) -> None:
        if not self._cells:
            return
        self._filled = self._row
        if self._is_hidden:
            self.found.hidden_rows = [*self.found.hidden_rows[:MOST_HIDDEN], self._row]
            return
        self.found.rows[self._row] = self._cells
        self.found.cells += len(self._cells)
        if len(self.found.rows) > MOST_ROWS or self.found.cells > MOST_FOUND:
            values = {"most": str(MOST_ROWS)}
            reason = Reason(
                "There are more than %(most)s rows. Take only the rows that you need, for instance those of your own"
                " municipality.",
                values,
            )
            raise WrongInput(reason)

    def _begin_cell(self, attributes: Attributes) -> None:
        place = place_of(attributes.get("r", ""))
        self._column = place[1] if place else self._column + 1
        style = attributes.get("s", "")
        self._raw = Raw(attributes.get("t", "n"), int(style) if style.isdecimal() and len(style) < 7 else 0)

    def _keep(self, tag: str, text: str) -> None:
        if tag == "f":
            self._raw.formula = text
        else:
            self._raw.value = text if tag == "v" else (self._raw.value or "") + text

    def _end_cell(self) -> None:
        if self._raw.value is None and self._raw.formula is None:
            return
        text, exact = self._contents.of(self._raw)
        if text and 0 <= self._column < LAST_COLUMN:
            self._cells[self._column] = (text, exact)
            self.found.formulas += self._raw.formula is not None and bool(self._raw.value)
            self.found.percents += self._contents.is_percent(self._raw, exact)

    def _hidden_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            self.found.hidden_columns.append((int(first[:6]) - 1, int(last[:6]) - 1))


def rows_in_words(numbers: Sequence[int]) -> str:
    """Numbers of rows as people write them: `4–6, 9`."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:8]]
    return ", ".join(words) + (" …" if len(spans) > 8 else "")
