"""Meetings are planned, held and written up; tasks are agreed on there and done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation import rules
from kotosilta.cooperation.models import Contact, Meeting, Task
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible


@transaction.atomic
def add_meeting(
    *,
    by: Membership,
    kind: str,
    title: Mapping[str, str],
    held_on: date,
    starts_at: time | None,
    ends_at: time | None,
    place: str,
    agenda: Mapping[str, str],
) -> Meeting:
    """A meeting in the calendar, ahead or past; what came of it is told with `describe_meeting`."""
    _check(held_on, starts_at, ends_at, residents_took_part=False, on=held_on)
    meeting = Meeting(programme=by.programme)
    put(
        meeting,
        kind=kind,
        title=title,
        on=held_on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        agenda=agenda,
    )
    after = {"kind": kind, "on": held_on.isoformat()}
    record(Kind.MEETING_ADDED, by=by.person, programme=by.programme, target=meeting, after=after)
    return meeting


@transaction.atomic
def describe_meeting(
    *,
    meeting: Meeting,
    by: Membership,
    kind: str,
    title: Mapping[str, str],
    held_on: date,
    starts_at: time | None,
    ends_at: time | None,
    place: str,
    agenda: Mapping[str, str],
    notes: Mapping[str, str],
    decisions: Mapping[str, str],
    residents_took_part: bool,
    on: date,
) -> Meeting:
    """Tells anew when it is, what it is about, and what came of it; `on` is today."""
    _check(held_on, starts_at, ends_at, residents_took_part=residents_took_part, on=on)
    meeting = held(meeting, by)
    before = {"on": meeting.on.isoformat()}
    changed = put(
        meeting,
        kind=kind,
        title=title,
        on=held_on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        agenda=agenda,
        notes=notes,
        decisions=decisions,
        residents_took_part=residents_took_part,
    )
    if changed:
        put(meeting, revision=meeting.revision + 1)
        after = {"on": held_on.isoformat()}
        record(Kind.MEETING_CHANGED, by=by.person, programme=by.programme, target=meeting, before=before, after=after)
    return meeting


@transaction.atomic
def agree_on_task(
    *,
    meeting: Meeting,
    by: Membership,
    title: Mapping[str, str],
    owner: Contact | Membership | None,
    due_on: date | None,
) -> Task:
    """Notes what was agreed at a meeting, who does it and by when."""
    meeting = held(meeting, by)
    _check_task(meeting, due_on)
    task = Task(meeting=meeting)
    put(task, title=title, due_on=due_on, **_owned_by(owner, by))
    record(Kind.TASK_ADDED, by=by.person, programme=by.programme, target=task)
    return task


@transaction.atomic
def describe_task(
    *,
    task: Task,
    by: Membership,
    title: Mapping[str, str],
    owner: Contact | Membership | None,
    due_on: date | None,
) -> Task:
    """Tells a task anew."""
    task = held(task, by)
    _check_task(task.meeting, due_on)
    if put(task, title=title, due_on=due_on, **_owned_by(owner, by)):
        record(Kind.TASK_CHANGED, by=by.person, programme=by.programme, target=task)
    return task


@transaction.atomic
def finish_task(*, task: Task, by: Membership, on: date) -> Task:
    """The task is done; one that was done before keeps its day."""
    task = held(task, by)
    if task.done_on is None:
        put(task, done_on=on)
        record(Kind.TASK_DONE, by=by.person, programme=by.programme, target=task)
    return task


@transaction.atomic
def reopen_task(*, task: Task, by: Membership) -> Task:
    """The task is not done after all."""
    task = held(task, by)
    if put(task, done_on=None):
        record(Kind.TASK_REOPENED, by=by.person, programme=by.programme, target=task)
    return task


def _owned_by(owner: Contact | Membership | None, by: Membership) -> dict[str, Contact | Membership | None]:
    if owner is None:
        return {"owner": None, "member": None}
    ours = held(owner, by)
    return {
        "owner": ours if isinstance(ours, Contact) else None,
        "member": ours if isinstance(ours, Membership) else None,
    }


def _check(held_on: date, starts_at: time | None, ends_at: time | None, *, residents_took_part: bool, on: date) -> None:
    refusal = rules.why_not_meet(
        held_on=held_on, starts_at=starts_at, ends_at=ends_at, residents_took_part=residents_took_part, on=on
    )
    if refusal:
        raise NotPossible(refusal[1], field=refusal[0])


def _check_task(meeting: Meeting, due_on: date | None) -> None:
    if reason := rules.why_not_agree_on_task(due_on=due_on, meeting_on=meeting.on):
        raise NotPossible(reason, field="due_on")
