"""Conditions for an early update are agreed on, and noted when they are met (C6.10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.content.followup import proposed_conditions
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.followup import rules
from kotosilta.followup.models import Condition
from kotosilta.goals.changes.belonging import out_of_sight
from kotosilta.goals.models import Indicator
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason


class ConditionTold(TypedDict):
    """Everything that is told of a condition before it is met."""

    situation: Mapping[str, str]
    decided: Mapping[str, str]
    indicator: Indicator | None
    passes: str
    limit: Decimal | None


@transaction.atomic
def add_condition(*, by: Membership, **told: Unpack[ConditionTold]) -> Condition:
    """In which situation the programme is updated early, and how that is decided."""
    condition = Condition(programme=by.programme)
    _describe(condition, by, told)
    record(Kind.CONDITION_ADDED, by=by.person, programme=by.programme, target=condition)
    return condition


@transaction.atomic
def take_over(*, by: Membership, key: str) -> Condition:
    """Takes over a proposed condition with its words, to be changed afterwards."""
    proposal = next((each for each in proposed_conditions() if each.key == key), None)
    if proposal is None:
        raise NotPossible(Reason("This proposal does not exist."))
    languages = [each for each in by.programme.languages if each in LANGUAGES]
    condition = Condition(programme=by.programme, proposal=key)
    try:
        with transaction.atomic():
            put(
                condition,
                situation=_texts(proposal.situation, languages),
                decided=_texts(proposal.decided, languages),
            )
    except IntegrityError as taken:
        raise NotPossible(Reason("Somebody has taken over this proposal already.")) from taken
    record(Kind.CONDITION_ADDED, by=by.person, programme=by.programme, target=condition)
    return condition


@transaction.atomic
def describe_condition(*, condition: Condition, by: Membership, **told: Unpack[ConditionTold]) -> Condition:
    """Tells a condition anew."""
    condition = held(condition, by)
    if _describe(condition, by, told):
        record(Kind.CONDITION_CHANGED, by=by.person, programme=by.programme, target=condition)
    return condition


@transaction.atomic
def note_met(
    *, condition: Condition, by: Membership, met_on: date, outcome: str, follows: Mapping[str, str], today: date
) -> Condition:
    """That a condition was met on a day, and what follows; the outcome may be left open for a while."""
    condition = held(condition, by)
    if refusal := rules.why_not_met(
        met_on=met_on, today=today, outcome=outcome, has_follows=any(text.strip() for text in follows.values())
    ):
        raise NotPossible(refusal[1], field=refusal[0])
    if put(condition, met_on=met_on, outcome=outcome, follows=follows):
        after = {"met_on": met_on.isoformat(), "outcome": outcome}
        record(Kind.CONDITION_MET, by=by.person, programme=by.programme, target=condition, after=after)
    return condition


@transaction.atomic
def note_not_met(*, condition: Condition, by: Membership) -> Condition:
    """Takes back that it was met; what was written about it stays with the condition."""
    condition = held(condition, by)
    if put(condition, met_on=None, outcome=""):
        record(Kind.CONDITION_NOT_MET, by=by.person, programme=by.programme, target=condition)
    return condition


def _describe(condition: Condition, by: Membership, told: ConditionTold) -> bool:
    indicator = held(told["indicator"], by) if told["indicator"] else out_of_sight(condition.indicator)
    passes = told["passes"] if indicator else ""
    if refusal := rules.why_not_condition(has_indicator=indicator is not None, passes=passes, limit=told["limit"]):
        raise NotPossible(refusal[1], field=refusal[0])
    changed = put(
        condition,
        situation=told["situation"],
        decided=told["decided"],
        indicator=indicator,
        passes=passes,
        limit=told["limit"],
    )
    return bool(changed)


def _texts(text: Text, languages: list[str]) -> dict[str, str]:
    return {each: text.in_language(each) for each in languages}
