"""The phases are counted back from the decision, all at once, and put back as they were (K1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.process import rules
from kotosilta.process.models import Phase
from kotosilta.process.proposals import planned, plans_left, texts_in
from kotosilta.process.rules import Stretch
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.rows import put
from kotosilta.programmes.undo import remove
from kotosilta.reasons import NotPossible

Days = tuple[date, date]  # the first and the last one


@dataclass(frozen=True, slots=True)
class Moved:
    """A phase that got new days."""

    pk: int
    was: Days
    became: Days


@dataclass(frozen=True, slots=True)
class Counted:
    """What was done: the phases that are new, and those that were moved."""

    made: tuple[int, ...]
    moved: tuple[Moved, ...]


@transaction.atomic
def count_back(*, by: Membership, decision: date, on: date) -> Counted:
    """Takes over the phases counted back from the decision; `on` is today.

    Where phases were taken over before, those that are not done get new days, and what people took away stays away.
    NotPossible where there is too little time for any timetable.
    """
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    there = {phase.key: phase for phase in Phase.objects.of(programme) if phase.key}
    plans = plans_left(there.values())
    if reason := rules.why_not_count_back(decision, on, plans):
        raise NotPossible(reason)
    stretches = rules.phases_back_from(decision, on, plans).stretches
    made = [_made(each, programme) for each in stretches if each.key not in there]
    moved = [found for each in stretches if each.key in there and (found := _moved(there[each.key], each, on))]
    if made or moved:
        after = {"decision": decision.isoformat(), "made": len(made), "moved": len(moved)}
        last = Phase.objects.of(programme).last()
        record(Kind.PHASES_COUNTED, by=by.person, programme=programme, target=last, after=after)
    return Counted(tuple(made), tuple(moved))


@transaction.atomic
def put_back(*, by: Membership, made: Iterable[int], moved: Iterable[Moved]) -> None:
    """Undoes `count_back`: what was new is removed, what was moved gets its days back.

    What somebody has removed or moved since stays as they left it.
    """
    rows = {phase.pk: phase for phase in Phase.objects.of(by.programme).select_for_update()}
    for pk in made:
        if pk in rows:
            remove(row=rows[pk], by=by, programme=by.programme)
    for each in moved:
        if each.pk in rows and _days(rows[each.pk]) == each.became:
            put(rows[each.pk], begins=each.was[0], ends=each.was[1])
    last = Phase.objects.with_removed_of(by.programme).last()
    record(Kind.PHASES_PUT_BACK, by=by.person, programme=by.programme, target=last)


def _made(stretch: Stretch, programme: Programme) -> int:
    known = planned(stretch.key)
    assert known is not None, "what is counted back comes from the planned phases"
    phase = Phase(programme=programme, key=stretch.key)
    put(phase, title=texts_in(known.title, programme.languages), begins=stretch.begins, ends=stretch.ends)
    return int(phase.pk)


def _moved(phase: Phase, stretch: Stretch, on: date) -> Moved | None:
    """What has begun has begun: of such a phase only the end moves."""
    was = _days(phase)
    begins = min(phase.begins, stretch.begins) if phase.begins <= on else stretch.begins
    return Moved(phase.pk, was, (begins, stretch.ends)) if put(phase, begins=begins, ends=stretch.ends) else None


def _days(phase: Phase) -> Days:
    return phase.begins, phase.ends
