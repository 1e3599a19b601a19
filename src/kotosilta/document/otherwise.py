"""Marks a text that stands in another language than its document, so that it is read aloud as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    NumberedList,
    Paragraph,
    Strong,
    Table,
)


def in_another_language(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks with every stretch of their words in `language`."""
    return tuple(_block(block, language) for block in blocks)


def _block(block: Block, language: str) -> Block:
    match block:
        case Heading(content=content) | Paragraph(content=content):
            return replace(block, content=_inlines(content, language))
        case BulletList(items=items) | NumberedList(items=items):
            return replace(block, items=_cells(items, language))
        case Table(caption=caption, header=header, rows=rows):
            made = tuple(_cells(row, language) for row in rows)
            return replace(block, caption=_inlines(caption, language), header=_cells(header, language), rows=made)
        case _:
            return block


def _cells(cells: Sequence[Inlines], language: str) -> tuple[Inlines, ...]:
    return tuple(_inlines(each, language) for each in cells)


def _inlines(content: Inlines, language: str) -> Inlines:
    return tuple(_inline(each, language) for each in content)


def _inline(inline: Inline, language: str) -> Inline:
    match inline:
        case str():
            return Foreign(inline, language)
        case Strong(content=content) | Emphasis(content=content):
            return replace(inline, content=_inlines(content, language))
        case _:
            return inline
