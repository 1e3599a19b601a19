"""Goals are set and described, tied to other plans, and the guiding questions answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation.models import Meeting
from kotosilta.goals import rules
from kotosilta.goals.changes.belonging import out_of_sight, put_together
from kotosilta.goals.changes.order import last_place
from kotosilta.goals.models import GOALS_ARE_SET_AT, Goal, GuidingAnswer, PlanTie
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import Finding


class GoalTold(TypedDict):
    """Everything that is told of a goal; texts are by language."""

    theme: str
    own_theme: Mapping[str, str]
    change: Mapping[str, str]
    now: Mapping[str, str]
    wanted: Mapping[str, str]
    by_year: int | None
    findings: Sequence[Finding]
    set_at: Meeting | None
    national_goal: Mapping[str, str]


@transaction.atomic
def add_goal(*, by: Membership, **told: Unpack[GoalTold]) -> Goal:
    """A goal with the findings that it rests on (C4.1) and where it was set (C4.7, C4.8)."""
    goal = Goal(programme=by.programme, place=last_place(Goal.objects.of(by.programme)))
    _describe(goal, by, told)
    record(Kind.GOAL_ADDED, by=by.person, programme=by.programme, target=goal, after={"theme": goal.theme})
    return goal


@transaction.atomic
def describe_goal(*, goal: Goal, by: Membership, **told: Unpack[GoalTold]) -> Goal:
    """Tells a goal anew."""
    goal = held(goal, by)
    before = {"theme": goal.theme}
    if _describe(goal, by, told):
        after = {"theme": goal.theme}
        record(Kind.GOAL_CHANGED, by=by.person, programme=by.programme, target=goal, before=before, after=after)
    return goal


def _describe(goal: Goal, by: Membership, told: GoalTold) -> bool:
    """Puts in what is told; whether anything differs."""
    has_own_theme = any(told["own_theme"].values())
    if refusal := rules.why_not_goal(
        theme=told["theme"],
        has_own_theme=has_own_theme,
        by_year=told["by_year"],
        first_year=by.programme.first_year,
    ):
        raise NotPossible(refusal[1], field=refusal[0])
    plain = {name: value for name, value in told.items() if name not in {"findings", "set_at"}}
    changed = put(goal, set_at=_meeting(told["set_at"], goal, by), **plain)
    reason = Reason("One of these findings is no longer there. Choose again.")
    standing = Finding.objects.of(by.programme).standing()
    return put_together(goal.findings, told["findings"], standing, reason, "findings") or bool(changed)


def _meeting(meeting: Meeting | None, goal: Goal, by: Membership) -> Meeting | None:
    """Goals are set at seminars, in working groups and at discussion meetings; a choice that stands may stay."""
    if meeting is None:
        return out_of_sight(goal.set_at)
    meeting = held(meeting, by)
    if meeting.kind not in GOALS_ARE_SET_AT and meeting.pk != goal.set_at_id:
        raise NotPossible(
            Reason("Goals are set at a mini-seminar, in a working group or at a discussion meeting."), field="set_at"
        )
    return meeting


class TieTold(TypedDict):
    """Everything that is told of a tie to another plan."""

    plan: str
    point: Mapping[str, str]
    address: str


@transaction.atomic
def tie_to_plan(*, goal: Goal, by: Membership, **told: Unpack[TieTold]) -> PlanTie:
    """Notes which point of another plan the goal serves (C4.6, L4)."""
    _check_link(told["address"])
    tie = PlanTie(goal=held(goal, by))
    put(tie, **told)
    record(Kind.PLAN_TIE_ADDED, by=by.person, programme=by.programme, target=tie, after={"plan": tie.plan})
    return tie


@transaction.atomic
def describe_tie(*, tie: PlanTie, by: Membership, **told: Unpack[TieTold]) -> PlanTie:
    """Tells a tie anew."""
    _check_link(told["address"])
    tie = held(tie, by)
    before = {"plan": tie.plan}
    if put(tie, **told):
        after = {"plan": tie.plan}
        record(Kind.PLAN_TIE_CHANGED, by=by.person, programme=by.programme, target=tie, before=before, after=after)
    return tie


def _check_link(address: str) -> None:
    if address and (reason := rules.why_not_link(address)):
        raise NotPossible(reason, field="address")


@transaction.atomic
def answer_question(*, by: Membership, question: str, text: Mapping[str, str]) -> GuidingAnswer:
    """Answers one of the guiding questions C4.3–C4.5."""
    if question not in rules.GUIDING_QUESTIONS:
        raise NotPossible(Reason("This is none of the three guiding questions."))
    answers = GuidingAnswer.across_programmes.select_for_update()
    answer, _ = answers.get_or_create(programme=by.programme, question=question)
    if put(answer, text=text):
        record(Kind.GUIDING_QUESTION_ANSWERED, by=by.person, programme=by.programme, target=answer)
    return answer
