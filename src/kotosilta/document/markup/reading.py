"""Reads our markup into the block tree that every format shares; references are filled by whoever shows the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kotosilta.document.markup.reference import PATTERN, Reference
from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
)

LEVEL = 3
NARROWEST, BROADEST = 0.6, 3.0
LETTERS_OF_A_COLUMN = 14


class Places(Protocol):
    """Fills the places of references; what cannot be filled may become nothing."""

    def running(self, reference: Reference, /) -> Inlines:
        """What stands inside a sentence."""

    def standing(self, reference: Reference, /) -> Sequence[Block]:
        """What stands between paragraphs."""


def read(text: str, places: Places, anchor: str) -> tuple[Block, ...]:
    """The text as blocks; headings are called `anchor`-1, `anchor`-2 and so on."""
    return tuple(_Reading(places, anchor).blocks(_parser().parse(text)))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 8})
    parser.enable(["heading", "list", "table", "emphasis", "link", "escape", "newline", "entity"])
    parser.inline.ruler.before("escape", "reference", _reference)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    """The rule of our own: `[[kind:key]]`."""
    if not state.src.startswith("[[", state.pos) or not (found := PATTERN.match(state.src, state.pos)):
        return False
    if not silent:
        state.push("reference", "", 0).meta = {"reference": Reference(*found.groups())}
    state.pos = found.end()
    return True


@dataclass(slots=True)
class _Cursor:
    """Walks along the tokens, which come as a flat list with opening and closing ones."""

    tokens: Sequence[Token]
    at: int = 0

    def __iter__(self) -> Iterator[Token]:
        while self.at < len(self.tokens):
            self.at += 1
            yield self.tokens[self.at - 1]

    def until(self, closing: str) -> Iterator[Token]:
        for token in self:
            if token.type == closing:
                return
            yield token


@dataclass(slots=True)
class _Reading:
    places: Places
    anchor: str
    headings: int = 0
    standing: list[Reference] = field(default_factory=list)

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """What only stands between paragraphs comes after the block in whose text it was named."""
        cursor = _Cursor(tokens)
        waiting: Paragraph | None = None
        for token in cursor:
            made = self._block(token, cursor)
            if isinstance(made, Table) and (caption := _as_caption(waiting)):
                made, waiting = _captioned(made, caption), None
            if waiting:
                yield waiting
            waiting = made if isinstance(made, Paragraph) and not self.standing else None
            if made and not waiting:
                yield made
            yield from self._standing()
        if waiting:
            yield waiting

    def _block(self, token: Token, cursor: _Cursor) -> Block | None:
        match token.type:
            case "heading_open":
                self.headings += 1
                content = self._content(cursor.until("heading_close"))
                return Heading(LEVEL, content, f"{self.anchor}-{self.headings}") if _says(content) else None
            case "paragraph_open":
                content = self._content(cursor.until("paragraph_close"))
                return Paragraph(content) if _says(content) else None
            case "bullet_list_open":
                items = self._items(cursor, token)
                return BulletList(items) if items else None
            case "ordered_list_open":
                items = self._items(cursor, token)
                return NumberedList(items) if items else None
            case "table_open":
                return self._table(cursor)
            case _:
                return None

    def _items(self, cursor: _Cursor, opening: Token) -> tuple[Inlines, ...]:
        """One item for each paragraph: lists inside lists, and paragraphs inside points, become points of this one."""
        closing = opening.type.replace("_open", "_close")
        items = []
        for token in cursor:
            if token.type == closing and token.level == opening.level:
                break
            if token.type == "inline" and _says(content := self._inlines(token.children or ())):
                items.append(content)
        return tuple(items)

    def _table(self, cursor: _Cursor) -> Table | None:
        rows: list[list[Inlines]] = []
        for token in cursor.until("table_close"):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._inlines(token.children or ()))
        header, *others = rows
        if not any(map(_says, header)) and not others:
            return None
        names_rows = len(header) > 1 and all(_says(row[0]) for row in others)
        return Table((), tuple(header), tuple(map(tuple, others)), _widths(rows), row_headers=names_rows)

    def _content(self, tokens: Iterable[Token]) -> Inlines:
        return tuple(each for token in tokens for each in self._inlines(token.children or ()))

    def _inlines(self, tokens: Sequence[Token]) -> Inlines:
        return tuple(_joined(self._inside(_Cursor(tokens))))

    def _inside(self, cursor: _Cursor, closing: str = "") -> Iterator[Inline]:
        for token in cursor.until(closing):
            match token.type:
                case "text" | "text_special" if token.content:
                    yield token.content
                case "softbreak" | "hardbreak":
                    yield " "
                case "strong_open" | "em_open" as opening:
                    mark = Strong if opening == "strong_open" else Emphasis
                    yield mark(tuple(_joined(self._inside(cursor, opening.replace("_open", "_close")))))
                case "link_open":
                    content = tuple(_joined(self._inside(cursor, "link_close")))
                    yield Link(_words(content), str(token.attrGet("href") or ""))
                case "reference":
                    yield from self._filled(token.meta["reference"])

    def _filled(self, reference: Reference) -> Iterator[Inline]:
        if reference.is_block:
            self.standing.append(reference)
        else:
            yield from self.places.running(reference)

    def _standing(self) -> Iterator[Block]:
        for reference in self.standing:
            yield from self.places.standing(reference)
        self.standing.clear()


def _joined(content: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbouring strings as one; where something between two words is not there, one space parts them."""
    text = ""
    for each in content:
        if isinstance(each, str):
            text += each.removeprefix(" ") if text.endswith(" ") else each
            continue
        if text:
            yield text
        text = ""
        yield each
    if text:
        yield text


def _says(content: Inlines) -> bool:
    return any(not isinstance(each, str) or each.strip() for each in content)


def _words(content: Inlines) -> str:
    """The text of a link, which has no marks of its own."""
    parts = (each if isinstance(each, str) else _words(getattr(each, "content", ())) for each in content)
    return "".join(parts)


def _as_caption(paragraph: Paragraph | None) -> Inlines:
    """What a paragraph says that is bold as a whole."""
    content = paragraph.content if paragraph else ()
    return content[0].content if len(content) == 1 and isinstance(content[0], Strong) else ()


def _captioned(table: Table, caption: Inlines) -> Table:
    return Table(caption, table.header, table.rows, table.widths, row_headers=table.row_headers)


def _widths(rows: Sequence[Sequence[Inlines]]) -> tuple[float, ...]:
    """By how much stands in the columns, within limits: a column of numbers is not as broad as one of sentences."""
    return tuple(
        min(BROADEST, max(NARROWEST, max(map(_length, column)) / LETTERS_OF_A_COLUMN))
        for column in zip(*rows, strict=True)
    )


def _length(content: Inlines) -> int:
    return len(_words(content)) or 6 * len(content)
