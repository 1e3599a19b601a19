"""Reads what was recorded of one year, for its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from kotosilta.followup.models import Condition, MeasureReport, YearReport
from kotosilta.followup.reading import FollowedIndicator, FollowedMeasure, FollowUp, Plan, follow_up
from kotosilta.goals.models import Goal, Reading
from kotosilta.process.models import Body
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding, Voice


@dataclass(frozen=True, slots=True)
class IndicatorOfTheYear:
    """An indicator with the values read until the year ended."""

    followed: FollowedIndicator
    baseline: Reading | None
    latest: Reading | None


@dataclass(frozen=True, slots=True)
class MeasureOfTheYear:
    """A measure with what was reported on the year; `state` is the one it had, as far as that is known."""

    followed: FollowedMeasure
    report: MeasureReport | None

    @property
    def state(self) -> str:
        reported = self.report.state if self.report else ""
        return str(reported or self.followed.row.state)


@dataclass(frozen=True, slots=True)
class GoalOfTheYear:
    """A goal with the observations that it rests on and what was recorded of it."""

    row: Goal
    findings: Sequence[Finding]
    measures: Sequence[MeasureOfTheYear]
    indicators: Sequence[IndicatorOfTheYear]


@dataclass(frozen=True, slots=True)
class Year:
    """Everything that the report on a year is made of; `voices` counts what people said in the year."""

    programme: Programme
    report: YearReport
    goals: Sequence[GoalOfTheYear]
    plan: Plan
    met: Sequence[Condition]
    body: Body | None
    voices: int


def year_of(report: YearReport) -> Year:
    """What the rooms hold of the report's year now."""
    programme, year = report.programme, report.year
    room = follow_up(programme)
    met = [each.row for each in room.plan.conditions if each.row.met_on and each.row.met_on.year <= year]
    body = (
        Body.objects.of(programme).select_related("part").filter(pk=report.body_id).first() if report.body_id else None
    )
    return Year(
        programme=programme,
        report=report,
        goals=_goals(room, year, _findings(programme)),
        plan=room.plan,
        met=met,
        body=body,
        voices=Voice.objects.of(programme).filter(heard_on__year=year).count(),
    )


def _findings(programme: Programme) -> Mapping[int, Sequence[Finding]]:
    """The findings that goals rest on, by the id of the goal."""
    found: dict[int, list[Finding]] = defaultdict(list)
    for each in Finding.objects.of(programme).standing().filter(goals__isnull=False).annotate(goal=F("goals")):
        found[each.goal].append(each)
    return found


def _goals(room: FollowUp, year: int, findings: Mapping[int, Sequence[Finding]]) -> list[GoalOfTheYear]:
    return [
        GoalOfTheYear(
            goal.row,
            findings.get(goal.row.pk, ()),
            [MeasureOfTheYear(each, each.report_of(year)) for each in goal.measures],
            [_until(each, year) for each in goal.indicators],
        )
        for goal in room.goals
    ]


def _until(indicator: FollowedIndicator, year: int) -> IndicatorOfTheYear:
    last = date(year, 12, 31)
    readings = [each for each in indicator.readings if each.on <= last]
    followed = FollowedIndicator(indicator.row, readings, indicator.owner, indicator.due_on)
    return IndicatorOfTheYear(followed, followed.baseline, followed.latest)
