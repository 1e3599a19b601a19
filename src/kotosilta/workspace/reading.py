"""Reads how far a programme is: the one way to its coverage, for pages and the command alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from kotosilta.document import begun
from kotosilta.programmes.checklist import Due, Evidence
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Membership, Programme, Saying, State
from kotosilta.workspace import principles
from kotosilta.workspace.coverage import Point, Row, Said, coverage
from kotosilta.workspace.judging import standing_of
from kotosilta.workspace.next import most_pressing
from kotosilta.workspace.principles import Warned
from kotosilta.workspace.rooms import due_in_rooms, evidence_of_rooms

# Rooms that prepare a decision. Once it is made, what is next is the follow-up, and what they still lack comes last.
PREPARING = ("process", "cooperation", "situation", "document")


@dataclass(frozen=True, slots=True)
class Covered:
    """Every point of the programme's edition with how far it is, in the checklist's order; what may be forgotten."""

    rows: tuple[Row, ...]
    warnings: tuple[Warned, ...]


def covered(programme: Programme) -> Covered:
    """How far the programme is now."""
    with one_look():
        return _covered(programme)


def covered_and_due(membership: Membership, on: date) -> tuple[Covered, tuple[Due, ...]]:
    """The same with what waits for the member, for whom the rooms are asked only once."""
    programme = membership.programme
    last = PREPARING if programme.state == State.DECIDED else ()
    with one_look():
        return _covered(programme), most_pressing(due_in_rooms(membership, on), on, last=last)


def _covered(programme: Programme) -> Covered:
    prefetch_related_objects([programme], "parts")
    recorded = tuple(evidence_of_rooms(programme))
    standing = standing_of(programme)
    evidence: list[Evidence] = [*recorded, *begun.evidence(recorded), *principles.evidence(standing)]
    rows = coverage(edition_of(programme), evidence, sayings_of(programme))
    return Covered(rows, principles.warnings(standing))


def sayings_of(programme: Programme) -> Mapping[Point, Said]:
    """What people have said of single points."""
    rows = Saying.objects.of(programme).select_related("by__person")
    return {(each.item, each.facet): _said(each) for each in rows}


def _said(saying: Saying) -> Said:
    return Said(saying.state, saying.note, saying.by.person.called(), saying.at, saying.pk)
