"""What versions and decisions say for the checklist (C5.1, K3), and what of them waits for somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kotosilta.document.models import Version
from kotosilta.document.versions.rules import APPROVALS
from kotosilta.process.reading import Taking, takings_of
from kotosilta.programmes.checklist import Due, Evidence, Strength
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

ROOM = "document/versions/"
# So long before a decision the text that is decided on has to have a name.
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The newest version and the one that holds by name, and the outcome of each municipality's latest decision."""

    newest: int | None
    newest_name: str
    sealed_name: str
    outcomes: Mapping[int, str]  # by the municipality's part in the programme


@once_in_a_look
def recorded_in(programme: Programme) -> Recorded:
    """Versions and decisions, in one question to the database."""
    decision = ("part", "outcome", "on", "pk", "removed_at")
    names = ("pk", "name", "sealed_at", *(f"decisions__{each}" for each in decision))
    rows = list(Version.objects.of(programme).order_by("-made_at", "-pk").values(*names))
    decided = [row for row in rows if row["decisions__pk"] and row["decisions__removed_at"] is None]
    decided.sort(key=lambda row: (row["decisions__on"], row["decisions__pk"]))
    newest = rows[0] if rows else None
    return Recorded(
        newest=newest["pk"] if newest else None,
        newest_name=newest["name"] if newest else "",
        sealed_name=_sealed_name(decided),
        outcomes={row["decisions__part"]: row["decisions__outcome"] for row in decided},
    )


def _sealed_name(decided: Sequence[Mapping[str, Any]]) -> str:
    """The version that holds, see `reading.standing_version`."""
    standing = [row for row in decided if row["sealed_at"] and row["decisions__outcome"] in APPROVALS]
    last = max(standing, key=lambda row: (row["sealed_at"], row["pk"]), default=None)
    return str(last["name"]) if last else ""


def evidence(programme: Programme) -> Iterator[Evidence]:
    """The document has been approved, or is on its way there; who has decided in a joint programme."""
    found = recorded_in(programme)
    if found.sealed_name:
        sentence = Reason("Approved and sealed: “%(version)s”.", {"version": found.sealed_name})
        yield Evidence("C5.1", "", Strength.FULFILLED, sentence, ROOM)
    elif found.newest_name:
        sentence = Reason("The text has been named: “%(version)s”.", {"version": found.newest_name})
        yield Evidence("C5.1", "", Strength.BEGUN, sentence, ROOM)
    takings = takings_of(programme)
    if found.outcomes and len(takings) > 1:
        decided = sum(each.pk in found.outcomes for each in takings)
        counts = {"count": decided, "all": len(takings)}
        sentence = Reason("Decided in %(count)s of %(all)s municipalities.", counts)
        strength = Strength.FULFILLED if decided == len(takings) else Strength.BEGUN
        yield Evidence("K3", "", strength, sentence, ROOM)


def due(membership: Membership, on: date) -> Iterator[Due]:
    """A decision whose day has passed is to be recorded; a text that is soon decided on is to be named."""
    found = recorded_in(membership.programme)
    for taking in takings_of(membership.programme):
        day = min(taking.decisions, default=None)
        if day is None or taking.pk in found.outcomes:
            continue
        if day <= on and found.newest and membership.may(May.RECORD_DECISION):
            yield _to_record(taking, day, f"{ROOM}{found.newest}/decisions/new/")
        elif on < day <= on + SOON and found.newest is None and membership.may(May.EDIT_DOCUMENT):
            yield Due(Reason("Name the text for the decision on %(day)s", {"day": day}), f"{ROOM}#name", day)
            return


def _to_record(taking: Taking, day: date, address: str) -> Due:
    values = {"municipality": taking.municipality.own_name, "day": day}
    sentence = Reason("Record what was decided on %(day)s (%(municipality)s)", values)
    return Due(sentence, address, day)
