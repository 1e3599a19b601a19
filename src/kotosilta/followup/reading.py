"""Reads the follow-up of a programme: what was planned, what was recorded, what is due; in the same few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.cooperation.models import Organisation
from kotosilta.followup.models import Arrangement, Condition, MeasureReport, Round, YearReport
from kotosilta.followup.rules import Course, Spot, Way, course_of, next_due, seems_met
from kotosilta.goals.models import OPEN_STATES, Goal, Indicator, Measure, Reading
from kotosilta.goals.reading import ReadIndicator, ReadMeasure, read_goals
from kotosilta.process.models import Body
from kotosilta.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class FollowedIndicator:
    """An indicator with its values in the order of their days, who reads it, and the day whose value is read next."""

    row: Indicator
    readings: Sequence[Reading]
    owner: Organisation | None
    due_on: date | None

    @property
    def way(self) -> Way:
        """From the baseline on: values from before it are history, not part of the way."""
        spots = [Spot(each.on, each.value, each.about) for each in self.readings]
        baseline = next((each for each in self.readings if each.baseline), None)
        return Way([each for each in spots if baseline is None or each.on >= baseline.on], self.row.target)

    @property
    def course(self) -> Course:
        return course_of(self.way)

    @property
    def baseline(self) -> Reading | None:
        return next((each for each in self.readings if each.baseline), None)

    @property
    def latest(self) -> Reading | None:
        """The newest value; None as long as there is none beside the baseline."""
        newest = self.readings[-1] if self.readings else None
        return None if newest is None or newest.baseline else newest

    def is_due(self, on: date) -> bool:
        """Whether a value should have been read by that day."""
        return self.due_on is not None and self.due_on <= on


@dataclass(frozen=True, slots=True)
class FollowedMeasure:
    """A measure with its owner and what was reported on it, the oldest year first."""

    row: Measure
    owner: Organisation | None
    reports: Sequence[MeasureReport]

    @property
    def latest(self) -> MeasureReport | None:
        return self.reports[-1] if self.reports else None

    def report_of(self, year: int) -> MeasureReport | None:
        """What was reported on a year."""
        return next((each for each in self.reports if each.year == year), None)

    def is_late(self, on: date) -> bool:
        """Whether it should have been done by that day."""
        return bool(self.row.ends and self.row.ends < on and self.row.state in OPEN_STATES)


@dataclass(frozen=True, slots=True)
class FollowedGoal:
    """A goal with all that shows how far it is."""

    row: Goal
    measures: Sequence[FollowedMeasure]
    indicators: Sequence[FollowedIndicator]


@dataclass(frozen=True, slots=True)
class WatchedCondition:
    """A condition for an early update; `seems_met` says that the latest value of its indicator passes the limit."""

    row: Condition
    latest: Reading | None
    seems_met: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Who follows up, to whom it is reported and when, and when the programme is updated early (C6.8–C6.10)."""

    arrangement: Arrangement
    bodies: Sequence[Body] = ()
    conditions: Sequence[WatchedCondition] = ()

    @property
    def has_receiver(self) -> bool:
        return bool(self.bodies or self.arrangement.receiver)

    @property
    def met(self) -> Sequence[WatchedCondition]:
        """Conditions that were noted as met."""
        return [each for each in self.conditions if each.row.met_on]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Everything in the room; `rounds` and `reports` by year."""

    goals: Sequence[FollowedGoal]
    plan: Plan
    rounds: Sequence[Round]
    reports: Sequence[YearReport]

    @property
    def measures(self) -> Iterator[FollowedMeasure]:
        return (each for goal in self.goals for each in goal.measures)

    @property
    def indicators(self) -> Iterator[FollowedIndicator]:
        return (each for goal in self.goals for each in goal.indicators)

    def open_round(self, on: date) -> Round | None:
        """The newest round that is open on that day."""
        found = [each for each in self.rounds if each.opens <= on <= each.closes]
        return found[-1] if found else None


def follow_up(programme: Programme) -> FollowUp:
    """Every goal with its indicators, their values and due days, its measures with their reports; and the plan."""
    goals, _register = read_goals(programme)
    reports = _reports(programme)
    begins = date(programme.first_year, 1, 1)
    followed = [
        FollowedGoal(
            goal.row,
            [_measure(each, reports) for each in goal.measures],
            [followed_indicator(each, begins) for each in goal.indicators],
        )
        for goal in goals
    ]
    latest = {each.row.pk: each.readings[-1] for goal in followed for each in goal.indicators if each.readings}
    return FollowUp(
        goals=followed,
        plan=_plan(programme, latest),
        rounds=list(Round.objects.of(programme)),
        reports=list(YearReport.objects.of(programme)),
    )


def plan_of(programme: Programme) -> Plan:
    """What was planned for the follow-up; conditions without the values that could suggest them."""
    return _plan(programme, {})


def followed_indicator(read: ReadIndicator, begins: date) -> FollowedIndicator:
    """An indicator of a programme that `begins` on that day."""
    last = read.readings[-1].on if read.readings else None
    due = next_due(interval=read.row.interval, last=last, begins=begins)
    return FollowedIndicator(read.row, read.readings, read.owner, due)


def _measure(read: ReadMeasure, reports: Mapping[int, Sequence[MeasureReport]]) -> FollowedMeasure:
    return FollowedMeasure(read.row, read.owner, reports[read.row.pk])


def _reports(programme: Programme) -> Mapping[int, list[MeasureReport]]:
    found: dict[int, list[MeasureReport]] = defaultdict(list)
    for each in MeasureReport.objects.of(programme).select_related("by__person", "by_organisation"):
        found[each.measure_id].append(each)
    return found


def _plan(programme: Programme, latest: Mapping[int, Reading]) -> Plan:
    arrangement = Arrangement.objects.of(programme).first() or Arrangement(programme=programme)
    bodies = (
        Body.objects.of(programme).filter(follow_up_of=arrangement).select_related("part") if arrangement.pk else ()
    )
    return Plan(
        arrangement=arrangement,
        bodies=list(bodies),
        conditions=[_watched(each, latest) for each in Condition.objects.of(programme).select_related("indicator")],
    )


def _watched(row: Condition, latest: Mapping[int, Reading]) -> WatchedCondition:
    newest = latest.get(row.indicator_id) if row.indicator_id else None
    met = seems_met(passes=row.passes, limit=row.limit, latest=newest.value if newest else None)
    return WatchedCondition(row, newest, met and row.met_on is None)
