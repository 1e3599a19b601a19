"""What waits in the document room, for those who write it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from kotosilta.document.checklist import how_far
from kotosilta.document.markup import references_in
from kotosilta.document.overview import ROOM
from kotosilta.document.references.broken import missing_rows
from kotosilta.document.rules import Written
from kotosilta.document.sections import sections_of
from kotosilta.document.texts import ELEMENTS
from kotosilta.document.versions import recorded
from kotosilta.goals.standing import standing_of
from kotosilta.language.translated import TextState
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason
from kotosilta.web.page import page_language


def due(membership: Membership, on: date) -> Iterator[Due]:
    """Decisions to record; what leads nowhere, what was changed in one language alone, and what nobody has written.

    Before there are goals or any text, the document waits for the other rooms.
    """
    yield from recorded.due(membership, on)
    if not membership.may(May.EDIT_DOCUMENT):
        return
    programme = membership.programme
    yield from _broken(programme)
    yield from _older(programme)
    yield from _unwritten(programme)


def _broken(programme: Programme) -> Iterator[Due]:
    texts = {
        element: [wording.text for _, wording in section.text] for element, section in sections_of(programme).items()
    }
    missing = missing_rows(programme, chain.from_iterable(texts.values()))
    for element, its in texts.items():
        if missing and any(each in missing for text in its for each in references_in(text)):
            sentence = Reason("Part %(part)s refers to something that was removed.", {"part": element})
            yield Due(sentence, f"{ROOM}{element}/")


def _older(programme: Programme) -> Iterator[Due]:
    older = [
        element
        for element, section in sections_of(programme).items()
        if any(section.text.state_in(each) is TextState.OLDER for each in programme.languages)
    ]
    if older:
        sentence = Reason("Bring the other language up to date: %(parts)s", {"parts": ", ".join(older)})
        yield Due(sentence, f"{ROOM}{older[0]}/")


def _unwritten(programme: Programme) -> Iterator[Due]:
    sections = sections_of(programme)
    waiting = [
        each for each in ELEMENTS if how_far(sections.get(each), programme) in {Written.FROM_ROOMS, Written.PARTLY}
    ]
    if not waiting or (not sections and not standing_of(programme).goals):
        return
    title = edition_of(programme).item(waiting[0]).title.in_language(page_language())
    sentence = Reason("Write part %(part)s of the document", {"part": f"{waiting[0]} {title}"})
    yield Due(sentence, f"{ROOM}{waiting[0]}/")
