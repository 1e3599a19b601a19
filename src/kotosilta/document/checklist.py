"""What the text proves of the checklist: C5.1 and the ten elements D1–D10 with their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kotosilta.content.checklist import Edition
from kotosilta.document import rules
from kotosilta.document.coverage import covers
from kotosilta.document.markup import references_in
from kotosilta.document.models import Section
from kotosilta.document.overview import ROOM
from kotosilta.document.rules import Written
from kotosilta.document.sections import sections_of
from kotosilta.document.texts import ELEMENTS
from kotosilta.document.versions import recorded
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

_SENTENCES: Mapping[Written, Reason] = {
    Written.WRITTEN: Reason("The text is written in every language of the programme."),
    Written.PARTLY: Reason("The text is written, but not in every language of the programme."),
    Written.LEFT_OUT: Reason("The part is left out of the document, with the reason for it."),
}


def evidence(programme: Programme) -> Iterator[Evidence]:
    """Everything that is written or left out, nothing for what is not; the versions and decisions about them."""
    yield from recorded.evidence(programme)
    sections, edition = sections_of(programme), edition_of(programme)
    states = {element: how_far(section, programme) for element, section in sections.items()}
    yield from _whole(states)
    for element, section in sections.items():
        if states[element] is not Written.FROM_ROOMS:
            yield from _element(element, section, states[element], edition)


def how_far(section: Section | None, programme: Programme) -> Written:
    """How far an element is."""
    texts = {language: wording.text for language, wording in section.text} if section else {}
    left_out = bool(section and section.left_out)
    return rules.how_far(left_out=left_out, languages=programme.languages, texts=texts)


def _whole(states: Mapping[str, Written]) -> Iterator[Evidence]:
    done = sum(state in {Written.WRITTEN, Written.LEFT_OUT} for state in states.values())
    if not done:
        return
    strength = Strength.FULFILLED if done == len(ELEMENTS) else Strength.BEGUN
    values = {"done": str(done), "all": str(len(ELEMENTS))}
    sentence = Reason("%(done)s of %(all)s parts are written, or left out with a reason.", values)
    yield Evidence("C5.1", "", strength, sentence, ROOM)


def _element(element: str, section: Section, state: Written, edition: Edition) -> Iterator[Evidence]:
    sentence, address = _SENTENCES[state], f"{ROOM}#{element}"
    strength = Strength.BEGUN if state is Written.PARTLY else Strength.FULFILLED
    yield Evidence(element, "", strength, sentence, address)
    references = [each for _, wording in section.text for each in references_in(wording.text)]
    for facet in edition.item(element).facets:
        if state is Written.LEFT_OUT:
            yield Evidence(element, facet.id, Strength.FULFILLED, sentence, address)
        elif covers(element, facet.id, section.facets, references):
            yield Evidence(element, facet.id, strength, Reason("The text covers this."), address)
        else:
            untold = Reason("The text is there. Tick what it covers when it does.")
            yield Evidence(element, facet.id, Strength.BEGUN, untold, address)
