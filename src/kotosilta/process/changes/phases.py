"""Phases of the work are planned, moved, finished and taken up again (K1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.process import rules
from kotosilta.process.changes.refusing import check
from kotosilta.process.models import Phase
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.rows import held, put

DECISION = "decision"  # a key of `phases.toml`


@transaction.atomic
def add_phase(*, by: Membership, title: Mapping[str, str], begins: date, ends: date) -> Phase:
    """A phase of one's own."""
    _check(by.programme, begins, ends)
    phase = Phase(programme=by.programme)
    put(phase, title=title, begins=begins, ends=ends)
    after = {"begins": begins.isoformat(), "ends": ends.isoformat()}
    record(Kind.PHASE_ADDED, by=by.person, programme=by.programme, target=phase, after=after)
    return phase


@transaction.atomic
def describe_phase(*, phase: Phase, by: Membership, title: Mapping[str, str], begins: date, ends: date) -> Phase:
    """Another title, or other days."""
    _check(by.programme, begins, ends)
    phase = held(phase, by)
    before = {"begins": phase.begins.isoformat(), "ends": phase.ends.isoformat()}
    if put(phase, title=title, begins=begins, ends=ends):
        after = {"begins": begins.isoformat(), "ends": ends.isoformat()}
        record(Kind.PHASE_CHANGED, by=by.person, programme=by.programme, target=phase, before=before, after=after)
    return phase


@transaction.atomic
def finish_phase(*, phase: Phase, by: Membership, on: date) -> Phase:
    """The phase is done; one that was done before keeps its day."""
    phase = held(phase, by)
    if phase.done_on is None:
        put(phase, done_on=on)
        record(Kind.PHASE_DONE, by=by.person, programme=by.programme, target=phase)
    return phase


@transaction.atomic
def settle_decision(*, by: Membership, decided_on: date | None) -> None:
    """The phase of the decision is done with the last approval, and not done any more when an approval is taken back.

    `decided_on` is None while an approval is missing. Nothing happens where no such phase was taken over.
    """
    phase = Phase.objects.of(by.programme).filter(key=DECISION).first()
    if phase and decided_on:
        finish_phase(phase=phase, by=by, on=decided_on)
    elif phase:
        reopen_phase(phase=phase, by=by)


@transaction.atomic
def reopen_phase(*, phase: Phase, by: Membership) -> Phase:
    """The phase is not done after all."""
    phase = held(phase, by)
    if put(phase, done_on=None):
        record(Kind.PHASE_REOPENED, by=by.person, programme=by.programme, target=phase)
    return phase


def _check(programme: Programme, begins: date, ends: date) -> None:
    check(rules.why_not_phase(begins=begins, ends=ends, first_year=programme.first_year, last_year=programme.last_year))
