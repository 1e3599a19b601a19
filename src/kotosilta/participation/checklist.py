"""What the open questions say for the checklist: that residents who have moved here take part (C2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.participation.reading import questions_of
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

ROOM = "participation/"


def evidence(programme: Programme) -> Iterator[Evidence]:
    """An answer that became a voice fulfils; a question that was opened is a beginning."""
    asked = questions_of(programme)
    taken_up = sum(each.taken_up for each in asked)
    if taken_up:
        sentence = Reason("Answers of residents that became voices: %(count)s.", {"count": taken_up})
        yield Evidence("C2.7", "", Strength.FULFILLED, sentence, ROOM)
    elif any(each.row.opened_on for each in asked):
        yield Evidence("C2.7", "", Strength.BEGUN, Reason("Residents can answer an open question."), ROOM)
