"""Tables in Word: fixed widths, header rows that come again, rows that stay whole."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from kotosilta.publishing.blocks import Inlines, Table
from kotosilta.publishing.docx.nodes import node, paragraph, value
from kotosilta.publishing.docx.runs import Runs
from kotosilta.publishing.layout import is_narrow, may_be_divided, number_columns
from kotosilta.publishing.text import plain

TEXT_WIDTH = 9184  # twentieths of a point: A4 less 24 mm on either side
BLANK_ROW_HEIGHT = 480


def table_nodes(table: Table, runs: Runs, *, followed: bool) -> list[Any]:
    """The caption and the table; `followed` says that a source line belongs to it and stays on the same page."""
    widths = _widths(table)
    numbers = number_columns(table)
    together = not may_be_divided(table)
    rows = [*table.rows, *((),) * table.blank_rows]
    last = len(rows) - 1
    head, text = ("NarrowTableHead", "NarrowTableText") if is_narrow(table) else ("TableHead", "TableText")
    made = [_row(table.header, widths, numbers, runs, head, keep=True)]
    for index, row in enumerate(rows):
        # A table that may be divided leaves at least two rows on either side.
        keep = followed if index == last else together or index in {0, last - 1}
        made.append(_row(row, widths, numbers, runs, text, keep=keep))
    grid = node("w:tblGrid", None, *(node("w:gridCol", {"w:w": width}) for width in widths))
    caption = [paragraph("Caption", *runs.of(table.caption))] if table.caption else []
    return [*caption, node("w:tbl", None, _properties(table, runs), grid, *made)]


def _properties(table: Table, runs: Runs) -> Any:
    return node(
        "w:tblPr",
        None,
        value("w:tblStyle", "FigureTable"),
        node("w:tblW", {"w:w": TEXT_WIDTH, "w:type": "dxa"}),
        node("w:tblLayout", {"w:type": "fixed"}),
        _parts_with_a_look_of_their_own(row_headers=table.row_headers),
        value("w:tblCaption", plain(table.caption, runs.style, runs.words)),
    )


def _parts_with_a_look_of_their_own(*, row_headers: bool) -> Any:
    """First row always, first column where it names the rows, bands never: as bits for old readers, words for new."""
    bits = 0x0620 | (0x0080 if row_headers else 0)
    column = int(row_headers)
    return node(
        "w:tblLook",
        {"w:val": f"{bits:04X}", "w:firstRow": 1, "w:firstColumn": column, "w:noHBand": 1, "w:noVBand": 1},
    )


def _row(
    cells: tuple[Inlines, ...], widths: list[int], numbers: tuple[bool, ...], runs: Runs, style: str, *, keep: bool
) -> Any:
    """A row; without cells it is one to fill in."""
    properties = [node("w:cantSplit")]
    if not cells:
        properties.append(node("w:trHeight", {"w:val": BLANK_ROW_HEIGHT, "w:hRule": "atLeast"}))
    if style in HEADS:
        properties.append(node("w:tblHeader"))
    contents = cells or ((),) * len(widths)
    made = [
        _cell(runs.of(content), width, NUMBER_STYLES[style] if number else style, keep=keep, first=not index)
        for index, (content, width, number) in enumerate(zip(contents, widths, numbers, strict=True))
    ]
    return node("w:tr", None, node("w:trPr", None, *properties), *made)


HEADS = frozenset({"TableHead", "NarrowTableHead"})
NUMBER_STYLES = {
    "TableHead": "TableHeadNumber",
    "TableText": "TableNumber",
    "NarrowTableHead": "NarrowTableHeadNumber",
    "NarrowTableText": "NarrowTableNumber",
}
BODIES = frozenset({"TableText", "TableNumber", "NarrowTableText", "NarrowTableNumber"})


def _cell(content: list[Any], width: int, style: str, *, keep: bool, first: bool) -> Any:
    """A cell; the first of a row has no margin, so that it stands flush with the text."""
    kept = (node("w:keepNext"),) if keep and style in BODIES else ()
    flush = [node("w:tcMar", None, node("w:left", {"w:w": 0, "w:type": "dxa"}))] if first else []
    size = node("w:tcPr", None, node("w:tcW", {"w:w": width, "w:type": "dxa"}), *flush)
    return node("w:tc", None, size, paragraph(style, *content, properties=kept))


def _widths(table: Table) -> list[int]:
    """Whole twentieths of a point that add up to the measure exactly."""
    total = sum(table.widths)
    edges = [0, *(round(TEXT_WIDTH * edge / total) for edge in accumulate(table.widths))]
    return [after - before for before, after in pairwise(edges)]
