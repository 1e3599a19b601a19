"""Reads workbooks (.xlsx): each sheet becomes rows of what a person would see in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.sheet import MOST_CELLS, MOST_COLUMNS, Merge, Row, Sheet, letter_of
from kotosilta.situation.room.workbook.cells import CellReader, Found, rows_in_words
from kotosilta.situation.room.workbook.contents import Contents
from kotosilta.situation.room.workbook.formats import formats_of
from kotosilta.situation.room.workbook.package import DAMAGED, Attributes, Package, local
from kotosilta.situation.room.workbook.texts import shared_texts

MOST_SHEETS = 30
FARTHEST = 50  # so many empty columns, and what stands beyond them is no part of the table
_MERGED = re.compile(rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,40}?ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")


def sheets_of(raw: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook in their order. One that cannot be read says so itself (`refused`).

    WrongInput where the file is no workbook, is damaged, or unpacks to too much.
    """
    package = Package(raw)
    path = next(
        (target for kind, target in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    if not package.has(path):
        raise WrongInput(DAMAGED)
    told, from_1904 = _told_sheets(package, path)
    related = package.related(path)
    parts = {kind: target for kind, target in related.values() if package.has(target)}
    contents = Contents(
        shared_texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else (),
        formats_of(package, parts["styles"]) if "styles" in parts else (),
        from_1904,
    )
    found: list[Sheet] = []
    for name, identity, is_hidden in told[:MOST_SHEETS]:
        kind, target = related.get(identity, ("", ""))
        if kind == "worksheet":
            full = sum(each.cells for each in found)
            found.append(_sheet(package, contents, target, name, is_hidden=is_hidden, room=MOST_CELLS - full))
    if not found:
        raise WrongInput(DAMAGED)
    return tuple(found)


def _told_sheets(package: Package, path: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """Name, id and whether it is hidden, of each sheet; and whether days are counted from 1904."""
    sheets: list[tuple[str, str, bool]] = []
    counted: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr":
            counted.append(attributes.get("date1904", ""))
        elif tag == "sheet":
            identity = next((value for name, value in attributes.items() if local(name) == "id"), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            sheets.append((attributes.get("name", "")[:100], identity, is_hidden))

    package.read(path, start)
    return sheets, counted[:1] in (["1"], ["true"])


def _sheet(package: Package, contents: Contents, path: str, name: str, *, is_hidden: bool, room: int) -> Sheet:
    reader = CellReader(contents)
    try:
        package.read(path, reader.start, reader.end, reader.text)
        if reader.found.stopped_below:
            _look_for_merged(package, path, reader)
    except WrongInput as refusal:
        return Sheet(name, (), (), is_hidden=is_hidden, refused=refusal.reason)
    sheet = _in_rows(reader.found, name, is_hidden=is_hidden, from_1904=contents.from_1904)
    if sheet.cells > room:
        reason = Reason(
            "The workbook holds too much at once. Save the sheet that you need alone, and choose that file."
        )
        return Sheet(name, (), (), is_hidden=is_hidden, refused=reason)
    return sheet


def _look_for_merged(package: Package, path: str, reader: CellReader) -> None:
    """They stand in the file below all rows, also below a million empty ones, which nobody wants to wait for."""
    before = b""
    for piece in package.chunks(path):
        whole = before + piece
        ends = 0
        for found in _MERGED.finditer(whole):
            reader.merge(found[1].decode("ascii"))
            ends = found.end()
        before = whole[max(ends, len(whole) - 100) :]


def _in_rows(found: Found, name: str, *, is_hidden: bool, from_1904: bool) -> Sheet:
    used = sorted({place for cells in found.rows.values() for place in cells})
    far = next(
        (at for at, (near, next_one) in enumerate(pairwise(used)) if next_one - near > FARTHEST),
        None,
    )
    places = used if far is None else used[: far + 1]
    beyond = used[len(places) :]
    unseen = [each for each in places if any(first <= each <= last for first, last in found.hidden_columns)]
    places = [each for each in places if each not in set(unseen)]
    if len(places) > MOST_COLUMNS:
        values = {"most": str(MOST_COLUMNS)}
        reason = Reason("The file has more than %(most)s columns. Take only those that you need.", values)
        return Sheet(name, (), (), is_hidden=is_hidden, refused=reason)
    at = {place: index for index, place in enumerate(places)}
    rows = tuple(
        Row(
            number,
            tuple(cells[place][0] if place in cells else "" for place in places),
            {at[place]: exact for place, (_, exact) in cells.items() if exact is not None and place in at},
        )
        for number, cells in sorted(found.rows.items())
        if any(place in at for place in cells)
    )
    merged = tuple(_clipped(found.merged, places, rows))
    said = tuple(_said(found, [letter_of(each) for each in unseen], [letter_of(each) for each in beyond], from_1904))
    return Sheet(name, tuple(map(letter_of, places)), rows, merged, said, is_hidden)


def _clipped(merged: list[Merge], places: list[int], rows: tuple[Row, ...]) -> Iterator[Merge]:
    """Merged cells by the places of the columns that are left, and no further down than there are rows."""
    bottom = rows[-1].number if rows else 0
    for each in merged:
        covered = [index for index, place in enumerate(places) if each.first <= place <= each.last]
        if covered and each.top <= bottom:
            yield Merge(each.top, min(each.bottom, bottom), covered[0], covered[-1])


def _said(found: Found, unseen: list[str], beyond: list[str], from_1904: bool) -> Iterator[Reason]:
    if found.hidden_rows:
        values = {"rows": rows_in_words(found.hidden_rows)}
        yield Reason("Rows that are hidden in the workbook were left out: %(rows)s.", values)
    if unseen:
        yield Reason(
            "Columns that are hidden in the workbook were left out: %(columns)s.", {"columns": ", ".join(unseen)}
        )
    if beyond:
        yield Reason("Cells far to the right were left out, in column %(columns)s.", {"columns": ", ".join(beyond[:8])})
    if found.stopped_below:
        values = {"row": str(found.stopped_below)}
        yield Reason("Nothing was read far below row %(row)s: a thousand empty rows stand there.", values)
    if found.formulas:
        values = {"count": str(found.formulas)}
        yield Reason("Cells with formulas: %(count)s. What the spreadsheet last showed there was taken.", values)
    if found.percents:
        values = {"count": str(found.percents)}
        yield Reason(
            "Cells shown as per cent: %(count)s. They were read as they are shown, 0.034 as 3.4 per cent.", values
        )
    if from_1904:
        yield Reason("The workbook counts days from 1904, as old spreadsheets on Macintosh did. So they were read.")
