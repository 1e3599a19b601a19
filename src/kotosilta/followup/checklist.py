"""What the room of follow-up proves of the checklist: C6.2, C6.7–C6.10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kotosilta.followup.calendar import ROOM
from kotosilta.followup.standing import Standing, standing_of
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason


def evidence(programme: Programme) -> Iterator[Evidence]:
    """Everything that is recorded in the room; nothing for what is not."""
    standing = standing_of(programme)
    yield from _followed(standing)
    yield from _sources(standing)
    if standing.who:
        sentence = Reason("It is said who follows up.")
        yield Evidence("C6.8", "", Strength.FULFILLED, sentence, f"{ROOM}#plan")
    if standing.receiver:
        sentence = Reason("It is said to whom it is reported.")
        yield Evidence("C6.9", "", Strength.FULFILLED, sentence, f"{ROOM}#plan")
    yield from _conditions(standing)


def _followed(standing: Standing) -> Iterator[Evidence]:
    """Goals are followed up when values come in; before that, when all indicators say how often they are read."""
    if any(each.later for each in standing.indicators):
        read = [each.later for each in standing.indicators]
        sentence = Reason("%(done)s of %(all)s indicators have a value beside the baseline.", _counted(read))
        yield Evidence("C6.2", "", Strength.FULFILLED, sentence, f"{ROOM}#goals")
    elif standing.indicators and standing.who and all(each.timed for each in standing.indicators):
        sentence = Reason("It is planned who reads the indicators and how often.")
        yield Evidence("C6.2", "", Strength.FULFILLED, sentence, f"{ROOM}#goals")
    elif any(each.timed for each in standing.indicators):
        timed = [each.timed for each in standing.indicators]
        sentence = Reason("%(done)s of %(all)s indicators say how often they are read.", _counted(timed))
        yield Evidence("C6.2", "", Strength.BEGUN, sentence, f"{ROOM}#goals")


def _sources(standing: Standing) -> Iterator[Evidence]:
    named = [bool(each.source_kind) for each in standing.indicators]
    if any(named):
        strength = Strength.FULFILLED if all(named) else Strength.BEGUN
        sentence = Reason("%(done)s of %(all)s indicators name their kind of source.", _counted(named))
        yield Evidence("C6.7", "", strength, sentence, f"{ROOM}#goals")


def _conditions(standing: Standing) -> Iterator[Evidence]:
    address = f"{ROOM}#conditions"
    if standing.conditions:
        agreed = Reason("Conditions for an early update are agreed on.")
        yield Evidence("C6.10", "a", Strength.FULFILLED, agreed, address)
    decided = [each.decided for each in standing.conditions]
    if any(decided):
        strength = Strength.FULFILLED if all(decided) else Strength.BEGUN
        sentence = Reason("%(done)s of %(all)s conditions say when and how it is decided.", _counted(decided))
        yield Evidence("C6.10", "b", strength, sentence, address)


def _counted(done: Sequence[bool]) -> dict[str, object]:
    return {"done": str(sum(done)), "all": str(len(done))}
