"""What has changed between two texts, by element, paragraph and word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from kotosilta.content.load import number_styles
from kotosilta.document.as_json import elements_of
from kotosilta.figures import NumberStyle
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
from kotosilta.publishing.text import plain

SAME, GONE, NEW = "same", "gone", "new"
# Comparing word by word takes time with the product of both lengths: longer stretches are shown as replaced.
MOST_WORDS = 3_000
# Two paragraphs with less in common than this are read more easily one after the other than into each other.
LEAST_IN_COMMON = 0.4
_WORDS = re.compile(r"\s+|[^\s]+")

Piece = tuple[str, str]  # SAME, GONE or NEW, and the words


@dataclass(frozen=True, slots=True)
class Compared:
    """One element: `paragraphs` are those that differ, each as pieces; none where nothing has changed."""

    anchor: str
    title: str
    paragraphs: Sequence[Sequence[Piece]]


def compared(before: Document, after: Document) -> list[Compared]:
    """All elements of both texts, in the order of the later one; what it has lost comes last."""
    earlier, later = _lines_by_element(before), _lines_by_element(after)
    anchors = [*later, *(each for each in earlier if each not in later)]
    return [
        Compared(
            anchor,
            (later.get(anchor) or earlier[anchor])[0],
            differences(*(known[anchor][1] if anchor in known else [] for known in (earlier, later))),
        )
        for anchor in anchors
    ]


def differences(before: Sequence[str], after: Sequence[str]) -> list[list[Piece]]:
    """The paragraphs that differ."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        pieces
        for change, first, last, start, end in matcher.get_opcodes()
        if change != "equal"
        for pieces in _paired(before[first:last], after[start:end])
    ]


def _paired(gone: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece]]:
    for old, young in zip_longest(gone, new):
        if old is None:
            yield [(NEW, young)]
        elif young is None:
            yield [(GONE, old)]
        else:
            yield from _by_words(old, young)


def _by_words(old: str, young: str) -> Iterator[list[Piece]]:
    words, others = _WORDS.findall(old), _WORDS.findall(young)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    too_long = len(words) + len(others) > MOST_WORDS
    if too_long or matcher.quick_ratio() < LEAST_IN_COMMON or matcher.ratio() < LEAST_IN_COMMON:
        yield [(GONE, old)]
        yield [(NEW, young)]
        return
    pieces: list[Piece] = []
    for change, first, last, start, end in matcher.get_opcodes():
        taken_out, put_in = "".join(words[first:last]), "".join(others[start:end])
        if change == "equal":
            pieces.append((SAME, put_in))
        else:
            pieces += [(kind, text) for kind, text in ((GONE, taken_out), (NEW, put_in)) if text]
    yield pieces


def _lines_by_element(document: Document) -> dict[str, tuple[str, list[str]]]:
    style = number_styles()[document.language]
    return {
        heading.anchor: (plain(heading.content, style), [line for block in blocks for line in lines_of(block, style)])
        for heading, blocks in elements_of(document)
    }


def lines_of(block: Block, style: NumberStyle) -> Iterator[str]:
    """The block as paragraphs of plain text; a row of a table is one."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            yield plain(content, style)
        case BulletList(items=items) | NumberedList(items=items):
            yield from (plain(item, style) for item in items)
        case Table(caption=caption, header=header, rows=rows):
            yield from (
                line for line in (plain(caption, style), *(_row(each, style) for each in (header, *rows))) if line
            )
        case Picture(alternative=alternative):
            yield plain(alternative, style)
        case Callout(content=content, label=label):
            yield label
            for inner in content:
                yield from lines_of(inner, style)


def _row(cells: Sequence[Inlines], style: NumberStyle) -> str:
    return " · ".join(text for cell in cells if (text := plain(cell, style)))
