"""Gathers what the principles are judged by from how the rooms stand."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.cooperation.standing import kept_in
from kotosilta.goals.standing import Standing as GoalsStanding
from kotosilta.goals.standing import standing_of as goals_of
from kotosilta.language.translated import Translated
from kotosilta.process.reading import takings_of
from kotosilta.programmes.models import Programme
from kotosilta.situation.room.standing import standing_of as situation_of
from kotosilta.workspace.principles import LONGEST_GOAL, LONGEST_MEASURE, Standing, Writing


def standing_of(programme: Programme) -> Standing:
    """How the programme stands as a whole."""
    goals, cooperation = goals_of(programme), kept_in(programme)
    return Standing(
        goals=list(_goals(goals)),
        measures=list(_measures(goals)),
        themes=goals.themes,
        begun=bool(goals.goals or any(situation_of(programme).findings.values())),
        bodies_engaged=any(body.engaged for taking in takings_of(programme) for body in taking.bodies),
        has_met=bool(cooperation.meetings),
        residents_take_part=bool(cooperation.ways_begun or cooperation.meetings_with_residents),
    )


def _goals(standing: GoalsStanding) -> Iterator[Writing]:
    for goal in standing.goals:
        texts = _texts(standing.names["goal", goal.pk])
        yield Writing(f"goals/#goal-{goal.pk}", texts, LONGEST_GOAL, changes=goal.told)


def _measures(standing: GoalsStanding) -> Iterator[Writing]:
    for measure in standing.measures:
        yield Writing(f"goals/#measure-{measure.pk}", _texts(standing.names["measure", measure.pk]), LONGEST_MEASURE)


def _texts(text: Translated) -> dict[str, str]:
    return {language: wording.text for language, wording in text}
