"""What may be decided about goals, measures and indicators, and why not; what is missing, what looks odd (C4, C6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from kotosilta.reasons import Reason

PERCENT, PERSONS = "percent", "persons"
UP, DOWN = "up", "down"
OTHER_THEME = "other"
GUIDING_QUESTIONS = ("C4.3", "C4.4", "C4.5")
WHOLE = Decimal(100)
FEW_PERSONS = 5
LONGEST_LINK = 500

Refusal = tuple[str, Reason]  # the field that it is about, and why


class Gap(StrEnum):
    """Where the chain from a goal to what shows it is broken."""

    GOAL_WITHOUT_CHANGE = "goal_without_change"
    GOAL_WITHOUT_FINDING = "goal_without_finding"
    GOAL_WITHOUT_MEASURE = "goal_without_measure"
    GOAL_WITHOUT_INDICATOR = "goal_without_indicator"
    MEASURE_WITHOUT_OWNER = "measure_without_owner"
    MEASURE_WITHOUT_DATES = "measure_without_dates"
    INDICATOR_WITHOUT_SOURCE = "indicator_without_source"
    INDICATOR_WITHOUT_INTERVAL = "indicator_without_interval"
    INDICATOR_WITHOUT_BASELINE = "indicator_without_baseline"
    INDICATOR_WITHOUT_TARGET = "indicator_without_target"


@dataclass(frozen=True, slots=True)
class MeasureStands:
    """What is told of a measure: who has it, and from when to when."""

    pk: int
    owned: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class IndicatorStands:
    """What is told of an indicator; `chosen` says that it was chosen by what it means and what data there are."""

    pk: int
    sourced: bool
    timed: bool
    based: bool
    targeted: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class GoalStands:
    """What is told of a goal; `told` says that from what, to what and by when are there."""

    pk: int
    told: bool
    rests: bool
    measures: Sequence[MeasureStands] = ()
    indicators: Sequence[IndicatorStands] = ()


@dataclass(frozen=True, slots=True)
class FoundGap:
    """A gap, and the row that it is in: `pk` of a goal, a measure or an indicator, as the gap's name begins."""

    gap: Gap
    pk: int


def gaps_of(goal: GoalStands) -> Iterator[FoundGap]:
    """Everything that is missing under a goal, the goal's own gaps first."""
    own = {
        Gap.GOAL_WITHOUT_CHANGE: goal.told,
        Gap.GOAL_WITHOUT_FINDING: goal.rests,
        Gap.GOAL_WITHOUT_MEASURE: bool(goal.measures),
        Gap.GOAL_WITHOUT_INDICATOR: bool(goal.indicators),
    }
    yield from (FoundGap(gap, goal.pk) for gap, is_there in own.items() if not is_there)
    for measure in goal.measures:
        yield from gaps_of_measure(measure)
    for indicator in goal.indicators:
        yield from gaps_of_indicator(indicator)


def gaps_of_measure(measure: MeasureStands) -> Iterator[FoundGap]:
    """What is missing of a measure."""
    if not measure.owned:
        yield FoundGap(Gap.MEASURE_WITHOUT_OWNER, measure.pk)
    if not measure.dated:
        yield FoundGap(Gap.MEASURE_WITHOUT_DATES, measure.pk)


def gaps_of_indicator(indicator: IndicatorStands) -> Iterator[FoundGap]:
    """What is missing of an indicator."""
    there = {
        Gap.INDICATOR_WITHOUT_SOURCE: indicator.sourced,
        Gap.INDICATOR_WITHOUT_INTERVAL: indicator.timed,
        Gap.INDICATOR_WITHOUT_BASELINE: indicator.based,
        Gap.INDICATOR_WITHOUT_TARGET: indicator.targeted,
    }
    yield from (FoundGap(gap, indicator.pk) for gap, is_there in there.items() if not is_there)


# What is refused


def why_not_goal(*, theme: str, has_own_theme: bool, by_year: int | None, first_year: int) -> Refusal | None:
    """A theme outside the list has a name, and nothing can be reached before the programme begins."""
    if theme == OTHER_THEME and not has_own_theme:
        return "own_theme", Reason("Give the theme a name.")
    if by_year is not None and by_year < first_year:
        return "by_year", Reason(
            "The programme begins in %(first)s. Choose that year or a later one.", {"first": str(first_year)}
        )
    return None


def why_not_measure(*, begins: date | None, ends: date | None) -> Refusal | None:
    """A measure ends when it begins or later."""
    if begins and ends and ends < begins:
        return "ends", Reason("The measure ends on %(ends)s, before it begins on %(begins)s.", _days(begins, ends))
    return None


def why_not_value(*, measured: str, value: Decimal | None) -> Reason | None:
    """Shares lie between nothing and the whole; persons are counted from nobody."""
    if value is None:
        return None
    if measured == PERCENT and not 0 <= value <= WHOLE:
        return Reason("A share lies between 0 and 100 %%. If this is no share, choose first what is measured.")
    if measured == PERSONS and value < 0:
        return Reason("There cannot be fewer people than nobody.")
    return None


def why_not_indicator(
    *, measured: str, has_own_unit: bool, target: Decimal | None, target_on: date | None, baseline_on: date | None
) -> Refusal | None:
    """What is measured has a name, the target is possible, and its day comes after the day it starts from."""
    if measured not in {PERCENT, PERSONS} and not has_own_unit:
        return "own_unit", Reason("Write what is counted, for instance courses or days.")
    if reason := why_not_value(measured=measured, value=target):
        return "target", reason
    if target_on and baseline_on and target_on <= baseline_on:
        return "target_on", Reason(
            "The target is for %(ends)s, but the baseline is from %(begins)s. The target has to come later.",
            _days(baseline_on, target_on),
        )
    return None


def why_not_reading(
    *, measured: str, value: Decimal, read_on: date, today: date, other_days: Sequence[date]
) -> Refusal | None:
    """A value is possible, of a day that has come and that has no other value."""
    if reason := why_not_value(measured=measured, value=value):
        return "value", reason
    if read_on > today:
        return "read_on", Reason("The day has not come yet: a value is read afterwards.")
    if read_on in other_days:
        return "read_on", Reason("There is a value of this day already. Change that one.")
    return None


def why_not_baseline(*, read_on: date, target_on: date | None) -> Refusal | None:
    """One starts before one arrives."""
    if target_on and read_on >= target_on:
        return "read_on", Reason(
            "The baseline is from %(begins)s, but the target is for %(ends)s. The baseline has to come before.",
            _days(read_on, target_on),
        )
    return None


def why_not_link(address: str) -> Reason | None:
    """A link leads to a page on the web; nothing else can be opened by everybody."""
    if len(address) > LONGEST_LINK:
        return Reason("This link is too long: there is room for %(limit)s characters.", {"limit": str(LONGEST_LINK)})
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or any(sign.isspace() for sign in address):
        return Reason("This is no link to a page. It begins with https:// and can be copied from the browser.")
    return None


# What looks odd


@dataclass(frozen=True, slots=True)
class Aim:
    """From where to where an indicator is to go."""

    measured: str
    direction: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_on: date | None = None


def doubts_about_aim(aim: Aim, *, last_year: int) -> Iterator[Reason]:
    """What looks odd about an indicator, though it may be meant so."""
    if aim.baseline is not None and aim.target is not None:
        yield from _doubts_about_way(aim.baseline, aim.target, aim.direction)
    if aim.target_on and aim.target_on.year > last_year:
        yield Reason(
            "The target is for a day after the period, which ends in %(last)s. Who will look then?",
            {"last": str(last_year)},
        )
    if aim.measured == PERSONS and aim.baseline is not None and 0 < aim.baseline < FEW_PERSONS:
        yield Reason("So few people can be recognised. Count a larger group or several years together.")


def _doubts_about_way(baseline: Decimal, target: Decimal, direction: str) -> Iterator[Reason]:
    if target == baseline:
        yield Reason("The target is the same as the baseline: nothing would change. Is that what you want?")
    elif direction == UP and target < baseline:
        yield Reason("The value should rise, but the target is below the baseline.")
    elif direction == DOWN and target > baseline:
        yield Reason("The value should fall, but the target is above the baseline.")


def doubts_about_goal(*, by_year: int | None, last_year: int) -> Iterator[Reason]:
    """A goal for the time after the programme belongs to the next one."""
    if by_year is not None and by_year > last_year:
        yield Reason(
            "The goal is for %(year)s, but the period ends in %(last)s.", {"year": str(by_year), "last": str(last_year)}
        )


def doubts_about_measure(
    *, begins: date | None, ends: date | None, first_year: int, last_year: int
) -> Iterator[Reason]:
    """A measure is carried out in the programme's period."""
    if (ends and ends.year < first_year) or (begins and begins.year > last_year):
        yield Reason(
            "The measure lies outside the period %(first)s–%(last)s.",
            {"first": str(first_year), "last": str(last_year)},
        )


# Order


def moved(order: Sequence[int], pk: int, *, up: bool) -> list[int]:
    """The order with one of its members changed with its neighbour; the same where there is none."""
    at = order.index(pk)
    to = at - 1 if up else at + 1
    changed = list(order)
    if 0 <= to < len(order):
        changed[at], changed[to] = changed[to], changed[at]
    return changed


def _days(begins: date, ends: date) -> dict[str, Any]:
    return {"begins": begins, "ends": ends}
