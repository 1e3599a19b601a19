"""The next day that matters in a programme: the end of a phase, a meeting of a body or of the group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Step:
    """What comes, when, and whether its day has passed already."""

    title: Translated
    on: date
    late: bool


def next_step(programme: Programme, today: date) -> Step | None:
    """The earliest that is not done. `programme` comes with its phases, bodies and meetings fetched."""
    steps = sorted(_steps(programme, today), key=lambda each: each.on)
    return steps[0] if steps else None


def _steps(programme: Programme, today: date) -> Iterator[Step]:
    for phase in programme.phases.all():
        if phase.removed_at is None and phase.done_on is None:
            yield Step(phase.title, phase.ends, phase.ends < today)
    for body in programme.bodies.all():
        for meeting in body.meetings.all():
            if body.removed_at is None and meeting.removed_at is None and meeting.on >= today:
                yield Step(body.name, meeting.on, late=False)
    for gathering in programme.meetings.all():
        if gathering.removed_at is None and gathering.on >= today:
            yield Step(gathering.title, gathering.on, late=False)
