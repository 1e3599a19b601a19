"""What is at hand while a sample programme is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone

from kotosilta.cooperation.models import Meeting, Organisation
from kotosilta.demo.sample import Sample, Texts
from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.goals.proposals import OfficialSeries
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import Finding, Voice

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Making:
    """One sample programme while it is made: what was made so far stands by the keys of its file."""

    sample: Sample
    programme: Programme
    members: Mapping[Role, Membership]
    today: date
    begun_on: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    measures: list[Measure] = field(default_factory=list)  # in the order of the file
    official: list[tuple[Indicator, OfficialSeries]] = field(default_factory=list)  # with the latest figure

    @property
    def coordinator(self) -> Membership:
        return self.members[Role.COORDINATOR]

    def ago(self, days: int) -> date:
        """A working day so many days ago, or the last one before."""
        return _working_day(self.today - timedelta(days=days), step=-1)

    def ahead(self, days: int) -> date:
        """A working day in so many days, or the first one after: councils do not meet on Sundays."""
        return _working_day(self.today + timedelta(days=days), step=1)

    def texts(self, texts: Texts) -> dict[str, str]:
        """In the programme's languages."""
        return {language: texts[language] for language in self.programme.languages if language in texts}


def moment_of(day: date) -> datetime:
    """A moment of the day: what is made belongs to it."""
    return datetime.combine(day, time(12), get_current_timezone())


def _working_day(day: date, *, step: int) -> date:
    while day.weekday() >= SATURDAY:
        day += timedelta(days=step)
    return day
