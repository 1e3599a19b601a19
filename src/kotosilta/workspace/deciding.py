"""What a decision on the programme still lacks: said before the draft goes to decision, and where each is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kotosilta.goals.models import Goal, Measure
from kotosilta.process.models import Body
from kotosilta.programmes.models import Part, Programme, State
from kotosilta.reasons import Reason


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing, in a sentence, and the path below the programme's where it is mended."""

    reason: Reason
    address: str


def lacks(programme: Programme) -> Sequence[Lack]:
    """What is missing while the programme is prepared; nothing keeps it from going on except `nothing_to_decide`."""
    return list(_lacks(programme)) if programme.state == State.PREPARATION else []


def nothing_to_decide(programme: Programme) -> bool:
    """Whether there is neither a goal nor anybody who could decide on one."""
    return not (Goal.objects.of(programme).exists() or _deciding(programme).exists())


def _lacks(programme: Programme) -> Iterator[Lack]:
    goals, with_measures = _goals(programme)
    if not goals:
        yield Lack(Reason("No goal has been chosen yet."), "goals/")
    elif without := len(goals - with_measures):
        yield Lack(Reason("Goals without a measure: %(count)s.", {"count": without}), "goals/")
    decided_in = set(_deciding(programme).values_list("part", flat=True))
    for part in Part.objects.of(programme):
        if part.pk not in decided_in:
            reason = Reason("No body is named that decides in this municipality: %(name)s.", {"name": str(part)})
            yield Lack(reason, "process/")


def _goals(programme: Programme) -> tuple[set[int], set[int]]:
    goals = set(Goal.objects.of(programme).values_list("pk", flat=True))
    return goals, set(Measure.objects.of(programme).values_list("goal", flat=True))


def _deciding(programme: Programme) -> QuerySet[Body]:
    deciding: QuerySet[Body] = Body.objects.of(programme).filter(decides=True)
    return deciding
