"""What is known about foreign-language children in early education: shown with its caveats, never a baseline."""

from __future__ import annotations

from kotosilta.document.elements.attribution import attribution
from kotosilta.document.making import Making
from kotosilta.publishing.blocks import Block, Inlines, Paragraph, Strong, Table
from kotosilta.situation.figures import figure_of, share_of_children
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.sentences import (
    CHILDREN,
    FOREIGN_LANGUAGE_CHILDREN,
    children_now,
    children_share,
    sentence,
)

NAME_WIDTH = 1.6


def children(making: Making) -> tuple[Block, ...]:
    """A sentence for one municipality, a table for several; nothing where none of them is in the source."""
    known = [each for each in making.pictures if CHILDREN in each.own]
    if not known:
        return ()
    told = _table(making) if making.order.joint else _sentences(making, known[0])
    caveat = "".join(str(part) for part in sentence("year_not_stated", making.language))
    return (told, attribution(making, [told], [caveat]))


def _sentences(making: Making, picture: Picture) -> Block:
    label = making.said(making.texts.labels.figures)
    content: Inlines = (Strong((f"{label}:",)), " ", *children_now(picture, making.language))
    if share := children_share(picture, making.language):
        content = (*content, " ", *share)
    return Paragraph(content)


def _table(making: Making) -> Block:
    texts = making.texts.children
    return Table(
        caption=(making.said(texts.caption),),
        header=(
            (making.said(making.texts.comparison.municipality),),
            (making.said(texts.every),),
            (making.said(texts.foreign),),
            (making.said(texts.share),),
        ),
        rows=tuple(_row(making, picture) for picture in making.pictures),
        widths=(NAME_WIDTH, 1.0, 1.0, 1.0),
    )


def _row(making: Making, picture: Picture) -> tuple[Inlines, ...]:
    every, foreign = picture.own.get(CHILDREN), picture.own.get(FOREIGN_LANGUAGE_CHILDREN)
    figures = (
        figure_of(every.latest) if every and every.latest else None,
        figure_of(foreign.latest) if foreign and foreign.latest else None,
        share_of_children(foreign, every),
    )
    missing = making.said(making.texts.labels.missing)
    return ((making.name(picture.municipality),), *((figure or missing,) for figure in figures))
