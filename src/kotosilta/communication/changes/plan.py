"""Steps of the plan are thought of, taken over from proposals, told, and taken up again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.communication import rules
from kotosilta.communication.models import CommunicationStep
from kotosilta.communication.proposals import days_of, proposals_for
from kotosilta.communication.standing import standing_of
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason


class StepTold(TypedDict):
    """Everything that is told of a step; texts are by language, `tongues` are codes of Tongue."""

    audience: str
    stage: str
    message: Mapping[str, str]
    channel: Mapping[str, str]
    tongues: Sequence[str]
    who: Mapping[str, str]
    due_on: date | None
    done_on: date | None


@transaction.atomic
def plan_step(*, by: Membership, on: date, **told: Unpack[StepTold]) -> CommunicationStep:
    """Plans what is told to an audience about a stage (C7.2–C7.8); `on` is today."""
    _check(by, on, told)
    step = CommunicationStep(programme=by.programme)
    put(step, **told)
    record(Kind.COMMUNICATION_PLANNED, by=by.person, programme=by.programme, target=step, after=_where(step))
    return step


@transaction.atomic
def describe_step(*, step: CommunicationStep, by: Membership, on: date, **told: Unpack[StepTold]) -> CommunicationStep:
    """Tells a step anew; `on` is today."""
    _check(by, on, told)
    step = held(step, by)
    before = _where(step)
    if put(step, **told):
        after = _where(step)
        record(
            Kind.COMMUNICATION_CHANGED, by=by.person, programme=by.programme, target=step, before=before, after=after
        )
    return step


@transaction.atomic
def finish_step(*, step: CommunicationStep, by: Membership, on: date) -> CommunicationStep:
    """It has been told; what was told before keeps its day."""
    step = held(step, by)
    if step.done_on is None:
        put(step, done_on=on)
        record(Kind.COMMUNICATION_DONE, by=by.person, programme=by.programme, target=step)
    return step


@transaction.atomic
def reopen_step(*, step: CommunicationStep, by: Membership) -> CommunicationStep:
    """It has not been told after all."""
    step = held(step, by)
    if put(step, done_on=None):
        record(Kind.COMMUNICATION_REOPENED, by=by.person, programme=by.programme, target=step)
    return step


@transaction.atomic
def take_over(*, by: Membership, keys: Collection[str], on: date) -> list[CommunicationStep]:
    """Takes over the proposals with these keys for fields that are still empty; NotPossible where none is left."""
    programme = by.programme
    empty = standing_of(programme).empty_fields()
    chosen = [each for each in proposals_for(programme, days_of(programme), on, empty) if each.key in keys]
    if not chosen:
        raise NotPossible(Reason("Something is planned there already. Change that, or add a step of your own."))
    steps = []
    for each in chosen:
        step = CommunicationStep(programme=programme, proposal=each.key)
        put(
            step,
            audience=each.audience,
            stage=each.stage,
            message=each.message,
            channel=each.channel,
            who=each.who,
            tongues=each.tongues,
            due_on=each.due_on,
        )
        steps.append(step)
    after = {"count": len(steps)}
    record(Kind.COMMUNICATION_TAKEN_OVER, by=by.person, programme=programme, target=programme, after=after)
    return steps


@transaction.atomic
def give_back(*, by: Membership, pks: Collection[int]) -> int:
    """Undoes `take_over`; how many steps that were. Those that have been told meanwhile stay."""
    rows = CommunicationStep.objects.of(by.programme).filter(pk__in=pks, done_on=None)
    count = int(rows.update(removed_at=timezone.now()))
    if count:
        after = {"count": count}
        record(Kind.COMMUNICATION_GIVEN_BACK, by=by.person, programme=by.programme, target=by.programme, after=after)
    return count


def _check(by: Membership, on: date, told: StepTold) -> None:
    programme = by.programme
    if refusal := rules.why_not_step(
        due_on=told["due_on"],
        done_on=told["done_on"],
        today=on,
        first_year=programme.first_year,
        last_year=programme.last_year,
    ):
        raise NotPossible(refusal[1], field=refusal[0])


def _where(step: CommunicationStep) -> dict[str, object]:
    return {"audience": step.audience, "stage": step.stage}
