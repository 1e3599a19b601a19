"""Puts a draft programme together: pure functions from an order and its pictures to the block tree of all formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kotosilta.document.elements import elements
from kotosilta.document.filled import Filled
from kotosilta.document.making import Making, making
from kotosilta.document.opening import opening
from kotosilta.document.order import DraftOrder
from kotosilta.publishing.blocks import Document, Inline, Inlines
from kotosilta.situation.picture import Picture


def assemble(
    order: DraftOrder, pictures: Sequence[Picture], language: str, on: date, filled: Filled | None = None
) -> Document:
    """The draft in one language; `on` dates it and decides what authorities are called.

    `filled` is what the rooms of a programme hold in this language. The same order, pictures, language, day and
    filling give equal documents. ValueError when the pictures are not those of the order's municipalities.
    """
    made = making(order, pictures, language, on, filled)
    usual = made.texts.joint_title if order.joint else made.texts.title
    title = made.filled.title.text if made.of_a_programme else made.said(usual)
    return Document(
        language=language,
        title=title,
        subtitle=_subtitle(made),
        description=made.said(made.texts.description),
        date=on.isoformat(),
        blocks=(*opening(made), *elements(made)),
        words=made.words,
        watermark=made.said(made.texts.filled.sample) if made.filled.sample else "",
        full_title=f"{title}: {', '.join(made.name(each) for each in order.municipalities)} {order.period}",
    )


def _subtitle(making: Making) -> Inlines:
    """The municipalities with both official names, region, period, and that this is a draft."""
    order = making.order
    regions = ", ".join(dict.fromkeys(making.said(each.region.name) for each in order.municipalities))
    draft = making.texts.filled.draft if making.of_a_programme else making.texts.first_draft
    return (*municipalities_named(making), f" · {regions} · {order.period} · {making.said(draft)}")


def municipalities_named(making: Making) -> Iterator[Inline]:
    """The municipalities with both official names, one after the other."""
    for number, municipality in enumerate(making.order.municipalities):
        if number:
            yield ", "
        yield from making.names_with_own(municipality)
