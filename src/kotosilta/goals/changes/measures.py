"""Measures are added under goals and described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation.models import Organisation
from kotosilta.goals import rules
from kotosilta.goals.changes.belonging import out_of_sight, put_together
from kotosilta.goals.changes.order import last_place
from kotosilta.goals.models import Goal, Measure, MeasureState
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import Doing, held, put
from kotosilta.reasons import NotPossible, Reason


class MeasureTold(TypedDict):
    """Everything that is told of a measure."""

    goal: Goal
    title: Mapping[str, str]
    owner: Organisation | None
    partners: Sequence[Organisation]
    begins: date | None
    ends: date | None
    state: str


@transaction.atomic
def add_measure(*, by: Membership, **told: Unpack[MeasureTold]) -> Measure:
    """A measure that leads to a goal (C4.9), with who has it (D3b)."""
    measure = Measure()
    _describe(measure, by, told)
    record(Kind.MEASURE_ADDED, by=by.person, programme=by.programme, target=measure, after=_what_matters(measure))
    return measure


@transaction.atomic
def describe_measure(*, measure: Measure, by: Membership, **told: Unpack[MeasureTold]) -> Measure:
    """Tells a measure anew; one that gets another goal comes last there."""
    measure = held(measure, by)
    before = _what_matters(measure)
    if _describe(measure, by, told):
        record(
            Kind.MEASURE_CHANGED,
            by=by.person,
            programme=by.programme,
            target=measure,
            before=before,
            after=_what_matters(measure),
        )
    return measure


@transaction.atomic
def set_state(*, measure: Measure, by: Doing, state: str) -> Measure:
    """How far a measure is now, as somebody reports it."""
    measure = held(measure, by)
    before = _what_matters(measure)
    if put(measure, state=MeasureState(state)):
        after = _what_matters(measure)
        record(Kind.MEASURE_CHANGED, by=by.person, programme=by.programme, target=measure, before=before, after=after)
    return measure


def _describe(measure: Measure, by: Membership, told: MeasureTold) -> bool:
    """Puts in what is told; whether anything differs."""
    if refusal := rules.why_not_measure(begins=told["begins"], ends=told["ends"]):
        raise NotPossible(refusal[1], field=refusal[0])
    goal = held(told["goal"], by)
    owner = held(told["owner"], by) if told["owner"] else out_of_sight(measure.owner)
    is_at_home = measure.goal_id == goal.pk
    changed = put(
        measure,
        goal_id=goal.pk,
        place=measure.place if is_at_home else last_place(Measure.objects.of(by.programme).filter(goal=goal)),
        title=told["title"],
        owner=owner,
        begins=told["begins"],
        ends=told["ends"],
        state=told["state"],
    )
    partners = [each for each in told["partners"] if each != owner]
    reason = Reason("One of these organisations is no longer in the register. Choose again.")
    return put_together(measure.partners, partners, Organisation.objects.of(by.programme), reason, "partners") or bool(
        changed
    )


def _what_matters(measure: Measure) -> dict[str, object]:
    return {"state": measure.state, "owner": measure.owner_id}
