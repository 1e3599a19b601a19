"""A draft as pages show it: its text as finished HTML, with the list of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.content.load import number_styles
from kotosilta.publishing.blocks import Document, Heading
from kotosilta.publishing.html import blocks_html, inlines_html
from kotosilta.publishing.text import plain


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """`subtitle` and `text` are finished HTML; `contents` are anchor and title of each element."""

    title: str
    subtitle: str
    contents: Sequence[tuple[str, str]]
    text: str


def on_screen(document: Document) -> ShownDraft:
    """The draft as the page shows it, in its own language whatever the page's is."""
    style = number_styles()[document.language]
    headings = (block for block in document.blocks if isinstance(block, Heading) and block.level == 2)
    return ShownDraft(
        title=document.title,
        subtitle=inlines_html(document.subtitle, style, document.words),
        contents=[(heading.anchor, plain(heading.content, style)) for heading in headings],
        text=blocks_html(document.blocks, style, document.words),
    )
