"""Reads what open pages show of a programme, in few questions and without any person in the answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from kotosilta.followup.reading import FollowedIndicator, followed_indicator
from kotosilta.goals.models import Goal, Indicator, Measure, Reading
from kotosilta.goals.reading import ReadIndicator
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """A goal with its measures, and with findings and indicators where these were asked for."""

    row: Goal
    measures: Sequence[Measure]
    findings: Sequence[Finding] = ()
    indicators: Sequence[FollowedIndicator] = ()


def goals_with_measures(programme: Programme) -> list[OpenGoal]:
    """Goals in their order; two questions."""
    measures = _measures(programme)
    return [OpenGoal(each, measures[each.pk]) for each in Goal.objects.of(programme)]


def goals_with_results(programme: Programme) -> list[OpenGoal]:
    """Goals with their measures, and indicators with their values; four questions."""
    measures, indicators = _measures(programme), _indicators(programme)
    return [OpenGoal(each, measures[each.pk], indicators=indicators[each.pk]) for each in Goal.objects.of(programme)]


def whole_goals(programme: Programme) -> list[OpenGoal]:
    """Goals with everything that hangs on them and that they rest on; five questions."""
    taken = Finding.objects.of(programme).standing().filter(goals__isnull=False, goals__removed_at=None)
    findings = _grouped(observed(taken).annotate(goal_pk=F("goals")), "goal_pk")
    return [
        OpenGoal(each.row, each.measures, findings[each.row.pk], each.indicators)
        for each in goals_with_results(programme)
    ]


def observed(findings: Any) -> Any:
    """Findings with how many voices and own figures they rest on; what was said is not read."""
    return findings.annotate(
        voices_count=Count("voices", filter=Q(voices__removed_at=None), distinct=True),
        figures_count=Count("own_figures", filter=Q(own_figures__removed_at=None), distinct=True),
    )


def _measures(programme: Programme) -> Mapping[int, list[Measure]]:
    return _grouped(Measure.objects.of(programme).select_related("owner"), "goal_id")


def _indicators(programme: Programme) -> Mapping[int, list[FollowedIndicator]]:
    readings = _grouped(Reading.objects.of(programme), "indicator_id")
    begins = date(programme.first_year, 1, 1)
    found: dict[int, list[FollowedIndicator]] = defaultdict(list)
    for each in Indicator.objects.of(programme):
        read = ReadIndicator(each, readings[each.pk], None)
        found[each.goal_id].append(followed_indicator(read, begins))
    return found


def _grouped(rows: Iterable[Any], by: str) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for each in rows:
        found[getattr(each, by)].append(each)
    return found
