"""Blocks as Word's paragraphs, lists and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docx.oxml.shape import CT_Inline
from docx.shared import Pt

from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Picture,
    Table,
)
from kotosilta.publishing.docx.nodes import node, paragraph, run, value
from kotosilta.publishing.docx.runs import Runs, bookmark
from kotosilta.publishing.docx.tables import table_nodes
from kotosilta.publishing.layout import is_place_to_fill_in, on_paper, stays_with_what_it_follows
from kotosilta.publishing.text import plain, printable
from kotosilta.publishing.typesetting import picture_png, printed_width

_PARAGRAPH_STYLES = {"lead": "Lead", "purpose": "Purpose", "source": "SourceLine", "note": "Note"}
_LIST_STYLES = {"plain": "ListBullet", "decide": "DecisionList", "numbered": "ListNumber"}
_LIST_KINDS = {"plain": 1, "decide": 2, "numbered": 3}  # abstract numberings of `numbering.xml`


@dataclass(frozen=True, slots=True)
class Body:
    """Writes the blocks of one document."""

    runs: Runs
    fonts: Path

    def of(self, document: Document) -> list[Any]:
        """Everything that stands between the top of the first page and the end."""
        start = [paragraph("Title", run(printable(document.title)))]
        if document.subtitle:
            start.append(paragraph("Subtitle", *self.runs.of(document.subtitle)))
        return [*start, *self._blocks(document.blocks, boxed=False)]

    def _blocks(self, blocks: Sequence[Block], *, boxed: bool) -> list[Any]:
        made: list[Any] = []
        blocks = on_paper(blocks)
        for block, after in zip_longest(blocks, blocks[1:]):
            made.extend(self._block(block, followed=stays_with_what_it_follows(after), boxed=boxed))
        return made

    def _block(self, block: Block, *, followed: bool, boxed: bool) -> list[Any]:
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block, followed=followed, boxed=boxed)]
            case BulletList(items=items) | NumberedList(items=items):
                role = block.role if isinstance(block, BulletList) else "numbered"
                return self._list(items, role, followed=followed, boxed=boxed)
            case Table():
                return table_nodes(block, self.runs, followed=followed)
            case Picture():
                return self._picture(block, followed=followed)
            case Callout(content=blocks, label=label):
                return [paragraph("CalloutLabel", run(printable(label))), *self._blocks(blocks, boxed=True)]

    def _heading(self, heading: Heading) -> Any:
        number = next(self.runs.numbers)
        start = node("w:bookmarkStart", {"w:id": number, "w:name": bookmark(heading.anchor)})
        end = node("w:bookmarkEnd", {"w:id": number})
        return paragraph(f"Heading{min(heading.level, 4)}", start, *self.runs.of(heading.content), end)

    def _paragraph(self, block: Paragraph, *, followed: bool, boxed: bool) -> Any:
        style = "FillInPlace" if is_place_to_fill_in(block) else _PARAGRAPH_STYLES.get(block.role, "Normal")
        source = (f"{self.runs.words.source}: ",) if block.role == "source" else ()
        content = self.runs.of((*source, *block.content))
        return paragraph("CalloutText" if boxed else style, *content, properties=_kept(kept=followed))

    def _list(self, items: Sequence[Inlines], role: str, *, followed: bool, boxed: bool) -> list[Any]:
        """One numbering of its own per list. The first two items stay together, and the last two."""
        number = self._new_numbering(_LIST_KINDS[role])
        style = "CalloutList" if boxed else _LIST_STYLES[role]
        last = len(items) - 1
        return [
            self._item(item, style, number, keep=followed if index == last else index in {0, last - 1})
            for index, item in enumerate(items)
        ]

    def _item(self, item: Inlines, style: str, number: int, *, keep: bool) -> Any:
        numbering = node("w:numPr", None, value("w:ilvl", 0), value("w:numId", number))
        return paragraph(style, *self.runs.of(item), properties=(*_kept(kept=keep), numbering))

    def _new_numbering(self, kind: int) -> int:
        made = self.runs.part.numbering_part.element.add_num(kind)
        # Word counts on from the list before unless the new one says where it begins.
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _picture(self, picture: Picture, *, followed: bool) -> list[Any]:
        width = printed_width(picture.width)
        height = width * picture.height / picture.width
        png = picture_png(picture.svg_print, width, height, fonts=self.fonts)
        relation, _ = self.runs.part.get_or_add_image(BytesIO(png))
        number = next(self.runs.numbers)
        inline = CT_Inline.new_pic_inline(number, relation, f"picture{number}.png", Pt(width), Pt(height))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("descr", plain(picture.alternative, self.runs.style, self.runs.words))
        drawing = node("w:r", None, node("w:drawing", None, inline))
        caption = [paragraph("Caption", *self.runs.of(picture.caption))] if picture.caption else []
        return [*caption, paragraph("Picture", drawing, properties=_kept(kept=followed))]


def _kept(*, kept: bool) -> tuple[Any, ...]:
    """With what comes next on the same page."""
    return (node("w:keepNext"),) if kept else ()
