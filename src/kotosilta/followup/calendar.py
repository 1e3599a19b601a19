"""What comes up in the next twelve months: values, measures that end, rounds, meetings of those who get the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.followup.models import Round
from kotosilta.followup.reading import FollowUp
from kotosilta.followup.rules import months_later
from kotosilta.goals.models import OPEN_STATES
from kotosilta.language.days import written_date
from kotosilta.process.models import BodyMeeting
from kotosilta.programmes.models import Programme

ROOM = "follow-up/"
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on its day; `path` stands below the programme's address."""

    on: date
    day: str
    kind: str
    title: SafeString | str
    path: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    entries: list[Entry]


def months_of(programme: Programme, room: FollowUp, on: date, language: str) -> tuple[list[Entry], list[Month]]:
    """What is late on the day `on`, and what comes during the twelve months after it."""
    until = months_later(on, MONTHS_SHOWN)
    entries = sorted(_entries(programme, room, language), key=lambda each: each.on)
    waiting = {gettext("Value"), gettext("Measure ends"), gettext("Round closes")}
    late = [each for each in entries if each.on < on and each.kind in waiting]
    coming = [each for each in entries if on <= each.on <= until]
    months = groupby(coming, key=lambda each: (each.on.year, each.on.month))
    return late, [Month(str(date_format(date(year, month, 1), "F Y")), list(its)) for (year, month), its in months]


def _entries(programme: Programme, room: FollowUp, language: str) -> Iterator[Entry]:
    def entry(on: date, kind: str, title: SafeString | str, path: str) -> Entry:
        return Entry(on, written_date(on, language), kind, title, path)

    for indicator in room.indicators:
        if indicator.due_on:
            path = f"{ROOM}indicators/{indicator.row.pk}/"
            yield entry(indicator.due_on, gettext("Value"), indicator.row.title.html(), path)
    for measure in room.measures:
        if measure.row.ends and measure.row.state in OPEN_STATES:
            path = f"{ROOM}measures/{measure.row.pk}/"
            yield entry(measure.row.ends, gettext("Measure ends"), measure.row.title.html(), path)
    for round_ in _rounds_going_on(room):
        path = f"{ROOM}rounds/{round_.pk}/"
        yield entry(round_.opens, gettext("Round opens"), str(round_.year), path)
        yield entry(round_.closes, gettext("Round closes"), str(round_.year), path)
    bodies = [each.pk for each in room.plan.bodies]
    for meeting in BodyMeeting.objects.of(programme).filter(body__in=bodies).select_related("body"):
        yield entry(meeting.on, gettext("Meeting"), meeting.body.name.html(), "process/#bodies")


def _rounds_going_on(room: FollowUp) -> list[Round]:
    """Rounds whose report has not been handed over yet."""
    handed_over = {each.year for each in room.reports if each.handed_over_on}
    return [each for each in room.rounds if each.year not in handed_over]
