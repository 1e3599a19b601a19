"""What waits in the cooperation room, for the people who keep it and for those who have promised something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.cooperation.models import Task
from kotosilta.cooperation.rules import ANSWERS_WITHIN, Standing, waits_long
from kotosilta.cooperation.standing import GroupKept, Kept, covered_by, kept_in
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

ROOM = "cooperation/"


def due(membership: Membership, on: date) -> Iterator[Due]:
    """What is to be done, the most pressing first; `on` is today."""
    keeps = membership.may(May.EDIT_COOPERATION)
    yield from _tasks(membership, on, of_everybody=keeps)
    if keeps:
        kept = kept_in(membership.programme)
        yield from _answers(kept, on)
        yield from _group(kept.group)
        yield from _sectors(membership.programme, kept)
        yield from _meetings(kept, on)


def _tasks(membership: Membership, on: date, *, of_everybody: bool) -> Iterator[Due]:
    """One's own open tasks; whoever keeps the room sees also what others are late with."""
    for task in Task.objects.of(membership.programme).open().select_related("owner", "meeting"):
        address = f"{ROOM}meetings/{task.meeting_id}/#tasks"
        if task.is_of(membership):
            yield Due(Reason("Your task: %(task)s", {"task": task.title}), address, task.due_on)
        elif of_everybody and task.due_on and task.due_on < on:
            yield Due(Reason("Not done in time: %(task)s", {"task": task.title}), address, task.due_on)


def _answers(kept: Kept, on: date) -> Iterator[Due]:
    for each in sorted(kept.waiting, key=lambda waiting: waiting.sent_on):
        if waits_long(each.sent_on, on=on):
            sentence = Reason("No answer yet: %(who)s. A reminder can be sent.", {"who": each.name})
            yield Due(sentence, f"{ROOM}organisations/{each.organisation}/", each.sent_on + ANSWERS_WITHIN)


def _group(group: GroupKept | None) -> Iterator[Due]:
    if group is None or not group.kind:
        yield Due(Reason("Set up the cooperation group, or appoint one that exists."), f"{ROOM}group/")
    elif not group.explained:
        yield Due(Reason("Write what the group does and how much time it takes: invitations need it."), f"{ROOM}group/")
    elif not group.ready_agreed_on:
        yield Due(Reason("Let the group agree when the programme is to be ready."), f"{ROOM}group/")


def _sectors(programme: Programme, kept: Kept) -> Iterator[Due]:
    covered = covered_by(programme, kept)
    empty = [each for each in covered.values() if each.standing is Standing.MISSING and not each.organisations]
    if empty:
        sentence = Reason("Sectors in which nobody has been thought of yet: %(count)s.", {"count": len(empty)})
        yield Due(sentence, f"{ROOM}#{empty[0].sector}")
    unasked = [each for each in kept.organisations if each.taking == Standing.MISSING]
    if unasked:
        sentence = Reason("Organisations that nobody has asked yet: %(count)s.", {"count": len(unasked)})
        yield Due(sentence, f"{ROOM}organisations/{unasked[0].pk}/")


def _meetings(kept: Kept, on: date) -> Iterator[Due]:
    if not kept.meetings:
        yield Due(Reason("No meeting has been planned yet."), f"{ROOM}meetings/add/")
    for meeting in kept.meetings:
        if meeting.on < on and not meeting.told:
            sentence = Reason("Write down what came of the meeting on %(day)s.", {"day": meeting.on})
            yield Due(sentence, f"{ROOM}meetings/{meeting.pk}/edit/")
