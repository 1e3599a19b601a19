"""Names the sources of the figures in some blocks, each once, with the remarks that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kotosilta.content.guidance import methods
from kotosilta.content.indicator_catalogue import catalogue_sources
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, Paragraph, figures_in

# How these are made is explained where they stand; a region or a merger cannot be seen from the figure itself.
_TO_BE_SAID = ("region_from_municipalities", "merged_to_today")


def attribution(making: Making, blocks: Sequence[Block], remarks: Iterable[str] = ()) -> Block:
    """The source line under some blocks: who published the figures, and what a reader must know about them."""
    figures = [figure for block in blocks for figure in figures_in(block)]
    named = dict.fromkeys(figure.source for figure in figures)
    said = [_without_label(making, making.said(catalogue_sources()[key].attribution)) for key in named]
    derived = [key for key in _TO_BE_SAID if any(figure.method == key for figure in figures)]
    explained = [f"{making.said(methods()[key].title)}." for key in derived]
    content = " ".join([f"{'; '.join(said)}.", *explained, *remarks])
    return Paragraph((content,), role="source")


def _without_label(making: Making, text: str) -> str:
    """The writers put the word for source before the line themselves."""
    return text.removeprefix(f"{making.words.source}: ")
