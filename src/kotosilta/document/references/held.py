"""What the rooms of a programme hold that a text may refer to; each kind is read once, and only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kotosilta.document.making import Making
from kotosilta.document.markup.reference import Reference
from kotosilta.goals.models import Goal, Indicator
from kotosilta.goals.reading import ReadGoal, ReadIndicator, ReadRoom, read_room
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding, OwnFigure
from kotosilta.situation.picture import Picture


class Held:
    """Everything for one programme in one language; `making` knows the official figures and the language."""

    def __init__(self, programme: Programme, making: Making) -> None:
        self.programme, self.making = programme, making

    @property
    def language(self) -> str:
        return self.making.language

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """By the code of the municipality."""
        return {each.municipality.code: each for each in self.making.pictures}

    @cached_property
    def room(self) -> ReadRoom:
        return read_room(self.programme)

    @cached_property
    def goals(self) -> Mapping[int, ReadGoal]:
        return {each.row.pk: each for each in self.room.goals}

    @cached_property
    def indicators(self) -> Mapping[int, ReadIndicator]:
        return {each.row.pk: each for goal in self.room.goals for each in goal.indicators}

    @cached_property
    def findings(self) -> Mapping[int, Finding]:
        """Those that hold; the room of goals has read them all."""
        taken = (each for goal in self.room.goals for each in goal.findings)
        return {each.pk: each for each in (*taken, *self.room.untaken)}

    @cached_property
    def own_figures(self) -> Mapping[int, OwnFigure]:
        return {each.pk: each for each in OwnFigure.objects.of(self.programme)}

    def has(self, reference: Reference) -> bool:
        """Whether the row that a reference names is there; True for references that name no row."""
        rows: Mapping[str, Mapping[int, object]] = {
            "finding": self.findings,
            "own": self.own_figures,
            "indicator": self.indicators,
            "thread": self.goals,
        }
        return reference.kind not in rows or reference.row in rows[reference.kind]


def removed_row(programme: Programme, kind: str, pk: int) -> Finding | OwnFigure | Indicator | Goal | None:
    """The row that a reference leads to although it was removed; None where there never was one in the programme."""
    model = {"finding": Finding, "own": OwnFigure, "indicator": Indicator, "thread": Goal}.get(kind)
    found: Finding | OwnFigure | Indicator | Goal | None = None
    if model:
        found = model.objects.removed_of(programme).filter(pk=pk).first()
    return found
