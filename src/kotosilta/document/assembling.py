"""Puts the programme document together: what people have written, and the first text where nobody has yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import override

from kotosilta.document.draft import assemble, municipalities_named
from kotosilta.document.elements.frame import element_of, heading_of
from kotosilta.document.filling import filling
from kotosilta.document.making import Making, making
from kotosilta.document.markup import read
from kotosilta.document.opening import sample_box
from kotosilta.document.order import DraftOrder
from kotosilta.document.otherwise import in_another_language
from kotosilta.document.references.held import Held
from kotosilta.document.references.places import FilledPlaces
from kotosilta.document.sections import LEFT_OUT, standing_of, text_for
from kotosilta.document.texts import ELEMENTS
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Programme
from kotosilta.publishing.blocks import Block, Document
from kotosilta.situation.reading import pictures_of


def programme_document(
    programme: Programme,
    language: str,
    on: date,
    *,
    sections: Mapping[str, Mapping[str, str]] | None = None,
) -> Document:
    """The whole document in one language; `on` dates it.

    Written elements stand as they were written, those left out are not in it, all others as the rooms fill them.
    `sections` are texts to take instead of those of today, as `sections.standing_of` gives them.
    NotPossible when no official figures have been imported.
    """
    with one_look(), override(language):
        texts = standing_of(programme) if sections is None else sections
        made = making_of(programme, language, on)
        written = tuple(_elements(Held(programme, made), texts))
        if any(element not in texts for element in ELEMENTS):
            draft = assemble(made.order, made.pictures, language, on, made.filled)
            opening = draft.blocks[: next(i for i, block in enumerate(draft.blocks) if block == heading_of(made, "D1"))]
            return replace(draft, blocks=(*opening, *written))
        return _finished(made, on, written)


def making_of(programme: Programme, language: str, on: date) -> Making:
    """Everything that the texts of a programme are made with in one language."""
    order = order_of(programme)
    return making(order, pictures_of(order.municipalities), language, on, filling(programme, language))


def order_of(programme: Programme) -> DraftOrder:
    """The programme as the first text is ordered with."""
    return DraftOrder(
        municipalities=programme.municipalities(),
        first_year=programme.first_year,
        last_year=programme.last_year,
        edition=programme.edition,
        name=programme.slug,
    )


def section_blocks(held: Held, element: str, texts: Mapping[str, str]) -> tuple[tuple[Block, ...], FilledPlaces]:
    """The blocks of one written element under its heading, with what was found on the way."""
    places = FilledPlaces(held)
    language, text = text_for(texts, held.language)
    blocks = read(text, places, element)
    if language != held.language:
        blocks = in_another_language(blocks, language)
    return (*blocks, *places.sources()), places


def _elements(held: Held, texts: Mapping[str, Mapping[str, str]]) -> Iterator[Block]:
    for element in ELEMENTS:
        mine = texts.get(element)
        if mine is None:
            yield from element_of(held.making, element)
        elif LEFT_OUT not in mine:
            yield heading_of(held.making, element)
            yield from section_blocks(held, element, mine)[0]


def _finished(made: Making, on: date, written: Sequence[Block]) -> Document:
    """Where every element is written or left out it is no draft any more, and says nothing of how to fill it in."""
    title, filled = made.filled.title.text, made.filled
    names = tuple(municipalities_named(made))
    regions = ", ".join(dict.fromkeys(made.said(each.region.name) for each in made.order.municipalities))
    return Document(
        language=made.language,
        title=title,
        subtitle=(*names, f" · {regions} · {made.order.period}"),
        description=made.said(made.texts.finished_description),
        date=on.isoformat(),
        blocks=(*((sample_box(made),) if filled.sample else ()), *written),
        words=made.words,
        watermark=made.said(made.texts.filled.sample) if filled.sample else "",
        full_title=f"{title}: {', '.join(made.name(each) for each in made.order.municipalities)} {made.order.period}",
    )
