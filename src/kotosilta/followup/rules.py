"""When values are due, how far an indicator has come, when a condition seems to be met, and what is refused."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kotosilta.reasons import Reason

Refusal = tuple[str, Reason]  # the field that it is about, and why

MONTHS: Mapping[str, int] = {"month": 1, "half_year": 6, "year": 12, "two_years": 24, "term": 48}
ABOVE, BELOW = "above", "below"
HARDLY = Decimal("0.05")  # of the way from the baseline to the target
READINGS_THAT_STAND = 3
MONTHS_OF_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month; the last day of a month stays the last."""
    number = day.year * MONTHS_OF_A_YEAR + day.month - 1 + months
    year, month = divmod(number, MONTHS_OF_A_YEAR)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def next_due(*, interval: str, last: date | None, begins: date) -> date | None:
    """The day whose value is read next: an interval after the last one, or one after the programme `begins`.

    None where nobody has said how often it is read.
    """
    months = MONTHS.get(interval)
    if months is None:
        return None
    return months_later(last, months) if last else months_later(begins, months)


class Course(StrEnum):
    """What an indicator's values say, and nothing beyond them."""

    NO_VALUE = "no_value"
    ONE_VALUE = "one_value"
    REACHED = "reached"
    TOWARDS = "towards"
    AWAY = "away"
    STANDS = "stands"
    SAME = "same"
    MOVES = "moves"  # without a target there is no direction


@dataclass(frozen=True, slots=True)
class Spot:
    """A value on its day; `about` where it is only roughly known."""

    on: date
    value: Decimal
    about: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where an indicator is to go, and the values in the order of their days, the first one included."""

    spots: Sequence[Spot]
    target: Decimal | None = None

    @property
    def first(self) -> Spot | None:
        return self.spots[0] if self.spots else None

    @property
    def latest(self) -> Spot | None:
        return self.spots[-1] if self.spots else None


def course_of(way: Way) -> Course:
    """What the values say, compared with the first one and with the target.

    It stands when the last three values lie closer together than a twentieth of the way from the first to the target.
    """
    if len(way.spots) < 2:
        return Course.ONE_VALUE if way.spots else Course.NO_VALUE
    first, latest = way.spots[0].value, way.spots[-1].value
    if way.target is not None and _is_reached(first, latest, way.target):
        return Course.REACHED
    if _stands(way):
        return Course.STANDS
    return _direction(first, latest, way.target)


def _direction(first: Decimal, latest: Decimal, target: Decimal | None) -> Course:
    if latest == first:
        return Course.SAME
    if target is None:
        return Course.MOVES
    return Course.TOWARDS if (latest > first) == (target > first) else Course.AWAY


def _is_reached(first: Decimal, latest: Decimal, target: Decimal) -> bool:
    return latest >= target if target >= first else latest <= target


def _stands(way: Way) -> bool:
    if len(way.spots) < READINGS_THAT_STAND:
        return False
    recent = [each.value for each in way.spots[-READINGS_THAT_STAND:]]
    whole = abs(way.target - way.spots[0].value) if way.target is not None else Decimal(0)
    return max(recent) - min(recent) <= whole * HARDLY


def seems_met(*, passes: str, limit: Decimal | None, latest: Decimal | None) -> bool:
    """Whether the latest value lies beyond a condition's limit."""
    if limit is None or latest is None:
        return False
    return latest > limit if passes == ABOVE else passes == BELOW and latest < limit


# What is refused


def why_not_arrangement(*, month: int | None) -> Refusal | None:
    """A year has twelve months."""
    if month is not None and not 1 <= month <= MONTHS_OF_A_YEAR:
        return "month", Reason("Choose one of the twelve months.")
    return None


def why_not_condition(*, has_indicator: bool, passes: str, limit: Decimal | None) -> Refusal | None:
    """An indicator, its limit and the side of it belong together."""
    if not has_indicator:
        if limit is not None:
            return "indicator", Reason("Choose the indicator that has this limit.")
        return None
    if limit is None:
        return "limit", Reason("Write the limit that the indicator has to pass.")
    if not passes:
        return "passes", Reason("Say whether the value has to rise above the limit or to fall below it.")
    return None


def why_not_met(*, met_on: date, today: date, outcome: str, has_follows: bool) -> Refusal | None:
    """A condition is met on a day that has come, and whoever decides that nothing follows says why."""
    if met_on > today:
        return "met_on", Reason("This day has not come yet. Note the condition when it is met.")
    if outcome == "not_needed" and not has_follows:
        return "follows", Reason("Write why no update is needed.")
    return None


def why_not_round(*, year: int, opens: date, closes: date, first_year: int, last_year: int) -> Refusal | None:
    """A round is about a year of the programme, and closes after it opens."""
    if refusal := why_not_year(year=year, first_year=first_year, last_year=last_year):
        return refusal
    if closes < opens:
        values = {"opens": opens, "closes": closes}
        return "closes", Reason("The round would close on %(closes)s, before it opens on %(opens)s.", values)
    if opens < date(year, 1, 1):
        return "opens", Reason("The round is about %(year)s, so it cannot open before that year.", {"year": str(year)})
    return None


def why_not_year(*, year: int, first_year: int, last_year: int) -> Refusal | None:
    """Only years of the programme are reported on."""
    if not first_year <= year <= last_year:
        values = {"first": str(first_year), "last": str(last_year)}
        return "year", Reason("The programme's period is %(first)s–%(last)s. Choose one of these years.", values)
    return None


def why_not_hand_over(*, has_receiver: bool, on: date, today: date, year: int) -> Refusal | None:
    """A report goes to somebody, on a day that has come, after its year has begun."""
    if not has_receiver:
        return "receiver", Reason("Say to whom the report is handed over: choose a body or write who it is.")
    if on > today:
        return "handed_over_on", Reason("This day has not come yet. Note it when the report is handed over.")
    if on < date(year, 1, 1):
        return "handed_over_on", Reason(
            "A report on %(year)s is not handed over before that year.", {"year": str(year)}
        )
    return None


def stage_of(*, opens: date, closes: date, today: date, days_before: int) -> int:
    """Which letter is due on a day: 1 the first, 2 the one shortly before the round closes, 0 none.

    Only the newest counts: after a pause of the job nobody gets two letters at once.
    """
    if not opens <= today <= closes:
        return 0
    is_last_call = (closes - today).days <= days_before and (closes - opens).days > days_before
    return 2 if is_last_call else 1
