"""Indicators are chosen and described, start from a baseline, and get their values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation.models import Organisation
from kotosilta.goals import rules
from kotosilta.goals.changes.belonging import out_of_sight
from kotosilta.goals.changes.order import last_place
from kotosilta.goals.models import Goal, Indicator, Reading
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import Doing, held, put
from kotosilta.reasons import NotPossible, Reason


class IndicatorTold(TypedDict):
    """Everything that is told of an indicator; `owner` is who reads it."""

    title: Mapping[str, str]
    definition: Mapping[str, str]
    measured: str
    own_unit: Mapping[str, str]
    source_kind: str
    source: Mapping[str, str]
    official: str
    official_of: str
    interval: str
    example: str
    direction: str
    target: Decimal | None
    target_on: date | None
    owner: NotRequired[Organisation | None]


@transaction.atomic
def add_indicator(*, goal: Goal, by: Membership, **told: Unpack[IndicatorTold]) -> Indicator:
    """What shows that the goal is being reached (C6.3–C6.6)."""
    goal = held(goal, by)
    indicator = Indicator(goal=goal, place=last_place(Indicator.objects.of(by.programme).filter(goal=goal)))
    _describe(indicator, by, told)
    record(Kind.INDICATOR_ADDED, by=by.person, programme=by.programme, target=indicator, after=_what_matters(indicator))
    return indicator


@transaction.atomic
def describe_indicator(*, indicator: Indicator, by: Membership, **told: Unpack[IndicatorTold]) -> Indicator:
    """Tells an indicator anew."""
    indicator = held(indicator, by)
    before = _what_matters(indicator)
    if _describe(indicator, by, told):
        record(
            Kind.INDICATOR_CHANGED,
            by=by.person,
            programme=by.programme,
            target=indicator,
            before=before,
            after=_what_matters(indicator),
        )
    return indicator


def _describe(indicator: Indicator, by: Membership, told: IndicatorTold) -> bool:
    readings = list(_readings(indicator, by)) if indicator.pk else []
    baseline = next((each for each in readings if each.baseline), None)
    if refusal := rules.why_not_indicator(
        measured=told["measured"],
        has_own_unit=any(told["own_unit"].values()),
        target=told["target"],
        target_on=told["target_on"],
        baseline_on=baseline.on if baseline else None,
    ):
        raise NotPossible(refusal[1], field=refusal[0])
    if any(rules.why_not_value(measured=told["measured"], value=each.value) for each in readings):
        reason = Reason("The values that are noted already do not fit what you have chosen. Change them first.")
        raise NotPossible(reason, field="measured")
    if told["official_of"] and told["official_of"] not in by.programme.municipality_codes():
        raise NotPossible(Reason("This municipality does not take part in the programme."), field="official")
    plain: dict[str, Any] = {name: value for name, value in told.items() if name != "owner"}
    if "owner" in told:
        plain["owner"] = held(told["owner"], by) if told["owner"] else out_of_sight(indicator.owner)
    return bool(put(indicator, **plain))


class ReadingTold(TypedDict):
    """A value, the day that it describes, and where it is from; `about` for one only roughly known, `on` is today."""

    value: Decimal
    read_on: date
    source: str
    note: Mapping[str, str]
    on: date
    about: NotRequired[bool]


@transaction.atomic
def set_baseline(*, indicator: Indicator, by: Doing, **told: Unpack[ReadingTold]) -> Reading:
    """From which value the indicator starts; there is one, and a new one takes its place."""
    indicator = held(indicator, by)
    baseline = _readings(indicator, by).filter(baseline=True).first() or Reading(indicator=indicator, baseline=True)
    before = {"value": str(baseline.value)} if baseline.pk else {}
    if refusal := rules.why_not_baseline(read_on=told["read_on"], target_on=indicator.target_on):
        raise NotPossible(refusal[1], field=refusal[0])
    if _read(baseline, by, told):
        after = {"value": str(baseline.value), "day": baseline.on.isoformat()}
        record(Kind.BASELINE_SET, by=by.person, programme=by.programme, target=baseline, before=before, after=after)
    return baseline


@transaction.atomic
def add_reading(*, indicator: Indicator, by: Doing, **told: Unpack[ReadingTold]) -> Reading:
    """A value by hand, beside the baseline."""
    reading = Reading(indicator=held(indicator, by))
    _read(reading, by, told)
    after = {"value": str(reading.value), "day": reading.on.isoformat()}
    record(Kind.READING_ADDED, by=by.person, programme=by.programme, target=reading, after=after)
    return reading


@transaction.atomic
def describe_reading(*, reading: Reading, by: Doing, **told: Unpack[ReadingTold]) -> Reading:
    """Another value, day or source, where the noted one was wrong."""
    reading = held(reading, by)
    if reading.baseline:
        return set_baseline(indicator=reading.indicator, by=by, **told)
    before = {"value": str(reading.value), "day": reading.on.isoformat()}
    if _read(reading, by, told):
        after = {"value": str(reading.value), "day": reading.on.isoformat()}
        record(Kind.READING_CHANGED, by=by.person, programme=by.programme, target=reading, before=before, after=after)
    return reading


def _read(reading: Reading, by: Doing, told: ReadingTold) -> bool:
    others = _readings(reading.indicator, by).exclude(pk=reading.pk)
    if refusal := rules.why_not_reading(
        measured=reading.indicator.measured,
        value=told["value"],
        read_on=told["read_on"],
        today=told["on"],
        other_days=list(others.values_list("on", flat=True)),
    ):
        raise NotPossible(refusal[1], field=refusal[0])
    about = told.get("about", False)
    values = {"value": told["value"], "on": told["read_on"], "source": told["source"], "note": told["note"]}
    return bool(put(reading, about=about, **values))


def _readings(indicator: Indicator, by: Doing) -> Any:
    return Reading.objects.of(by.programme).filter(indicator=indicator)


def _what_matters(indicator: Indicator) -> dict[str, object]:
    target = indicator.target
    return {
        "target": None if target is None else str(target),
        "target_on": indicator.target_on.isoformat() if indicator.target_on else None,
    }
