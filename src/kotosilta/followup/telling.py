"""What the values of an indicator say, in sentences: from what to what since when, and nothing beyond that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext

from kotosilta.followup.reading import FollowedIndicator
from kotosilta.followup.rules import Course
from kotosilta.goals.models import Indicator
from kotosilta.goals.values import day_in_words, value_in_words


class Valued(Protocol):
    """A value as it is written: a stored one, or a spot on the way."""

    @property
    def value(self) -> Decimal: ...

    @property
    def about(self) -> bool: ...


def spot_in_words(row: Indicator, spot: Valued, language: str) -> str:
    """A value with its unit, in the active language."""
    return value_in_words(spot.value, row.measured, row.unit, language, about=spot.about)


def number_in_words(row: Indicator, number: Decimal, language: str) -> str:
    """A target or a limit with its unit."""
    return value_in_words(number, row.measured, row.unit, language)


def told(indicator: FollowedIndicator, language: str) -> str:
    """How far it has come and where it is to go, as sentences."""
    parts = (_so_far(indicator, language), _remark(indicator.course), _aim(indicator.row, language))
    return " ".join(each for each in parts if each)


def _so_far(indicator: FollowedIndicator, language: str) -> str:
    way, row = indicator.way, indicator.row
    first, latest = way.first, way.latest
    if first is None or latest is None:
        return gettext("There is no value yet.")
    if first is latest:
        values = {"value": spot_in_words(row, first, language), "when": day_in_words(first.on, language)}
        return gettext("One value so far: %(value)s (%(when)s).") % values
    values = {
        "first": spot_in_words(row, first, language),
        "since": day_in_words(first.on, language),
        "latest": spot_in_words(row, latest, language),
        "when": day_in_words(latest.on, language),
    }
    if latest.value == first.value:
        return gettext("%(latest)s (%(when)s), the same as in the beginning (%(since)s).") % values
    return gettext("From %(first)s (%(since)s) to %(latest)s (%(when)s).") % values


def _remark(course: Course) -> str:
    words = {
        Course.REACHED: gettext("The target is reached."),
        Course.AWAY: gettext("That is further from the target than in the beginning."),
        Course.STANDS: gettext("It has hardly moved over the last three values."),
    }
    return words.get(course, "")


def _aim(row: Indicator, language: str) -> str:
    if row.target is None:
        return gettext("No target has been set.")
    target = number_in_words(row, row.target, language)
    if row.target_on is None:
        return gettext("The target is %(target)s.") % {"target": target}
    when = day_in_words(row.target_on, language)
    return gettext("The target is %(target)s by %(when)s.") % {"target": target, "when": when}


def course_in_words(course: Course) -> str:
    """What the values say, in two or three words."""
    words = {
        Course.NO_VALUE: gettext("No value yet"),
        Course.ONE_VALUE: gettext("One value so far"),
        Course.REACHED: gettext("Target reached"),
        Course.TOWARDS: gettext("Closer to the target"),
        Course.AWAY: gettext("Further from the target"),
        Course.STANDS: gettext("Hardly moving"),
        Course.SAME: gettext("Unchanged"),
        Course.MOVES: gettext("Changed"),
    }
    return words[course]


def due_in_words(indicator: FollowedIndicator, on: date, language: str) -> str:
    """When the next value is read; empty where nobody has said how often."""
    if indicator.due_on is None:
        return ""
    when = {"when": day_in_words(indicator.due_on, language)}
    if indicator.is_due(on):
        return gettext("A value of %(when)s is waited for.") % when
    return gettext("Next value: %(when)s") % when
