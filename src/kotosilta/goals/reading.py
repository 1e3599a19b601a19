"""Reads the room of a programme: every goal with what hangs on it, in the same few questions however much there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kotosilta.cooperation.models import Organisation
from kotosilta.goals.models import Goal, Indicator, Measure, PlanTie, Reading
from kotosilta.goals.rules import Aim, GoalStands, IndicatorStands, MeasureStands
from kotosilta.goals.standing import is_told
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """A measure with those of its owner and partners that are still in the register."""

    row: Measure
    owner: Organisation | None
    partners: Sequence[Organisation]

    @property
    def stands(self) -> MeasureStands:
        return MeasureStands(self.row.pk, self.owner is not None, bool(self.row.begins and self.row.ends))


@dataclass(frozen=True, slots=True)
class ReadIndicator:
    """An indicator with its values in the order of their days, and who reads it, if that is still in the register."""

    row: Indicator
    readings: Sequence[Reading]
    owner: Organisation | None = None

    @property
    def baseline(self) -> Reading | None:
        return next((each for each in self.readings if each.baseline), None)

    @property
    def stands(self) -> IndicatorStands:
        row = self.row
        return IndicatorStands(
            pk=row.pk,
            sourced=bool(row.source or row.official),
            timed=bool(row.interval),
            based=self.baseline is not None,
            targeted=row.target is not None and row.target_on is not None,
            chosen=bool(row.definition and row.source_kind),
        )

    @property
    def aim(self) -> Aim:
        row, baseline = self.row, self.baseline
        return Aim(row.measured, row.direction, baseline.value if baseline else None, row.target, row.target_on)


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """A goal with everything that it rests on, that leads there, and that shows it."""

    row: Goal
    findings: Sequence[Finding]
    measures: Sequence[ReadMeasure]
    indicators: Sequence[ReadIndicator]
    ties: Sequence[PlanTie]

    @property
    def stands(self) -> GoalStands:
        return GoalStands(
            pk=self.row.pk,
            told=is_told(self.row),
            rests=bool(self.findings),
            measures=[each.stands for each in self.measures],
            indicators=[each.stands for each in self.indicators],
        )


@dataclass(frozen=True, slots=True)
class ReadRoom:
    """The goals in their order, the findings that none of them rests on, and the register of organisations by id."""

    goals: Sequence[ReadGoal] = ()
    untaken: Sequence[Finding] = field(default_factory=list)
    register: Mapping[int, Organisation] = field(default_factory=dict)


@once_in_a_look
def read_room(programme: Programme) -> ReadRoom:
    """Everything in the room."""
    goals = Goal.objects.of(programme)
    findings = {each.pk: each for each in Finding.objects.of(programme).standing()}
    rests_on = _pairs(goals.filter(findings__isnull=False).values_list("pk", "findings"), findings)
    register = {each.pk: each for each in Organisation.objects.of(programme)}
    measures, indicators = _measures(programme, register), _indicators(programme, register)
    ties = _grouped(PlanTie.objects.of(programme), "goal_id")
    taken = {each.pk for its in rests_on.values() for each in its}
    return ReadRoom(
        goals=[
            ReadGoal(each, rests_on[each.pk], measures[each.pk], indicators[each.pk], ties[each.pk])
            for each in goals.select_related("set_at")
        ],
        untaken=[each for pk, each in findings.items() if pk not in taken],
        register=register,
    )


def read_goals(programme: Programme) -> tuple[Sequence[ReadGoal], Mapping[int, Organisation]]:
    """Goals with measures and indicators, without what they rest on; and the register of organisations."""
    register = {each.pk: each for each in Organisation.objects.of(programme)}
    measures, indicators = _measures(programme, register), _indicators(programme, register)
    goals = Goal.objects.of(programme)
    return [ReadGoal(each, (), measures[each.pk], indicators[each.pk], ()) for each in goals], register


def _measures(programme: Programme, register: Mapping[int, Organisation]) -> Mapping[int, list[ReadMeasure]]:
    """By goal; owner and partners come out of the register, which is read once."""
    rows = Measure.objects.of(programme)
    partners = _pairs(rows.filter(partners__isnull=False).values_list("pk", "partners"), register)
    found: dict[int, list[ReadMeasure]] = defaultdict(list)
    for each in rows:
        owner = register.get(each.owner_id) if each.owner_id else None
        found[each.goal_id].append(ReadMeasure(each, owner, partners[each.pk]))
    return found


def _indicators(programme: Programme, register: Mapping[int, Organisation]) -> Mapping[int, list[ReadIndicator]]:
    readings = _grouped(Reading.objects.of(programme), "indicator_id")
    found: dict[int, list[ReadIndicator]] = defaultdict(list)
    for each in Indicator.objects.of(programme):
        owner = register.get(each.owner_id) if each.owner_id else None
        found[each.goal_id].append(ReadIndicator(each, readings[each.pk], owner))
    return found


def _pairs(pairs: Iterable[tuple[int, int]], known: Mapping[int, Row]) -> Mapping[int, list[Row]]:
    """What belongs to each id; what is no longer known is left out."""
    found: dict[int, list[Row]] = defaultdict(list)
    for one, other in pairs:
        if other in known:
            found[one].append(known[other])
    return found


def _grouped(rows: Iterable[Any], by: str) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for each in rows:
        found[getattr(each, by)].append(each)
    return found
