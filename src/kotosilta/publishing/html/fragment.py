"""Blocks as HTML for the product's pages: classes only, headings with anchors, tables that scroll by keyboard too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Callout,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Picture,
    Table,
    Words,
)
from kotosilta.publishing.html.inlines import inlines_html, text_html
from kotosilta.publishing.layout import is_place_to_fill_in, number_columns
from kotosilta.publishing.text import plain

Medium = Literal["screen", "print"]
WIDEST_ON_A_PHONE = 3  # columns of words
_PARAGRAPH_CLASSES = {"lead": "lead", "purpose": "purpose", "source": "source", "note": "remark"}


def blocks_html(blocks: Sequence[Block], style: NumberStyle, words: Words, *, medium: Medium = "screen") -> str:
    """The blocks one after another. `medium` says which of a picture's two drawings is taken."""
    writer = _Writer(style, words, medium)
    return "\n".join(writer.block(block) for block in blocks)


@dataclass(frozen=True, slots=True)
class _Writer:
    style: NumberStyle
    words: Words
    medium: Medium
    named: Counter[str] = field(default_factory=Counter)

    def inlines(self, content: Inlines) -> str:
        return inlines_html(content, self.style, self.words)

    def block(self, block: Block) -> str:
        match block:
            case Heading(level=level, content=content, anchor=anchor):
                return f'<h{level} id="{text_html(anchor)}">{self.inlines(content)}</h{level}>'
            case Paragraph():
                return self.paragraph(block)
            case BulletList() | NumberedList():
                return self.list(block)
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Callout(content=blocks, label=label):
                inside = "\n".join(self.block(inner) for inner in blocks)
                return f'<div class="note"><p class="note-label">{text_html(label)}</p>\n{inside}</div>'

    def list(self, block: BulletList | NumberedList) -> str:
        tag = "ol" if isinstance(block, NumberedList) else "ul"
        kind = ' class="decide"' if isinstance(block, BulletList) and block.role == "decide" else ""
        return f"<{tag}{kind}>{''.join(f'<li>{self.inlines(item)}</li>' for item in block.items)}</{tag}>"

    def paragraph(self, block: Paragraph) -> str:
        kind = "fill-in" if is_place_to_fill_in(block) else _PARAGRAPH_CLASSES.get(block.role)
        source = f"{text_html(self.words.source)}: " if block.role == "source" else ""
        opening = f'<p class="{kind}">' if kind else "<p>"
        return f"{opening}{source}{self.inlines(block.content)}</p>"

    def picture(self, picture: Picture) -> str:
        drawing = picture.svg_screen if self.medium == "screen" else picture.svg_print
        caption = f"<figcaption>{self.inlines(picture.caption)}</figcaption>" if picture.caption else ""
        scrolling = self.scrolling(picture.caption or picture.alternative, drawing)
        return f'<figure class="picture">{caption}{scrolling}</figure>'

    def scrolling(self, name: Inlines, content: str) -> str:
        """What may be wider than a phone scrolls sideways, by keyboard too; no two such regions have the same name."""
        label = text_html(plain(name, self.style, self.words))
        self.named[label] += 1
        label += f" ({self.named[label]})" if self.named[label] > 1 else ""
        return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">{content}</div>'

    def table(self, table: Table) -> str:
        numbers = number_columns(table)
        labels = self.labels(table, numbers)
        # A heading that is empty would be announced as one that says nothing.
        header = "".join(
            f'<th scope="col"{_number(number)}>{self.inlines(cell)}</th>' if cell else "<td></td>"
            for cell, number in zip(table.header, numbers, strict=True)
        )
        rows = "".join(f"<tr>{''.join(self.cells(row, table, numbers, labels))}</tr>\n" for row in table.rows)
        blanks = f'<tr class="blank-row">{"<td></td>" * len(numbers)}</tr>\n' * table.blank_rows
        caption = f"<caption>{self.inlines(table.caption)}</caption>" if table.caption else ""
        opening = '<table class="words">' if any(labels) else "<table>"
        return self.scrolling(
            table.caption or table.header[0],
            f"{opening}{caption}\n<thead><tr>{header}</tr></thead>\n<tbody>{rows}{blanks}</tbody></table>",
        )

    def labels(self, table: Table, numbers: tuple[bool, ...]) -> tuple[str, ...]:
        """What each cell is called where the table becomes a list on a phone: a wide one of words on a page."""
        of_words = len(numbers) > WIDEST_ON_A_PHONE and 2 * sum(numbers) < len(numbers)
        if self.medium == "print" or not of_words or table.blank_rows or not table.rows:
            return ("",) * len(numbers)
        return tuple(f' data-label="{text_html(plain(each, self.style, self.words))}"' for each in table.header)

    def cells(
        self, row: tuple[Inlines, ...], table: Table, numbers: tuple[bool, ...], labels: tuple[str, ...]
    ) -> Iterator[str]:
        for index, (cell, number, label) in enumerate(zip(row, numbers, labels, strict=True)):
            if index == 0 and table.row_headers:
                yield f'<th scope="row">{self.inlines(cell)}</th>'
            else:
                yield f"<td{_number(number)}{label}>{self.inlines(cell)}</td>"


def _number(number: bool) -> str:
    return ' class="number"' if number else ""
