"""What all writers agree on about the order on a page: columns of numbers, places to fill in, what stays together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Blank, Block, Inline, Inlines, Paragraph, Table

LONGEST_ON_ONE_PAGE = 20  # rows
WIDEST = 8  # columns; a wider table is divided on paper, where nobody can scroll
WIDEST_IN_FULL_SIZE = 5  # columns; a wider table is set in smaller type
LONGEST_KEPT_TOGETHER = 6  # rows; a longer table may go on over a page break instead of leaving half a page empty
_NUMBERS_ONLY = re.compile(r"[\s\d.,:–—−+%/()\u00a0\u202f-]*")


def number_columns(table: Table) -> tuple[bool, ...]:
    """Which columns hold figures and are set flush right; a column of words, or without any figure, is not one.

    A word that says that a figure is missing does not make a column of words as long as half of its cells are numbers.
    """
    first = 1 if table.row_headers else 0
    return tuple(
        index >= first and _of_numbers([row[index] for row in table.rows]) for index in range(len(table.header))
    )


def _of_numbers(cells: Sequence[Inlines]) -> bool:
    figures = [cell for cell in cells if any(isinstance(inline, Figure) for inline in cell)]
    numbers = [cell for cell in cells if cell and all(_is_number(inline) for inline in cell)]
    return bool(figures) and all(cell in numbers for cell in figures) and 2 * len(numbers) >= len(cells)


def _is_number(inline: Inline) -> bool:
    return isinstance(inline, Figure) or (isinstance(inline, str) and _NUMBERS_ONLY.fullmatch(inline) is not None)


def on_paper(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as pages hold them: a table with more columns than fit is several, each with the first column."""
    return [part for block in blocks for part in (_parts(block) if isinstance(block, Table) else (block,))]


def is_narrow(table: Table) -> bool:
    """Whether the columns are so many that the type is smaller."""
    return len(table.header) > WIDEST_IN_FULL_SIZE


def _parts(table: Table) -> Iterator[Table]:
    columns = len(table.header)
    if columns <= WIDEST:
        yield table
        return
    starts = range(1, columns, WIDEST - 1)
    for number, start in enumerate(starts, 1):
        kept = (0, *range(start, min(start + WIDEST - 1, columns)))
        yield replace(
            table,
            caption=(*table.caption, f" ({number}/{len(starts)})"),
            header=tuple(table.header[index] for index in kept),
            rows=tuple(tuple(row[index] for index in kept) for row in table.rows),
            widths=tuple(table.widths[index] for index in kept),
        )


def may_be_divided(table: Table) -> bool:
    """Whether a page may end between its rows."""
    return len(table.rows) + table.blank_rows > LONGEST_KEPT_TOGETHER


def repeats_its_header(table: Table) -> bool:
    """Whether the header comes again on each page of a PDF.

    Only where a table is longer than a page: a repeated header is a line that no screen reader speaks, and checkers
    take it for lost text.
    """
    return len(table.rows) + table.blank_rows > LONGEST_ON_ONE_PAGE


def is_place_to_fill_in(block: Block | None) -> bool:
    """A paragraph that is nothing but a place to fill in stands by itself, with room around it."""
    return isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Blank)


def stays_with_what_it_follows(block: Block | None) -> bool:
    """Sources, notes and places to fill in belong to what stands before them: no page ends in between."""
    return is_place_to_fill_in(block) or (isinstance(block, Paragraph) and block.role in {"source", "note"})
