"""Reads the tables of a file as spreadsheets and statistics offices save it, or says how to save it instead."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.people import why_no_people
from kotosilta.situation.room.sheet import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, letter_of
from kotosilta.situation.room.workbook import sheets_of

MOST_BYTES = 10_000_000
MOST_BYTES_OF_TEXT = 2_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED, _OLD_OR_LOCKED = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml|<meta)", re.IGNORECASE)
_SAVED_TWICE = re.compile("Ã[¤¶¥„–…\u0084\u0096\u0085]")
_FROM_DOS = re.compile("(?<=[^\\W\\d_])[†„”‚]|[†„”‚](?=[^\\W\\d_])|[Ž™](?=[a-zš])")
_DELIMITERS = (";", "\t", ",", "|")
_TOLD_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def sheets_in(raw: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one table of a text, with all that may be carried on.

    WrongInput where there is none, where it is too large, or where it tells of single persons.
    """
    if len(raw) > MOST_BYTES:
        values = {"most": str(MOST_BYTES // 1_000_000)}
        raise WrongInput(Reason("The file is larger than %(most)s MB. Take only the rows that you need.", values))
    if raw.startswith(_OLD_OR_LOCKED):
        raise WrongInput(_old_or_locked(raw))
    sheets = sheets_of(raw) if raw.startswith(_PACKED) else (sheet_in(decoded(raw)),)
    if reason := next(filter(None, map(why_no_people, sheets)), None):
        raise WrongInput(reason)
    usable = [each for each in sheets if each.rows]
    if not usable:
        raise WrongInput(next((each.refused for each in sheets if each.refused), Reason("The file is empty.")))
    return sheets


def _old_or_locked(raw: bytes) -> Reason:
    if _LOCKED in raw:
        return Reason("This workbook is protected by a password. Take the password away, and save it again as .xlsx.")
    return Reason("This is a workbook of an old kind (.xls). Open it, choose Save as, and then .xlsx or CSV.")


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, Windows-1252 or the charset of DOS; WrongInput where it holds no text."""
    if len(raw) > MOST_BYTES_OF_TEXT:
        values = {"most": str(MOST_BYTES_OF_TEXT // 1_000_000)}
        raise WrongInput(Reason("The file is larger than %(most)s MB. Take only the rows that you need.", values))
    if raw.startswith(_NO_TEXT):
        raise WrongInput(
            Reason("This is a picture or another document, no table. Choose a file that ends in .xlsx or .csv.")
        )
    if _WEB_PAGE.match(raw):
        raise WrongInput(
            Reason(
                "This is a web page or XML, whatever its name. Open it in the spreadsheet, and save it as .xlsx or CSV."
            )
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


def sheet_in(text: str) -> Sheet:
    """The rows of a text that hold something; empty columns at the end are left out.

    WrongInput where they have but one column, or where there are too many.
    """
    records = _records(text)
    rows = [(at, _filled(cells)) for at, cells in enumerate(records, 1) if any(cells)]
    if all(sum(map(bool, cells)) < 2 for _, cells in rows):
        raise WrongInput(
            Reason("Only one column was found. Columns are told apart by semicolons, tabs or commas between the cells.")
        )
    width = max(len(cells) for _, cells in rows)
    _check_size(width, rows)
    filled = tuple(Row(at, (*cells, *[""] * (width - len(cells)))) for at, cells in rows)
    return Sheet("", tuple(map(letter_of, range(width))), filled, is_text=True)


def _filled(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last one that holds something."""
    empty = next((index for index, cell in enumerate(reversed(cells)) if cell), len(cells))
    return cells[: len(cells) - empty]


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
    if columns > MOST_COLUMNS:
        values = {"most": str(MOST_COLUMNS)}
        raise WrongInput(Reason("The file has more than %(most)s columns. Take only those that you need.", values))
    if len(rows) > MOST_ROWS or len(rows) * columns > MOST_CELLS:
        values = {"rows": str(len(rows)), "most": str(min(MOST_ROWS, MOST_CELLS // columns))}
        raise WrongInput(
            Reason(
                "The file has %(rows)s rows. At most %(most)s are read at once. Take only those that you need, for"
                " instance those of your own municipality.",
                values,
            )
        )
    for number, cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise WrongInput(Reason("Row %(row)s has a cell with a very long text.", {"row": str(number)}))
