"""The block tree that every text format and the screen share: plain frozen values, no markup, no language of their own.

Inline content is a tuple of strings, figures and marked stretches. A figure stays a `Figure` until a writer prints it,
so that the trace can list every number of the text with its origin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kotosilta.figures import Figure


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Foreign:
    """A stretch in another language than the document, e.g. the Finnish name of a town in a Swedish text."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A marked place where the municipality writes something itself; `prompt` says what, never an answer."""

    prompt: str


Inline = str | Figure | Strong | Emphasis | Foreign | Link | Blank
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the document's own title level; elements D1–D10 are level 2. Levels are never skipped."""

    level: int
    content: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`role` "source" is printed small, and the writers put `words.source` ("Källa: ") before its content."""

    content: Inlines
    role: str = "body"  # body · lead · purpose · source · note


@dataclass(frozen=True, slots=True)
class BulletList:
    """`role`: "plain", or "decide" for the questions a municipality may want to decide on (open boxes)."""

    items: tuple[Inlines, ...]
    role: str = "plain"


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Steps or points in their order, counted from one."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `header` is repeated on each page; `row_headers` says that the first cell names its row.

    `blank_rows` are empty rows to fill in after `rows`; `widths` are relative.
    """

    caption: Inlines
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[float, ...]
    row_headers: bool = True
    blank_rows: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its words. `svg_screen` carries classes only, `svg_print` presentation attributes only.

    `alternative` tells what the drawing shows to somebody who does not see it; `figures` are the numbers printed inside
    the drawing; `width`/`height` are the drawing's units (its viewBox).
    """

    svg_screen: str
    svg_print: str
    alternative: Inlines
    caption: Inlines
    figures: tuple[Figure, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark: what kind of text this is, what stays in Word, sample warnings."""

    content: tuple[Block, ...]
    label: str


Block = Heading | Paragraph | BulletList | NumberedList | Table | Picture | Callout


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text in one language. `date` is ISO; `contents_heading` None leaves the table of contents out.

    `words` are the few fixed words a writer needs in the document's language (content file `publishing.toml`).
    `full_title` is what the file says that it is called, where the title alone would not tell it from others.
    `watermark` is a word that stands large and pale behind the text of every page, such as that it is a sample.
    """

    language: str
    title: str
    subtitle: Inlines
    description: str
    date: str
    blocks: tuple[Block, ...]
    words: Words
    watermark: str = ""
    full_title: str = ""

    @property
    def known_as(self) -> str:
        """What lists of files, windows and screen readers call it."""
        return self.full_title or self.title


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words a writer prints itself: "{page} 1/8" is left to page fields, so only the word stands here."""

    page: str
    fill_in: str
    source: str
    footer: str


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Every run of inline content in a block, in reading order; writers and the trace walk the tree by this alone."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            yield content
        case BulletList(items=items) | NumberedList(items=items):
            yield from items
        case Table():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row
        case Picture():
            yield block.alternative
            yield block.figures
            yield block.caption
        case Callout(content=blocks):
            for inner in blocks:
                yield from inlines_of(inner)


def figures_of(document: Document) -> Iterator[Figure]:
    """Every figure of the text in reading order, those inside marked stretches and drawings included."""
    yield from _figures(document.subtitle)
    for block in document.blocks:
        yield from figures_in(block)


def figures_in(block: Block) -> Iterator[Figure]:
    """Every figure of a block in reading order."""
    for content in inlines_of(block):
        yield from _figures(content)


def _figures(content: Inlines) -> Iterator[Figure]:
    for inline in content:
        if isinstance(inline, Figure):
            yield inline
        elif isinstance(inline, Strong | Emphasis):
            yield from _figures(inline.content)
