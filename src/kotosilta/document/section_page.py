"""Everything that the page of one element shows beside its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from kotosilta.content.load import number_styles
from kotosilta.document.assembling import making_of, order_of, section_blocks
from kotosilta.document.elements.frame import element_of, heading_of
from kotosilta.document.first import BEGUN_BY_THE_ROOMS
from kotosilta.document.making import Making, making
from kotosilta.document.markup import references_in
from kotosilta.document.models import Section, Version
from kotosilta.document.overview import ElementShown, element_shown, too_long, warnings_about
from kotosilta.document.references.broken import Broken, broken_in
from kotosilta.document.references.held import Held
from kotosilta.document.references.offered import Offer, OfferGroup, figures_in_text, offered, offered_of_series
from kotosilta.document.versions.reading import standing_version
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Programme
from kotosilta.publishing.blocks import Block
from kotosilta.publishing.html import blocks_html
from kotosilta.situation.reading import pictures_of


@dataclass(frozen=True, slots=True)
class SectionShown:
    """`purpose`, `questions` and `asked` help to write; `text` is finished HTML of how the element reads now."""

    element: ElementShown
    is_written: bool
    can_begin: bool
    purpose: str
    questions: Sequence[str]
    asked: Sequence[str]
    offers: Sequence[OfferGroup]
    figures: Sequence[Offer]
    broken: Sequence[Broken]
    warnings: Sequence[str]
    sealed: Version | None
    text: str = ""

    @property
    def preview_path(self) -> str:
        """Below the programme's own address."""
        return f"{self.element.address}preview/"


def of_official_series(programme: Programme, official: str, language: str) -> list[Offer]:
    """What can be put into an element of an official series (`545.turnout`); nothing for one that is not there."""
    code, _dot, key = official.partition(".")
    return offered_of_series(Held(programme, _without_rooms(programme, language, timezone.localdate())), code, key)


def section_of(programme: Programme, element: str) -> Section | None:
    """The element's row; None where nobody has begun it."""
    found: Section | None = Section.objects.of(programme).filter(element=element).first()
    return found


def shown_section(
    programme: Programme, element: str, stored: Section | None, language: str, *, reads_in: str = ""
) -> SectionShown:
    """The page of an element in `language`; with `reads_in` how its text reads in that one."""
    with one_look():
        return _shown(programme, element, stored, language, reads_in)


def _shown(programme: Programme, element: str, stored: Section | None, language: str, reads_in: str) -> SectionShown:
    item = edition_of(programme).item(element)
    wordings = {each: wording.text for each, wording in stored.text} if stored else {}
    shown = element_shown(item, stored, programme, language, set())
    today = timezone.localdate()
    filled = bool(reads_in) and _takes_from_the_rooms(wordings)
    made = (making_of if filled else _without_rooms)(programme, reads_in or language, today)
    held, texts = Held(programme, made), made.texts.element_of(element)
    long = too_long(shown.length)
    return SectionShown(
        element=shown,
        is_written=bool(wordings),
        can_begin=not wordings and element in BEGUN_BY_THE_ROOMS,
        purpose=made.said(texts.purpose),
        questions=made.questions(texts.decide),
        asked=made.asked(texts.asked),
        offers=() if reads_in else offered(held),
        figures=() if reads_in else figures_in_text(held, wordings.values()),
        broken=() if reads_in else broken_in(held, wordings.values()),
        warnings=[*([long] if long else []), *(warnings_about(stored.text) if stored else [])],
        sealed=None if reads_in else standing_version(programme),
        text=_reads(held, element, wordings) if reads_in else "",
    )


def _takes_from_the_rooms(texts: Mapping[str, str]) -> bool:
    """Whether the whole of a first text or of a table is needed; most texts name a few rows at most."""
    return not texts or any(each.kind == "table" for text in texts.values() for each in references_in(text))


def _without_rooms(programme: Programme, language: str, on: date) -> Making:
    """Guidance and the choice of what to put in need the official figures alone, not what a first text is made of."""
    order = order_of(programme)
    return making(order, pictures_of(order.municipalities), language, on)


def _reads(held: Held, element: str, texts: Mapping[str, str]) -> str:
    """The element as the document has it, under its heading; the first text where nothing is written."""
    made = held.making
    with override(made.language):
        blocks: Sequence[Block] = (
            (heading_of(made, element), *section_blocks(held, element, texts)[0])
            if texts
            else element_of(made, element)
        )
        return blocks_html(blocks, number_styles()[made.language], made.words)
