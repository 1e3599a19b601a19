"""What all ten elements have in common, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kotosilta.document.elements.belonging import belonging
from kotosilta.document.elements.children import children
from kotosilta.document.elements.comparison import comparison
from kotosilta.document.elements.filled import conclusions, ties
from kotosilta.document.elements.population import population
from kotosilta.document.elements.tables import cooperation, follow_up, goals_and_measures, responsible
from kotosilta.document.findings import questions_of_findings
from kotosilta.document.making import Making
from kotosilta.document.texts import ElementTexts, concerns
from kotosilta.publishing.blocks import Blank, Block, BulletList, Heading, Paragraph, Strong

Part = Callable[[Making], tuple[Block, ...]]


def elements(making: Making) -> tuple[Block, ...]:
    """All ten elements in order."""
    return tuple(block for texts in making.texts.element for block in _element(making, texts))


def element_of(making: Making, element: str) -> tuple[Block, ...]:
    """One element as the rooms fill it."""
    return tuple(_element(making, making.texts.element_of(element)))


def heading_of(making: Making, element: str) -> Heading:
    """The element's number and title, as the edition of the checklist has it."""
    edition = next(iter(making.editions.values()))
    return Heading(2, (f"{element} {making.said(edition.item(element).title)}",), element)


def _element(making: Making, texts: ElementTexts) -> Iterator[Block]:
    yield heading_of(making, texts.id)
    yield Paragraph((making.said(texts.purpose),), role="purpose")
    yield from _known(making, texts)
    yield from _FROM_THE_ROOMS.get(texts.id, _nothing)(making)
    yield from _questions(making, texts)
    yield from _AFTER_THE_QUESTIONS.get(texts.id, _nothing)(making)
    for prompt in texts.write:
        yield Paragraph((Blank(making.said(prompt)),))
    if asked := making.asked(texts.asked):
        label = making.said(making.texts.labels.asked)
        yield Paragraph((Strong((f"{label}:",)), f" {'; '.join(asked)}."), role="note")


def _questions(making: Making, texts: ElementTexts) -> Iterator[Block]:
    """What the municipality may want to decide; after the situation picture first what its own findings ask."""
    asked = (
        (*questions_of_findings(making), *making.questions(texts.decide))
        if texts.id == "D2"
        else making.questions(texts.decide)
    )
    if asked:
        yield BulletList(tuple((question,) for question in asked), role="decide")


def _known(making: Making, texts: ElementTexts) -> Iterator[Block]:
    """What the figures say, and what no open figure tells."""
    figures = _FIGURES.get(texts.id, _nothing)(making)
    yield from figures
    remarks = " ".join(making.said(each.text) for each in texts.unknown if concerns(each.where, making.editions))
    if remarks and figures:
        yield Paragraph((remarks,))
    elif remarks:
        yield Paragraph((Strong((f"{making.said(making.texts.labels.figures)}:",)), f" {remarks}"))


def _nothing(_: Making) -> tuple[Block, ...]:
    return ()


def _population(making: Making) -> tuple[Block, ...]:
    return comparison(making) if making.order.joint else population(making)


def _responsible(making: Making) -> tuple[Block, ...]:
    return (*responsible(making), *goals_and_measures(making))


_FIGURES: Mapping[str, Part] = {"D1": belonging, "D2": _population, "D7": children}
_FROM_THE_ROOMS: Mapping[str, Part] = {"D1": ties, "D2": conclusions}
_AFTER_THE_QUESTIONS: Mapping[str, Part] = {"D3": _responsible, "D4": cooperation, "D10": follow_up}
