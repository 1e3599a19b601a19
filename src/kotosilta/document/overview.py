"""How far each element of the document is, for the page of the room: read in a few questions, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from kotosilta.content.checklist import Edition, Item
from kotosilta.document import rules
from kotosilta.document.guide import guide, pages_of
from kotosilta.document.markup import words_in
from kotosilta.document.models import Section
from kotosilta.document.references.broken import missing_rows
from kotosilta.document.rules import Length, Sign, Written
from kotosilta.document.sections import sections_of
from kotosilta.document.texts import ELEMENTS
from kotosilta.language.translated import TextState, Translated
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.web.forms.translated import language_name, state_in_words

ROOM = "document/"
STATES: Mapping[Written, str | Promise] = {
    Written.WRITTEN: gettext_lazy("Written"),
    Written.PARTLY: gettext_lazy("Written in one of the languages"),
    Written.FROM_ROOMS: gettext_lazy("Not written yet"),
    Written.LEFT_OUT: gettext_lazy("Left out"),
}
_MARKS: Mapping[Written, TextState] = {
    Written.WRITTEN: TextState.WRITTEN,
    Written.PARTLY: TextState.OLDER,
    Written.FROM_ROOMS: TextState.MISSING,
    Written.LEFT_OUT: TextState.CHECKED,
}
SIGNS: Mapping[Sign, str | Promise] = {
    Sign.LISTS_SERVICES: gettext_lazy(
        "This reads like a list of services. Say what is going to change, and point to where the services are told of."
    ),
    Sign.RECITES_LAW: gettext_lazy(
        "This recites sections of law. Say what you do where you are; the law can be read elsewhere."
    ),
}


@dataclass(frozen=True, slots=True)
class LanguageShown:
    """One language of an element, for a shape with a word."""

    name: str
    state: TextState
    words: str


@dataclass(frozen=True, slots=True)
class LengthShown:
    """How long the longest language is; `kind` is one of `Length`."""

    words: int
    budget: int
    kind: Length
    told: str


@dataclass(frozen=True, slots=True)
class ElementShown:
    """An element on the page of the room."""

    id: str
    title: str
    help: str
    state: Written
    state_words: str
    languages: Sequence[LanguageShown]
    length: LengthShown | None
    remarks: Sequence[str]
    reason: str

    @property
    def address(self) -> str:
        """Below the programme's own."""
        return f"{ROOM}{self.id}/"

    @property
    def state_mark(self) -> str:
        """The shape that stands for the state, by the name that the style sheets know it by."""
        return _MARKS[self.state]

    @property
    def is_done(self) -> bool:
        return self.state in {Written.WRITTEN, Written.LEFT_OUT}


@dataclass(frozen=True, slots=True)
class Overview:
    """The elements in their order, and the document as a whole."""

    elements: Sequence[ElementShown]
    words: int
    pages: int
    most_pages: int

    @property
    def next(self) -> ElementShown | None:
        """The first element that waits."""
        return next((each for each in self.elements if not each.is_done), None)

    @property
    def done(self) -> int:
        return sum(each.is_done for each in self.elements)


def overview_of(programme: Programme, language: str) -> Overview:
    """All ten elements in the language of the page."""
    sections, edition = sections_of(programme), edition_of(programme)
    texts = [wording.text for section in sections.values() for _, wording in section.text]
    missing = {str(each) for each in missing_rows(programme, texts)}
    elements = [
        element_shown(edition.item(element), sections.get(element), programme, language, missing)
        for element in ELEMENTS
        if _is_in(edition, element)
    ]
    words = sum(each.length.words for each in elements if each.length)
    return Overview(elements, words, round(pages_of(words)), guide().pages)


def element_shown(
    item: Item, section: Section | None, programme: Programme, language: str, missing: set[str]
) -> ElementShown:
    """One element; `missing` are references that lead nowhere, as they stand in texts."""
    text = section.text if section else Translated()
    state = rules.how_far(
        left_out=bool(section and section.left_out),
        languages=programme.languages,
        texts={each: wording.text for each, wording in text},
    )
    return ElementShown(
        id=item.id,
        title=item.title.in_language(language),
        help=item.help.in_language(language),
        state=state,
        state_words=str(STATES[state]),
        languages=_languages(text, programme.languages),
        length=_length(item.id, text) if text and state is not Written.LEFT_OUT else None,
        remarks=() if state is Written.LEFT_OUT else list(_remarks(text, missing)),
        reason=section.left_out_reason.shown(language)[1] if section and section.left_out else "",
    )


def _is_in(edition: Edition, element: str) -> bool:
    return any(item.id == element for item in edition.items)


def _languages(text: Translated, languages: Sequence[str]) -> Sequence[LanguageShown]:
    """How far each language is; nothing where all are alike, or where there is only one."""
    shown = [_language(text, each) for each in languages] if text else []
    alike = all(each.state in {TextState.WRITTEN, TextState.CHECKED} for each in shown)
    return () if alike or len(shown) == 1 else shown


def _language(text: Translated, language: str) -> LanguageShown:
    state = text.state_in(language)
    return LanguageShown(language_name(language), state, state_in_words(state))


def _length(element: str, text: Translated) -> LengthShown:
    words, budget = max(words_in(wording.text) for _, wording in text), guide().budget[element]
    kind = rules.length_of(words, budget)
    told = ngettext("%(words)d word of about %(budget)d", "%(words)d words of about %(budget)d", words)
    return LengthShown(words, budget, kind, told % {"words": words, "budget": budget})


def _remarks(text: Translated, missing: set[str]) -> Iterator[str]:
    if gone := sum(any(each in wording.text for _, wording in text) for each in missing):
        yield ngettext(
            "%(number)d place refers to something that was removed.",
            "%(number)d places refer to something that was removed.",
            gone,
        ) % {"number": gone}
    yield from warnings_about(text)


def warnings_about(text: Translated) -> list[str]:
    """What the text reads like that the checklist warns of; each once, in the language of the page."""
    found: dict[Sign, None] = {}
    for language, wording in text:
        found |= dict.fromkeys(rules.signs_of(wording.text, guide().words_of(language)))
    return [str(SIGNS[each]) for each in found]


def too_long(length: LengthShown | None) -> str:
    """Says so where an element is over its budget; nothing is refused."""
    if length is None or length.kind is not Length.OVER:
        return ""
    return gettext("This part is longer than it should be. A short document is read.")
