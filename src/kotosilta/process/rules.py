"""What may be decided about the process, and why not; how the phases are counted back from the decision (C1, K1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise

from kotosilta.reasons import Reason

DAYS_IN_WEEK = 7
LONGEST_PHASE_IN_YEARS = 3
YEARS_BEFORE_THE_PERIOD = 5
IN_THE_PROCESS = frozenset({"start", "follows", "discusses"})  # purposes of a meeting
Refusal = tuple[str, Reason]  # the field that it concerns, and why


class Standing(StrEnum):
    """Where a phase is on a day."""

    DONE = "done"
    LATE = "late"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"


def standing(*, begins: date, ends: date, done_on: date | None, today: date) -> Standing:
    """A phase that nobody has ticked off is late from the day after its last one."""
    if done_on is not None:
        return Standing.DONE
    if ends < today:
        return Standing.LATE
    return Standing.UNDER_WAY if begins <= today else Standing.AHEAD


def engaged_in(*, written: Collection[str], purposes: Collection[str]) -> frozenset[str]:
    """In which facets of C1.3 (a timetable, b process, c carrying out) a body is engaged.

    What is written counts, and so do its meetings: a date in the calendar for the timetable, one at which it follows or
    discusses the work for the process. Carrying out has to be said in words.
    """
    by_meetings = ("a" if purposes else "", "b" if set(purposes) & IN_THE_PROCESS else "")
    return frozenset(written) | frozenset(filter(None, by_meetings))


# The timetable


@dataclass(frozen=True, slots=True)
class Plan:
    """A phase as it is proposed: how many weeks it takes without haste, and how many at the least."""

    key: str
    weeks: int
    least: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A proposed phase with its first and its last day."""

    key: str
    begins: date
    ends: date


class Fit(StrEnum):
    """Whether the work fits in before the decision."""

    CALM = "calm"
    TIGHT = "tight"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Timetable:
    """The phases one after the other, the last one until the day of the decision; `says` tells how they fit."""

    stretches: tuple[Stretch, ...]
    fit: Fit
    says: Reason


def decision_day(days: Mapping[str, Iterable[date]]) -> date | None:
    """The day that the work is counted back from: the earliest decision of those that settle it in a municipality.

    `days` are the meetings at which each municipality decides; the last one of a municipality settles it there.
    """
    return min((max(each) for each in map(tuple, days.values()) if each), default=None)


def why_not_count_back(decision: date, today: date, phases: Sequence[Plan]) -> Reason | None:
    """The decision lies ahead, with at least one week for each phase."""
    if decision <= today:
        return Reason("The day of the decision, %(day)s, has passed. Note the next meeting first.", {"day": decision})
    if not phases:
        return Reason("There is no phase left to count back.")
    if _days_until(decision, today) < DAYS_IN_WEEK * len(phases):
        return Reason(
            "The decision is on %(day)s: too soon for a timetable of %(phases)s phases. Move the decision, or add the "
            "phases that you need by hand.",
            {"day": decision, "phases": len(phases)},
        )
    return None


def phases_back_from(decision: date, today: date, phases: Sequence[Plan]) -> Timetable:
    """The phases counted back from the decision, none of them before today.

    With time enough each takes the weeks it needs. Otherwise all become shorter, the longest most, down to the least
    that they need; below that they are still proposed, and `says` tells that it will not do.
    ValueError where `why_not_count_back` refuses.
    """
    if reason := why_not_count_back(decision, today, phases):
        raise ValueError(reason.message)
    days = _days_until(decision, today)
    full, least = _in_days(phase.weeks for phase in phases), _in_days(phase.least for phase in phases)
    if sum(full) <= days:
        fit, lengths = Fit.CALM, full
    elif sum(least) <= days:
        fit, lengths = Fit.TIGHT, _between(least, full, days)
    else:
        fit, lengths = Fit.TOO_SHORT, _between([DAYS_IN_WEEK] * len(phases), least, days)
    stretches = _laid_out(decision, [phase.key for phase in phases], lengths)
    return Timetable(stretches, fit, _said_of(fit, stretches[0].begins, days, phases))


def _days_until(decision: date, today: date) -> int:
    """How many days there are, today and the day of the decision among them."""
    return (decision - today).days + 1


def _in_days(weeks: Iterable[int]) -> list[int]:
    return [each * DAYS_IN_WEEK for each in weeks]


def _between(low: Sequence[int], high: Sequence[int], total: int) -> list[int]:
    """Whole numbers that add up to `total`, each as far from its `low` to its `high` as all the others, nearly."""
    span, room = sum(high) - sum(low), total - sum(low)
    shares = [divmod((most - few) * room, span) if span else (0, 0) for few, most in zip(low, high, strict=True)]
    over = room - sum(whole for whole, _ in shares)
    first = sorted(range(len(shares)), key=lambda place: -shares[place][1])[:over]
    return [few + whole + (place in first) for place, (few, (whole, _)) in enumerate(zip(low, shares, strict=True))]


def _laid_out(decision: date, keys: Sequence[str], lengths: Sequence[int]) -> tuple[Stretch, ...]:
    after = decision + timedelta(days=1)
    borders = [after - timedelta(days=sum(lengths) - past) for past in accumulate(lengths, initial=0)]
    return tuple(
        Stretch(key, begins, following - timedelta(days=1))
        for key, (begins, following) in zip(keys, pairwise(borders), strict=True)
    )


def _said_of(fit: Fit, begins: date, days: int, phases: Sequence[Plan]) -> Reason:
    needed, least = sum(phase.weeks for phase in phases), sum(phase.least for phase in phases)
    values = {"weeks": days // DAYS_IN_WEEK, "needed": needed, "least": least}
    match fit:
        case Fit.CALM:
            return Reason(
                "Without haste the work takes about %(needed)s weeks, so it begins on %(day)s at the latest.",
                {"needed": needed, "day": begins},
            )
        case Fit.TIGHT:
            return Reason(
                "There are %(weeks)s weeks until the decision. Without haste the work takes about %(needed)s, so every "
                "phase has been made shorter.",
                values,
            )
        case Fit.TOO_SHORT:
            return Reason(
                "There are only %(weeks)s weeks until the decision, and even in haste the work takes about %(least)s. "
                "The phases below are too short to be done well: move the decision, or let phases overlap.",
                values,
            )


# What people note


def why_not_set_up(*, alone: bool, municipalities: int) -> Refusal | None:
    """Whoever makes the programme alone is one municipality."""
    if alone and municipalities > 1:
        return "fellowship", Reason(
            "%(count)s municipalities take part in this programme, so it is not made alone. Take the others out of the "
            "basic details first, if it is.",
            {"count": municipalities},
        )
    return None


def why_not_body(*, only_one: bool, there_already: bool) -> Refusal | None:
    """A municipality has one council and one executive."""
    if only_one and there_already:
        return "kind", Reason("This municipality has that body here already. Change the one that is there.")
    return None


def why_not_leave_decision(*, decides: bool, meetings: Iterable[date]) -> Refusal | None:
    """A body with a meeting at which it decides is one that decides."""
    if not decides and (days := sorted(meetings)):
        return "decides", Reason(
            "The body decides at its meeting on %(day)s. Change or remove that meeting first.", {"day": days[0]}
        )
    return None


def why_not_meet(*, on: date, taken: bool, first_year: int, last_year: int) -> Refusal | None:
    """One entry for each day, at a time when the programme can come up."""
    if taken:
        return "on", Reason("This body has a meeting on %(day)s already. Change the one that is there.", {"day": on})
    return _far_off("on", on, first_year, last_year)


def why_not_phase(*, begins: date, ends: date, first_year: int, last_year: int) -> Refusal | None:
    """A phase ends after it begins, is no longer than a few years, and lies somewhere near the programme."""
    if ends < begins:
        return "ends", Reason(
            "The phase would end on %(ends)s, before it begins on %(begins)s. Change one of the days.",
            {"begins": begins, "ends": ends},
        )
    if ends.year - begins.year > LONGEST_PHASE_IN_YEARS:
        return "ends", Reason(
            "A phase lasts at most %(years)s years. Check the year, or divide it into several.",
            {"years": LONGEST_PHASE_IN_YEARS},
        )
    return _far_off("begins", begins, first_year, last_year) or _far_off("ends", ends, first_year, last_year)


def why_not_contact(*, on: date, today: date) -> Refusal | None:
    """A contact is noted when it has been made."""
    if on > today:
        return "on", Reason("This day is still ahead. Note the contact when it has been made.")
    return None


def _far_off(field: str, day: date, first_year: int, last_year: int) -> Refusal | None:
    if first_year - YEARS_BEFORE_THE_PERIOD <= day.year <= last_year:
        return None
    return field, Reason(
        "%(day)s is far from the programme's period %(first)s–%(last)s. Check the year.",
        {"day": day, "first": str(first_year), "last": str(last_year)},
    )
