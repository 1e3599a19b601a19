"""What the room of goals and measures proves of the checklist: C4.1–C4.9, D3b, C6.1 and C6.3–C6.6, M and I."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kotosilta.cooperation.models import MeetingKind
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import Plan
from kotosilta.goals.rules import GUIDING_QUESTIONS
from kotosilta.goals.standing import Standing, standing_of
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

_THEMES = ("a", "b", "c", "d", "e")
_PLANS = {"a": (Plan.STRATEGY,), "b": (Plan.EQUALITY,), "c": (Plan.WELLBEING,)}
_OTHER_PLANS = (Plan.BUDGET, Plan.EMPLOYMENT, Plan.OTHER)
_SET_AT = {
    ("C4.7", "a"): (MeetingKind.SEMINAR, Reason("Goals were set at a mini-seminar.")),
    ("C4.7", "b"): (MeetingKind.WORKING_GROUP, Reason("Goals were set in a working group.")),
    ("C4.8", ""): (MeetingKind.DISCUSSION, Reason("Goals were set at a discussion meeting.")),
}


def evidence(programme: Programme) -> Iterator[Evidence]:
    """Everything that is recorded in the room; nothing for what is not."""
    standing = standing_of(programme)
    yield from _questions(standing)
    yield from _goals(standing)
    yield from _plans(standing)
    yield from _measures(standing)
    yield from _indicators(standing)


def _questions(standing: Standing) -> Iterator[Evidence]:
    answered = Reason("The question has been answered.")
    for question in GUIDING_QUESTIONS:
        if question in standing.answered:
            yield Evidence(question, "", Strength.FULFILLED, answered, f"{ROOM}#{question}")


def _goals(standing: Standing) -> Iterator[Evidence]:
    rests = [goal.rests for goal in standing.goals]
    yield from _as_far("C4.1", "", rests, Reason("%(done)s of %(all)s goals rest on findings."))
    if standing.goals:
        themes = Reason("The goals stand under themes.")
        yield Evidence("C4.2", "", Strength.FULFILLED, themes, ROOM)
    there = Reason("There is a goal with this theme.")
    for theme in _THEMES:
        if theme in standing.themes:
            yield Evidence("C4.2", theme, Strength.FULFILLED, there, ROOM)
    for (item, facet), (kind, sentence) in _SET_AT.items():
        if kind in standing.set_at:
            yield Evidence(item, facet, Strength.FULFILLED, sentence, ROOM)
    told = [goal.told for goal in standing.goals]
    yield from _as_far("C6.1", "", told, Reason("%(done)s of %(all)s goals tell from what, to what and by when."))


def _plans(standing: Standing) -> Iterator[Evidence]:
    tied = Reason("A goal ties in with the plan.")
    for facet, plans in {**_PLANS, "d": _OTHER_PLANS}.items():
        if standing.plans.intersection(plans):
            yield Evidence("C4.6", facet, Strength.FULFILLED, tied, ROOM)


def _measures(standing: Standing) -> Iterator[Evidence]:
    led = [bool(goal.measures) for goal in standing.goals]
    yield from _as_far("C4.9", "", led, Reason("%(done)s of %(all)s goals have measures that lead there."))
    owned = [measure.owned for measure in standing.measures]
    yield from _as_far("D3", "b", owned, Reason("%(done)s of %(all)s measures have an owner."))


def _indicators(standing: Standing) -> Iterator[Evidence]:
    indicators = list(standing.indicators)
    shown = [bool(goal.indicators) for goal in standing.goals]
    yield from _as_far("C6.3", "", shown, Reason("%(done)s of %(all)s goals have an indicator."))
    timed = [each.timed for each in indicators]
    yield from _as_far("C6.4", "", timed, Reason("%(done)s of %(all)s indicators say how often they are read."))
    chosen = [each.chosen for each in indicators]
    yield from _as_far("C6.5", "", chosen, Reason("%(done)s of %(all)s indicators have a definition and a source."))
    sourced = [each.sourced for each in indicators]
    yield from _as_far("C6.6", "", sourced, Reason("%(done)s of %(all)s indicators have a known source."))
    used = Reason("An indicator gets its values from this source.")
    for source in sorted(standing.source_kinds):
        yield Evidence(source, "", Strength.FULFILLED, used, ROOM)
    followed = Reason("An indicator follows this example.")
    for example in sorted(standing.examples):
        yield Evidence(example, "", Strength.FULFILLED, followed, ROOM)


def _as_far(item: str, facet: str, done: Sequence[bool], sentence: Reason) -> Iterator[Evidence]:
    """Fulfilled when all are done, begun when some are, nothing when none is."""
    if any(done):
        strength = Strength.FULFILLED if all(done) else Strength.BEGUN
        values = {"done": str(sum(done)), "all": str(len(done))}
        yield Evidence(item, facet, strength, Reason(sentence.message, values), ROOM)
