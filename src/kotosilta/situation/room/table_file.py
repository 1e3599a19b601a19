"""Reads a small table from a file as spreadsheets and statistics offices save it, or says how to save it instead."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.reasons import Reason, WrongInput

MOST_BYTES = 512_000
MOST_ROWS = 500
MOST_COLUMNS = 30
LONGEST_CELL = 5_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
_SAVED_TWICE = re.compile("Ã[¤¶¥„–…\u0084\u0096\u0085]")
_FROM_DOS = re.compile("(?<=[^\\W\\d_])[†„”‚]|[†„”‚](?=[^\\W\\d_])|[Ž™](?=[a-zš])")
_DELIMITERS = (";", "\t", ",", "|")
_TOLD_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """`letter` is what a spreadsheet shows above it, `name` its cell in the heading row, if there is one."""

    letter: str
    name: str

    @property
    def label(self) -> str:
        return f"{self.letter} ({self.name})" if self.name else self.letter


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row that a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and the rows below their names; every row has a cell for each column, and perhaps some too many."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column, from the top."""
        return tuple(row.cells[index] for row in self.rows)


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, Windows-1252 or the charset of DOS; WrongInput where it holds no text."""
    if len(raw) > MOST_BYTES:
        values = {"most": str(MOST_BYTES // 1000)}
        raise WrongInput(Reason("The file is larger than %(most)s kB. Take only the rows that you need.", values))
    if raw.startswith(_NO_TEXT):
        raise WrongInput(
            Reason("This is a workbook or another document, no CSV file. Open it, choose Save as, and then CSV.")
        )
    text = _text(raw).lstrip("\ufeff")
    if "\0" in text:
        raise WrongInput(Reason("This is no text file. Choose a file that was saved as CSV."))
    if "\ufffd" in text:
        raise WrongInput(
            Reason("Letters such as å, ä and ö were lost when this file was saved. Save it again as CSV UTF-8.")
        )
    if not text.strip():
        raise WrongInput(Reason("The file is empty."))
    return _with_its_letters(text)


def _text(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None) or _sixteen_bits(raw) or "utf-8"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("cp850")
    return raw.decode("cp850") if _FROM_DOS.search(text) else text


def _sixteen_bits(raw: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of ordinary text is nothing."""
    start = raw[:200]
    if start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > len(start) // 3 else None


def _with_its_letters(text: str) -> str:
    """A text whose letters were taken for Windows' own and saved again has them back."""
    if not _SAVED_TWICE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def table_in(text: str, *, headed: bool = True) -> Table:
    """The table in a text: what stands above it is left out, and so are empty rows and empty columns at its end.

    WrongInput where there is no table, or too much of one.
    """
    records = _records(text)
    begins = next((index for index, cells in enumerate(records) if sum(map(bool, cells)) > 1), None)
    if begins is None:
        raise WrongInput(
            Reason("Only one column was found. Columns are told apart by semicolons, tabs or commas between the cells.")
        )
    number = begins + 1 + headed
    below = [(at, _filled(cells)) for at, cells in enumerate(records[number - 1 :], number) if any(cells)]
    names = _filled(records[begins]) if headed else [""] * len(max((cells for _, cells in below), key=len))
    _check_size(len(names), below)
    columns = tuple(Column(_letter(index), name) for index, name in enumerate(names))
    rows = tuple(Row(at, (*cells, *[""] * (len(names) - len(cells)))) for at, cells in below)
    return Table(columns, rows)


def _filled(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last one that holds something."""
    empty = next((index for index, cell in enumerate(reversed(cells)) if cell), len(cells))
    return cells[: len(cells) - empty]


def _letter(index: int) -> str:
    first, last = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _records(text: str) -> list[list[str]]:
    """All rows with their cells, as the most fitting delimiter parts them."""
    told = _TOLD_DELIMITER.match(text)
    text = text[told.end() :] if told else text
    offset: list[list[str]] = [[]] if told else []
    tried = {each: _parted(text, each) for each in ([told[1]] if told else _DELIMITERS)}
    fitting = {each: records for each, records in tried.items() if records is not None}
    if not fitting:
        raise WrongInput(
            Reason("A quotation mark in this file is opened and never closed. Save the file again as CSV.")
        )
    return offset + max(fitting.values(), key=_how_even)


def _parted(text: str, delimiter: str) -> list[list[str]] | None:
    lines = io.StringIO(text, newline="")
    try:
        return [[cell.strip() for cell in cells] for cells in csv.reader(lines, delimiter=delimiter, strict=True)]
    except csv.Error:
        return None


def _how_even(records: Sequence[Sequence[str]]) -> float:
    """Which part of the rows has the usual number of cells, 0 where that is one; the first of equals wins."""
    widths = Counter(len(cells) for cells in records if any(cells))
    (width, count), *_ = widths.most_common(1) or [(1, 1)]
    return count / widths.total() if width > 1 else 0.0


def _check_size(columns: int, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    if not rows:
        raise WrongInput(Reason("There is nothing below the heading row."))
    if columns > MOST_COLUMNS:
        values = {"most": str(MOST_COLUMNS)}
        raise WrongInput(Reason("The file has more than %(most)s columns. Take only those that you need.", values))
    if len(rows) > MOST_ROWS:
        values = {"rows": str(len(rows)), "most": str(MOST_ROWS)}
        raise WrongInput(Reason("The file has %(rows)s rows. At most %(most)s are taken in at once.", values))
    for number, cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise WrongInput(Reason("Row %(row)s has a cell with a very long text.", {"row": str(number)}))
