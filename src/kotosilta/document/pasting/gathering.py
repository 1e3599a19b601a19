"""Gathers what a reader of foreign text finds, as blocks of ours, and remembers what had to be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby

from kotosilta.document.markup import escaped, markup_of, read
from kotosilta.document.markup.reference import Reference
from kotosilta.figures import Figure
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
from kotosilta.publishing.layout import WIDEST
from kotosilta.publishing.text import safe_address
from kotosilta.reasons import Reason

LEVEL = 3
_BLANKS = re.compile(r"[^\S\u00a0]+")
_LOOSE_NO_BREAK = re.compile(r"(?<!\d)\u00a0|\u00a0(?!\d)")  # one holds a number to what it counts


class LeftOut(StrEnum):
    """What a text had that ours does not keep, or keeps in another way."""

    PICTURES = "pictures"
    CHANGES = "changes"
    COMMENTS = "comments"
    FOOTNOTES = "footnotes"
    MERGED = "merged"
    WIDE = "wide"
    TEXT_BOXES = "text_boxes"


SENTENCES: dict[LeftOut, Reason] = {
    LeftOut.PICTURES: Reason("Pictures were left out. Charts and figures of the programme are put in below the text."),
    LeftOut.CHANGES: Reason("Tracked changes were taken as accepted: what was deleted is not in the text."),
    LeftOut.COMMENTS: Reason("Comments in the margin were left out."),
    LeftOut.FOOTNOTES: Reason("Footnotes now stand in brackets where they belong."),
    LeftOut.MERGED: Reason("Merged cells were divided: what stood in them now stands in the first one."),
    LeftOut.WIDE: Reason("A table has many columns. It scrolls on the screen and is divided on paper."),
    LeftOut.TEXT_BOXES: Reason("Text boxes were left out. Copy what stands in them by itself."),
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text in our markup, and in sentences what is not in it."""

    markup: str
    left_out: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


@dataclass(slots=True)
class Gathering:
    """Blocks in their order; points that follow each other become one list."""

    blocks: list[Block] = field(default_factory=list)
    left_out: dict[LeftOut, None] = field(default_factory=dict)

    def leave_out(self, kind: LeftOut) -> None:
        self.left_out[kind] = None

    def heading(self, runs: Sequence[Run]) -> None:
        """A heading has a look of its own: bold and italic in it say nothing more."""
        if words := _words(runs):
            self.blocks.append(Heading(LEVEL, (words,), ""))

    def paragraph(self, runs: Sequence[Run]) -> None:
        if content := inlines(runs):
            self.blocks.append(Paragraph(content))

    def item(self, runs: Sequence[Run], *, numbered: bool) -> None:
        content = inlines(runs)
        if not content:
            return
        last = self.blocks[-1] if self.blocks else None
        kind = NumberedList if numbered else BulletList
        if isinstance(last, kind):
            self.blocks[-1] = kind((*last.items, content))
        else:
            self.blocks.append(kind((content,)))

    def table(self, rows: Sequence[Sequence[Sequence[Run]]]) -> None:
        """The first row is the header; a table of one cell is only a box around a paragraph."""
        cells = [[inlines(cell) for cell in row] for row in rows]
        cells = [row for row in cells if any(row)]
        columns = max(map(len, cells), default=0)
        if columns <= 1:
            for row in cells:
                self.blocks.append(Paragraph(row[0]))
            return
        if columns > WIDEST:
            self.leave_out(LeftOut.WIDE)
        header, *others = (tuple(row) + ((),) * (columns - len(row)) for row in cells)
        self.blocks.append(Table((), header, tuple(others), (1.0,) * columns))

    def cleaned(self) -> Cleaned:
        """The whole as markup."""
        markup = markup_of(map(_legible, self.blocks), _no_figure)
        return Cleaned(markup, tuple(SENTENCES[each] for each in LeftOut if each in self.left_out))


def inlines(runs: Sequence[Run]) -> Inlines:
    """Runs of the same look joined; the spaces at both ends and those that only fill are gone."""
    tidied = list(_tidied(runs))
    while tidied and not tidied[-1].text.strip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    made = list(_inlines(tidied))
    return tuple(made) if any(_text(each).strip() for each in made) else ()


def _inlines(runs: Iterable[Run]) -> Iterator[Inline]:
    for (bold, italic, address), group in groupby(runs, key=lambda run: (run.bold, run.italic, run.address)):
        text = "".join(run.text for run in group)
        inline: Inline = Link(text, address) if address and safe_address(address) else text
        if text.strip() and isinstance(inline, str):
            inline = Emphasis((inline,)) if italic else inline
            inline = Strong((inline,)) if bold else inline
        yield inline


def _tidied(runs: Sequence[Run]) -> Iterator[Run]:
    """One space for many, none at the beginning; marks that only cover a space are taken off."""
    ends_in_space = True
    for run in runs:
        text = _BLANKS.sub(" ", _LOOSE_NO_BREAK.sub(" ", run.text))
        if ends_in_space:
            text = text.lstrip()
        if text:
            ends_in_space = text[-1] == " "
            yield replace(run, text=text)


def _words(runs: Sequence[Run]) -> str:
    return _BLANKS.sub(" ", _LOOSE_NO_BREAK.sub(" ", "".join(run.text for run in runs))).strip()


def _text(inline: Inline) -> str:
    if isinstance(inline, str):
        return inline
    return inline.text if isinstance(inline, Link) else "".join(map(_text, getattr(inline, "content", ())))


class _Nowhere:
    """References in foreign text are text."""

    def running(self, reference: Reference) -> Inlines:
        return (str(reference),)

    def standing(self, _: Reference) -> Sequence[Block]:
        return ()


def _legible(block: Block) -> Block:
    """The block with its bold and italic where reading them gives its words again, otherwise with its words alone."""
    match block:
        case Paragraph(content=content):
            return Paragraph(_legible_content(content))
        case BulletList(items=items) | NumberedList(items=items):
            return replace(block, items=tuple(map(_legible_content, items)))
        case Table(header=header, rows=rows):
            made = tuple(tuple(map(_legible_content, row)) for row in rows)
            return replace(block, header=tuple(map(_legible_content, header)), rows=made)
        case _:
            return block


def _legible_content(content: Inlines) -> Inlines:
    words = "".join(map(_text, content)).strip()
    if not words or all(isinstance(each, str) for each in content):
        return content
    again = read(markup_of([Paragraph(content)], _no_figure), _Nowhere(), "")
    same = len(again) == 1 and isinstance(again[0], Paragraph) and "".join(map(_text, again[0].content)) == words
    return content if same else (words,)


def _no_figure(figure: Figure) -> str:
    """Foreign text holds no figures of ours."""
    return escaped(str(figure.value))
