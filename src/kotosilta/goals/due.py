"""What waits in the room of goals and measures, for those who keep it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.goals.mending import ROOM, kind_of, mending_of
from kotosilta.goals.questions import ASKED
from kotosilta.goals.rules import GUIDING_QUESTIONS, FoundGap, Gap
from kotosilta.goals.standing import Standing, standing_of
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason


def due(membership: Membership, on: date) -> Iterator[Due]:
    """What is late on the day `on`, a finding to take up, and the first gap of each kind."""
    if not membership.may(May.EDIT_GOALS):
        return
    standing = standing_of(membership.programme)
    yield from _late(standing, on)
    yield from _untaken(standing)
    yield from _gaps(standing)
    for question in GUIDING_QUESTIONS:
        if standing.goals and question not in standing.answered:
            yield Due(Reason("Answer together: %(asked)s", {"asked": ASKED[question]}), f"{ROOM}questions/{question}/")


def _late(standing: Standing, on: date) -> Iterator[Due]:
    for pk, ends in standing.open_until.items():
        if ends < on:
            sentence = Reason("Should be done by now: %(measure)s", {"measure": standing.names["measure", pk]})
            yield Due(sentence, f"{ROOM}measures/{pk}/#id_state_0", ends)


def _untaken(standing: Standing) -> Iterator[Due]:
    """Important findings ask to be taken up; before there is any goal, they are where to begin."""
    for pk, text in standing.untaken[:1]:
        yield Due(Reason("Make it a goal: %(finding)s", {"finding": text}), f"{ROOM}new/?finding={pk}")


def _gaps(standing: Standing) -> Iterator[Due]:
    by_kind: dict[Gap, list[FoundGap]] = {}
    for found in standing.gaps():
        by_kind.setdefault(found.gap, []).append(found)
    for first, *others in by_kind.values():
        mending = mending_of(first)
        sentence = Reason(mending.sentence.message, {"what": standing.names[kind_of(first.gap), first.pk]})
        if others:
            sentence = Reason("%(sentence)s (and %(more)s more)", {"sentence": sentence, "more": str(len(others))})
        yield Due(sentence, mending.path)
