"""Asks every room in turn: what it has recorded for the checklist, and what waits for a member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.communication import checklist as communication
from kotosilta.communication.due import due as due_in_communication
from kotosilta.cooperation import checklist as cooperation
from kotosilta.cooperation.due import due as due_in_cooperation
from kotosilta.document import checklist as document
from kotosilta.document.due import due as due_in_document
from kotosilta.followup import checklist as followup
from kotosilta.followup.due import due as due_in_followup
from kotosilta.goals import checklist as goals
from kotosilta.goals.due import due as due_in_goals
from kotosilta.participation import checklist as participation
from kotosilta.participation.due import due as due_in_participation
from kotosilta.process import checklist as process
from kotosilta.process.due import due as due_in_process
from kotosilta.programmes.checklist import Due, DueFor, Evidence, EvidenceOf
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.situation import checklist as situation
from kotosilta.situation.due import due as due_in_situation
from kotosilta.workspace import checklist as workspace

EVIDENCE: tuple[EvidenceOf, ...] = (
    process.evidence,
    cooperation.evidence,
    situation.evidence,
    participation.evidence,
    goals.evidence,
    document.evidence,
    followup.evidence,
    communication.evidence,
    workspace.evidence,
)
DUE: tuple[DueFor, ...] = (
    due_in_process,
    due_in_cooperation,
    due_in_situation,
    due_in_participation,
    due_in_goals,
    due_in_document,
    due_in_followup,
    due_in_communication,
)

# The situation picture has served its purpose once a programme is decided on: nobody is to ask for more answers then.
BEFORE_DECISION = (State.PREPARATION, State.DECISION)


def evidence_of_rooms(programme: Programme) -> Iterator[Evidence]:
    """What all rooms have recorded for the points of the checklist."""
    for evidence in EVIDENCE:
        yield from evidence(programme)


def due_in_rooms(membership: Membership, on: date) -> Iterator[Due]:
    """Everything that waits for the member in any room; in a closed programme nothing does."""
    state = membership.programme.state
    for due in DUE:
        if state in BEFORE_DECISION or (state == State.DECIDED and due is not due_in_situation):
            yield from due(membership, on)
