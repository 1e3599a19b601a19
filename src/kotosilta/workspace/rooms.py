"""Asks every room in turn: what it has recorded for the checklist, and what waits for a member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.cooperation import checklist as cooperation
from kotosilta.cooperation.due import due as due_in_cooperation
from kotosilta.goals import checklist as goals
from kotosilta.goals.due import due as due_in_goals
from kotosilta.process import checklist as process
from kotosilta.process.due import due as due_in_process
from kotosilta.programmes.checklist import Due, DueFor, Evidence, EvidenceOf
from kotosilta.programmes.models import Membership, Programme
from kotosilta.situation import checklist as situation
from kotosilta.situation.due import due as due_in_situation
from kotosilta.workspace import checklist as workspace

EVIDENCE: tuple[EvidenceOf, ...] = (
    process.evidence,
    cooperation.evidence,
    situation.evidence,
    goals.evidence,
    workspace.evidence,
)
DUE: tuple[DueFor, ...] = (due_in_process, due_in_cooperation, due_in_situation, due_in_goals)


def evidence_of_rooms(programme: Programme) -> Iterator[Evidence]:
    """What all rooms have recorded for the points of the checklist."""
    for evidence in EVIDENCE:
        yield from evidence(programme)


def due_in_rooms(membership: Membership, on: date) -> Iterator[Due]:
    """Everything that waits for the member in any room."""
    for due in DUE:
        yield from due(membership, on)
