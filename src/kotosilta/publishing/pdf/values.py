"""A document as plain values for the typst template: text stays data and is never read as markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

from kotosilta.figures import Figure, NumberStyle, written
from kotosilta.publishing.blocks import (
    Blank,
    Block,
    BulletList,
    Callout,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Picture,
    Strong,
    Table,
    Words,
)
from kotosilta.publishing.glyphs import SUBSTITUTE
from kotosilta.publishing.layout import (
    is_narrow,
    is_place_to_fill_in,
    may_be_divided,
    number_columns,
    on_paper,
    repeats_its_header,
    stays_with_what_it_follows,
)
from kotosilta.publishing.text import blank_text, plain, printable, safe_address
from kotosilta.publishing.typesetting import in_our_glyphs, printed_width

Value: TypeAlias = "str | float | bool | list[Value] | dict[str, Value] | None"
# An accessible file may have no empty title, heading or alternative text: a box shows that one is due.
_NOTHING: Value = ["text", SUBSTITUTE]
REGIONS = {"sv": "fi", "fi": "fi", "en": "gb"}


@dataclass(frozen=True, slots=True)
class _Writer:
    style: NumberStyle
    words: Words
    anchors: frozenset[str]
    fonts: Path

    def text(self, text: str) -> str:
        return in_our_glyphs(printable(text), self.fonts)

    def plain(self, content: Inlines) -> str:
        return in_our_glyphs(plain(content, self.style, self.words), self.fonts)

    def inlines(self, content: Inlines) -> list[Value]:
        return [self.inline(inline) for inline in content]

    def inline(self, inline: Inline) -> Value:
        match inline:
            case str():
                return ["text", self.text(inline)]
            case Figure():
                return self.figure(in_our_glyphs(written(inline, self.style), self.fonts))
            case Strong(content=content) | Emphasis(content=content):
                return ["strong" if isinstance(inline, Strong) else "emphasis", self.inlines(content)]
            case Foreign(text=text, language=language):
                return ["foreign", self.text(text), typst_language(language)]
            case Link(text=text, address=address):
                return self.link(text, safe_address(address))
            case Blank():
                return ["blank", in_our_glyphs(blank_text(inline, self.words), self.fonts)]

    def figure(self, text: str) -> Value:
        """A range such as 1–4 is never divided between two lines: half of it would be another number."""
        return ["unbroken" if "–" in text else "text", text]

    def link(self, text: str, address: str | None) -> Value:
        if address is None:
            return ["text", self.text(text)]
        if not address.startswith("#"):
            return ["link", self.text(text), address]
        return ["place", self.text(text), address[1:]] if address[1:] in self.anchors else ["text", self.text(text)]

    def blocks(self, blocks: Sequence[Block]) -> Value:
        """Pairs of a block and whether the next one stays with it."""
        blocks = on_paper(blocks)
        following = zip_longest(blocks, blocks[1:])
        return [[self.block(block), stays_with_what_it_follows(after)] for block, after in following]

    def block(self, block: Block) -> Value:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(content=content, role=role):
                shown = "fill-in" if is_place_to_fill_in(block) else role
                return {"kind": "paragraph", "role": shown, "content": self.inlines(content)}
            case BulletList(items=items) | NumberedList(items=items):
                role = block.role if isinstance(block, BulletList) else "numbered"
                return {"kind": "list", "role": role, "items": [self.inlines(item) for item in items]}
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Callout(content=blocks, label=label):
                return {"kind": "callout", "label": self.text(label), "blocks": self.blocks(blocks)}

    def heading(self, heading: Heading) -> Value:
        said: list[Value] = self.inlines(heading.content) if self.plain(heading.content).strip() else [_NOTHING]
        return {"kind": "heading", "level": heading.level, "content": said, "anchor": heading.anchor or None}

    def table(self, table: Table) -> Value:
        return {
            "kind": "table",
            "caption": self.inlines(table.caption),
            "header": [self.inlines(cell) for cell in table.header],
            "rows": [[self.inlines(cell) for cell in row] for row in table.rows],
            "widths": list(table.widths),
            "numbers": list(number_columns(table)),
            "row_headers": table.row_headers,
            "blank_rows": table.blank_rows,
            "divided": may_be_divided(table),
            "repeats": repeats_its_header(table),
            "narrow": is_narrow(table),
        }

    def picture(self, picture: Picture) -> Value:
        return {
            "kind": "picture",
            "svg": in_our_glyphs(picture.svg_print, self.fonts),
            "alternative": self.plain(picture.alternative).strip() or self.plain(picture.caption).strip() or SUBSTITUTE,
            "caption": self.inlines(picture.caption),
            "width": printed_width(picture.width),
        }


def document_values(document: Document, style: NumberStyle, fonts: Path) -> dict[str, Value]:
    """Everything the template prints. Raises NotPossible when the face that decides on glyphs is missing."""
    counted = Counter(block.anchor for block in document.blocks if isinstance(block, Heading))
    anchors = frozenset(anchor for anchor, count in counted.items() if count == 1)
    writer = _Writer(style, document.words, anchors, fonts)
    language = typst_language(document.language)
    return {
        "language": language,
        "region": REGIONS.get(language or ""),
        "title": writer.text(document.title).strip() or SUBSTITUTE,
        "known_as": writer.text(document.known_as).strip() or SUBSTITUTE,
        "subtitle": writer.inlines(document.subtitle),
        "description": writer.text(document.description),
        "page": writer.text(document.words.page),
        "source": writer.text(document.words.source),
        "footer": writer.text(document.words.footer),
        "watermark": writer.text(document.watermark),
        "blocks": writer.blocks(document.blocks),
    }


def typst_language(language: str) -> str | None:
    """The primary subtag as typst takes it (two or three letters), or None."""
    primary = language.partition("-")[0].lower()
    return primary if 2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha() else None
