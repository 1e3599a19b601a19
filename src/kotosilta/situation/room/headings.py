"""Finds where a table begins in a sheet: what stands above it, the rows that name its columns, what stands below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.sheet import MOST_CELLS, Column, Row, Sheet
from kotosilta.situation.room.values import Value, is_value

MOST_ABOVE = 40
DEEPEST = 3
LONGEST_NAME = 120
_FOOTNOTE = re.compile(
    r"[*¹²³]|\d\)|(?:källa|lähde|source|obs|huom|anm|note|not|uppgifterna|tiedot|\.\.?\.?)\b|\.\.", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20|21)\d\d\*?")
_MERGED_NUMBER = Reason(
    "Merged cells hold one number for several rows or columns. Take the merging away, and write each number."
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The row, by its number, where the headings begin, and how many rows they take; with `depth` 0 it is data."""

    first: int
    depth: int


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and the rows below their names; every row has a cell for each column, and perhaps some too many.

    `above` and `below` are the texts around it; `said` is what a reader should know about how it was read. `refused`
    are cells that mean nothing certain, by row number and place of the column.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    said: tuple[Reason, ...] = ()
    refused: Mapping[tuple[int, int], Reason] = field(default_factory=dict)

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column, from the top."""
        return tuple(row.cells[index] for row in self.rows)


def guessed_layout(sheet: Sheet) -> Layout:
    """Where the table seems to begin; a person can say otherwise."""
    rows = sheet.rows[: MOST_ABOVE + DEEPEST]
    usual = median([_filled(row) for row in sheet.rows[:200] if _filled(row) > 1] or [1])
    at = next((index for index, row in enumerate(rows) if _covered(sheet, row) >= max(2, usual / 2 + 0.5)), 0)
    if _is_data(sheet, at):
        return Layout(rows[at].number, 0)
    while at and _is_above(sheet, at):
        at -= 1
    depth = 1
    while depth < DEEPEST and _goes_on(sheet, at, depth):
        depth += 1
    return Layout(rows[at].number, depth)


def table_of(sheet: Sheet, layout: Layout) -> Table:
    """The table in the sheet. WrongInput where nothing stands below its headings."""
    begins = next((index for index, row in enumerate(sheet.rows) if row.number >= layout.first), len(sheet.rows))
    upper = [row for row in sheet.rows[begins:] if row.number < layout.first + layout.depth]
    names = _names(sheet, upper) if upper else [""] * len(sheet.letters)
    body = list(sheet.rows[begins + len(upper) :])
    below = _notes_below(body)
    body = body[: len(body) - len(below)]
    repeated = [row for row in body if upper and row.cells == upper[-1].cells]
    apart = {row.number for row in repeated}
    body = [row for row in body if row.number not in apart]
    texts, refused = _merged_in(sheet, body)
    body = [_with_merged(row, texts) for row in body]
    if not body:
        raise WrongInput(Reason("There is nothing below the heading row."))
    width = _width(upper, body) if sheet.is_text else len(sheet.letters)
    columns = tuple(
        Column(letter, name[:LONGEST_NAME]) for letter, name in zip(sheet.letters, names[:width], strict=False)
    )
    rows = tuple(_cut(row, width) for row in body)
    said = (*sheet.said, *_said(repeated, len(texts)))
    return Table(columns, rows, tuple(_texts(sheet.rows[:begins])), tuple(_texts(below)), said, refused)


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))


def _covered(sheet: Sheet, row: Row) -> int:
    """How many columns the row's cells cover, merged ones with their whole width; one cell alone is a title."""
    return len(_spread(sheet, row)) if _filled(row) > 1 else _filled(row)


def _spread(sheet: Sheet, row: Row) -> dict[int, str]:
    """The row's cells by their places, merged ones in every place that they cover."""
    found = {index: cell for index, cell in enumerate(row.cells) if cell}
    for each in sheet.merged:
        if each.top <= row.number <= each.bottom:
            text = found.get(each.first, "") if each.top == row.number else _at(sheet, each.top, each.first)
            found |= dict.fromkeys(range(each.first, each.last + 1), text) if text else {}
    return found


def _at(sheet: Sheet, number: int, index: int) -> str:
    return next((row.cells[index] for row in sheet.rows if row.number == number), "")


def _is_number(row: Row, index: int) -> bool:
    """Whether the cell holds a figure; a year names a column."""
    cell = row.cells[index]
    return bool(cell) and not _YEAR.fullmatch(cell) and (isinstance(row.exact.get(index), Value) or is_value(cell))


def _is_data(sheet: Sheet, at: int) -> bool:
    """Whether the first row of the table holds figures already: they do not count on by one, as ages do."""
    row = sheet.rows[at]
    found = [index for index in range(len(row.cells)) if _is_number(row, index)]
    if not found or at + 1 >= len(sheet.rows):
        return False
    if _count_on([row.cells[index] for index in found]):
        return False
    return any(_is_number(sheet.rows[at + 1], index) for index in found)


def _count_on(cells: Sequence[str]) -> bool:
    """Whether the cells are whole numbers, each one more than the one before."""
    if len(cells) < 2 or not all(each.isascii() and each.isdecimal() for each in cells):
        return False
    numbers = [int(each) for each in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_above(sheet: Sheet, at: int) -> bool:
    """Whether the row above belongs to the headings: it stands directly above and tells apart what is named alike."""
    above, row = sheet.rows[at - 1], sheet.rows[at]
    if above.number != row.number - 1 or not _filled(above):
        return False
    names = Counter(filter(None, row.cells))
    return _filled(above) > 1 or (len(_spread(sheet, above)) > 1 and max(names.values(), default=1) > 1)


def _goes_on(sheet: Sheet, at: int, depth: int) -> bool:
    """Whether the next row names columns too: it has no figures, but names where those above are alike or missing."""
    if at + depth + 1 >= len(sheet.rows):
        return False
    upper, row = sheet.rows[at : at + depth], sheet.rows[at + depth]
    if row.number != upper[-1].number + 1 or any(_is_number(row, index) for index in range(len(row.cells))):
        return False
    if _filled(row) < 2:
        return False
    names = _names(sheet, upper)
    doubtful = {index for index, name in enumerate(names) if not name or names.count(name) > 1}
    return any(row.cells[index] for index in doubtful)


def _names(sheet: Sheet, upper: Sequence[Row]) -> list[str]:
    """The names of the columns; a name above goes for the columns to its right until the next one."""
    lines: list[list[str]] = []
    for at, row in enumerate(upper):
        spread = _spread(sheet, row)
        line, last = [], ""
        for index in range(len(sheet.letters)):
            last = spread.get(index, last if at + 1 < len(upper) and index else "")
            line.append(last)
        lines.append(line)
    return [", ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*lines, strict=True)]


def _notes_below(body: Sequence[Row]) -> list[Row]:
    """The rows at the end that hold one text each and stand apart, or begin as notes do."""
    ends = len(body)
    while (
        ends
        and _filled(body[ends - 1]) == 1
        and not any(_is_number(body[ends - 1], at) for at in range(len(body[0].cells)))
    ):
        ends -= 1
    found = list(body[ends:])
    for at, row in enumerate(found):
        before = body[ends + at - 1].number if ends + at else row.number
        if row.number > before + 1 or _FOOTNOTE.match(next(filter(None, row.cells))):
            return found[at:]
    return []


Covered = dict[tuple[int, int], Row]


def _merged_in(sheet: Sheet, body: Sequence[Row]) -> tuple[Covered, dict[tuple[int, int], Reason]]:
    """The cells that a merged text reaches down to, with the row where it stands; and those of merged numbers."""
    rows = {row.number: row for row in body}
    texts: Covered = {}
    refused: dict[tuple[int, int], Reason] = {}
    for each in sheet.merged:
        top = rows.get(each.top)
        if top is None or len(texts) + len(refused) > MOST_CELLS:
            continue
        is_number = isinstance(top.exact.get(each.first), Value) or is_value(top.cells[each.first])
        for number in (number for number in range(each.top, each.bottom + 1) if number in rows):
            if is_number:
                refused |= dict.fromkeys(((number, at) for at in range(each.first, each.last + 1)), _MERGED_NUMBER)
            elif number > each.top:
                texts[number, each.first] = top
    return texts, refused


def _with_merged(row: Row, texts: Covered) -> Row:
    reached = {at: texts[row.number, at] for at in range(len(row.cells)) if (row.number, at) in texts}
    if not reached:
        return row
    cells = tuple(reached[at].cells[at] if at in reached else cell for at, cell in enumerate(row.cells))
    days = {at: top.exact[at] for at, top in reached.items() if at in top.exact}
    return replace(row, cells=cells, exact={**row.exact, **days})


def _width(upper: Sequence[Row], body: Sequence[Row]) -> int:
    """How many columns a text has: as many as its headings, or as its longest row where there are none."""
    return max(_last(row) for row in (upper or body))


def _last(row: Row) -> int:
    return max((index + 1 for index, cell in enumerate(row.cells) if cell), default=0)


def _cut(row: Row, width: int) -> Row:
    """The row with a cell for each column, and with those that hold something beyond."""
    return replace(row, cells=row.cells[: max(width, _last(row))])


def _texts(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield " ".join(filter(None, row.cells))


def _said(repeated: Sequence[Row], merged: int) -> Iterator[Reason]:
    if repeated:
        values = {"rows": ", ".join(str(row.number) for row in repeated[:8])}
        yield Reason("The headings stand again further down and were left out there: row %(rows)s.", values)
    if merged:
        yield Reason("Some cells in the table are merged. What they say was read for each of their rows.")
