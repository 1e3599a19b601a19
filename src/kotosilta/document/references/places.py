"""Fills the places of one text, and remembers which of them lead nowhere and which sources its numbers have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kotosilta.document.elements.attribution import attribution
from kotosilta.document.markup import Reference
from kotosilta.document.references import told
from kotosilta.document.references.drawn import chart
from kotosilta.document.references.held import Held
from kotosilta.document.references.tables import table
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Block, Inlines, Paragraph
from kotosilta.situation.figures import figure_at
from kotosilta.situation.picture import COUNTRY, Picture, Series


@dataclass(slots=True)
class FilledPlaces:
    """What leads nowhere is left out, with the text around it kept; `broken` lists it."""

    held: Held
    broken: list[Reference] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    own_sources: list[str] = field(default_factory=list)

    def running(self, reference: Reference) -> Inlines:
        """The words or the number in place of the reference."""
        content = self._running(reference)
        if not content:
            self.broken.append(reference)
        return content

    def standing(self, reference: Reference) -> Sequence[Block]:
        """The drawing, the table or the thread in place of the reference."""
        blocks = self._standing(reference)
        if not blocks:
            self.broken.append(reference)
        return blocks

    def sources(self) -> tuple[Block, ...]:
        """The line that names where the numbers inside the sentences come from; nothing where there are none."""
        own = tuple(dict.fromkeys(self.own_sources))
        if self.figures:
            remarks = [f"{'; '.join(own)}."] if own else []
            return (attribution(self.held.making, [Paragraph(tuple(self.figures))], remarks),)
        return (Paragraph((f"{'; '.join(own)}.",), role="source"),) if own else ()

    def _running(self, reference: Reference) -> Inlines:
        held, language = self.held, self.held.language
        match reference.kind, reference.row:
            case "figure", _:
                return self._figure(reference)
            case "own", int(pk) if pk in held.own_figures:
                found = held.own_figures[pk]
                self.own_sources.append(told.source_of_own(found, language))
                return told.own_figure(found, language)
            case "finding", int(pk) if pk in held.findings:
                return (told.said(held.findings[pk].text, language),)
            case "indicator", int(pk) if pk in held.indicators:
                return told.indicator(held.indicators[pk], language)
        return ()

    def _figure(self, reference: Reference) -> Inlines:
        figure = official_figure(self.held, reference)
        if figure is None:
            return ()
        self.figures.append(figure)
        return (figure,)

    def _standing(self, reference: Reference) -> Sequence[Block]:
        held = self.held
        match reference.kind, reference.parts, reference.row:
            case "chart", (key, code), _ if code in held.pictures:
                return chart(held.making, held.pictures[code], key)
            case "table", (key,), _:
                return table(held.making, key)
            case "thread", _, int(pk) if pk in held.goals:
                return told.thread(held.goals[pk], held.language)
        return ()


def official_figure(held: Held, reference: Reference) -> Figure | None:
    """The official figure of `figure:KEY@CODE@YEAR`; the code is a municipality's, its region's or SSS."""
    match reference.parts:
        case (key, code, year) if year.isascii() and year.isdecimal():
            for picture in held.pictures.values():
                if figure := figure_at(_rows(picture, code).get(key), int(year)):
                    return figure
    return None


def _rows(picture: Picture, code: str) -> Mapping[str, Series]:
    if code == picture.municipality.code:
        return picture.own
    if code == picture.municipality.region.code:
        return picture.region
    return picture.country if code == COUNTRY else {}
