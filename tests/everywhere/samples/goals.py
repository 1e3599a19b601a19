"""Addresses of the room of goals and measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_plan_tie,
    a_reading,
    an_indicator,
    an_organisation,
    coordinator_of,
)
from tests.everywhere.samples import Sample, plain, sample

plain("goals:room")

TIE = {"plan": "wellbeing", "point_sv": "Ensamheten minskar"}
INDICATOR = {"title_sv": "Deltagare", "measured": "persons", "target": "40"}
VALUE = {"value": "21,5", "read_on": "30.6.2026", "source": "Enkäten"}


def _with_row(name: str, builder: Callable[[Membership], Any], data: dict[str, Any] | None = None) -> None:
    """An address with the id of one row that a builder makes."""
    sample(f"goals:{name}")(lambda programme: Sample({"pk": builder(coordinator_of(programme)).pk}, data or {}))


_with_row("remove_goal", a_goal)
_with_row("tie_to_plan", a_goal, TIE)
_with_row("edit_tie", a_plan_tie, TIE)
_with_row("remove_tie", a_plan_tie)
_with_row("remove_measure", a_measure)
_with_row("add_indicator", a_goal, INDICATOR)
_with_row("edit_indicator", an_indicator, INDICATOR)
_with_row("remove_indicator", an_indicator)
_with_row("baseline", an_indicator, VALUE)
_with_row("add_reading", an_indicator, VALUE)
_with_row("edit_reading", a_reading, VALUE)
_with_row("remove_reading", a_baseline)


@sample("goals:answer")
def answer(_programme: Programme) -> Sample:
    return Sample({"question": "C4.3"}, {"text_sv": "Företagen växer."})


def _goal(by: Membership) -> dict[str, Any]:
    names = {"findings": a_finding(by).pk, "set_at": a_meeting(by, kind="seminar").pk}
    return {"change_sv": "Fler möts", "theme": "a"} | names


@sample("goals:add_goal")
def add_goal(programme: Programme) -> Sample:
    return Sample(data=_goal(coordinator_of(programme)), rows=("findings", "set_at"))


@sample("goals:edit_goal")
def edit_goal(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_goal(by).pk}, _goal(by), rows=("findings", "set_at"))


def _measure(by: Membership) -> dict[str, Any]:
    names = {"goal": a_goal(by).pk, "owner": an_organisation(by).pk, "partners": an_organisation(by).pk}
    return {"title_sv": "Språkvänner", "state": "planned"} | names


@sample("goals:add_measure")
def add_measure(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_goal(by).pk}, _measure(by), rows=("goal", "owner", "partners"))


@sample("goals:edit_measure")
def edit_measure(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_measure(by).pk}, _measure(by), rows=("goal", "owner", "partners"))


@sample("goals:move_goal")
def move_goal(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    _, second = a_goal(by), a_goal(by)
    return Sample({"pk": second.pk}, {"to": "up"})


@sample("goals:move_measure")
def move_measure(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    first = a_measure(by)
    return Sample({"pk": a_measure(by, first.goal).pk}, {"to": "up"})


@sample("goals:move_indicator")
def move_indicator(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    first = an_indicator(by)
    return Sample({"pk": an_indicator(by, first.goal).pk}, {"to": "up"})


@sample("goals:add_indicator_somewhere")
def add_indicator_somewhere(programme: Programme) -> Sample:
    return Sample({"official": f"{programme.municipalities()[0].code}.foreign_language_share"})
