"""The first text of each element, made of what the rooms hold: in our markup, so that people go on writing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.utils.translation import override

from kotosilta.content.load import number_styles
from kotosilta.document.assembling import making_of
from kotosilta.document.elements.belonging import belonging
from kotosilta.document.elements.children import children
from kotosilta.document.elements.filled import conclusions, ties, together
from kotosilta.document.elements.population import population
from kotosilta.document.making import Making
from kotosilta.document.markup import Reference, escaped, markup_of
from kotosilta.document.references.held import Held
from kotosilta.document.references.places import official_figure
from kotosilta.document.references.tables import table
from kotosilta.figures import Figure, written
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Programme
from kotosilta.publishing.blocks import Block, Paragraph
from kotosilta.situation.models import Theme
from kotosilta.statistics.derive import SHARE


def first_text(programme: Programme, element: str, language: str, on: date) -> str:
    """The text in one language; empty where the rooms hold nothing for the element.

    NotPossible when no official figures have been imported.
    """
    make = _MADE.get(element)
    if make is None:
        return ""
    with one_look(), override(language):
        return "\n\n".join(part for part in make(Held(programme, making_of(programme, language, on))) if part)


def _strategies(held: Held) -> Iterator[str]:
    yield _text(held, *belonging(held.making), *ties(held.making))


def _situation(held: Held) -> Iterator[str]:
    if held.making.order.joint:
        yield "[[table:comparison]]"
    elif told := population(held.making):
        yield _text(held, told[0])
        yield f"[[chart:{SHARE}@{held.making.order.municipalities[0].code}]]"
    yield _text(held, *conclusions(held.making))


def _responsible(held: Held) -> Iterator[str]:
    yield from _tables(held.making, "responsible", "goals")


def _together(held: Held) -> Iterator[str]:
    yield _text(held, *together(held.making))
    yield from _tables(held.making, "partners")


def _children(held: Held) -> Iterator[str]:
    yield _text(held, *(each for each in children(held.making) if isinstance(each, Paragraph) and each.role == "body"))


def _relations(held: Held) -> Iterator[str]:
    for goal in held.room.goals:
        if goal.row.theme == Theme.RELATIONS:
            yield f"[[thread:{goal.row.pk}]]"


def _follow_up(held: Held) -> Iterator[str]:
    yield from _tables(held.making, "indicators")


_MADE: Mapping[str, Callable[[Held], Iterator[str]]] = {
    "D1": _strategies,
    "D2": _situation,
    "D3": _responsible,
    "D4": _together,
    "D7": _children,
    "D9": _relations,
    "D10": _follow_up,
}


# The other elements are about what the rooms do not hold: services and protection.
BEGUN_BY_THE_ROOMS = frozenset(_MADE)


def _tables(making: Making, *names: str) -> Iterator[str]:
    yield from (f"[[table:{name}]]" for name in names if table(making, name))


def _text(held: Held, *blocks: Block) -> str:
    def figure_as(figure: Figure) -> str:
        """As a reference where the figure stands as such in the official series, otherwise in digits."""
        reference = Reference("figure", f"{figure.indicator}@{figure.area}@{figure.year}")
        if official_figure(held, reference) == figure:
            return str(reference)
        return escaped(written(figure, number_styles()[held.language]), begins_line=False)

    return markup_of(blocks, figure_as)
