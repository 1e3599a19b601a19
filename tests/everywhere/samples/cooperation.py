"""Addresses of the cooperation room, and of the invitation behind a personal link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from kotosilta.cooperation import changes
from kotosilta.cooperation.models import Organisation
from kotosilta.cooperation.views.organisations import open_proposals
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_contact_at,
    a_group,
    a_meeting,
    a_residents_way,
    a_task,
    an_invitation,
    an_organisation,
    coordinator_of,
    the_link_of,
)
from tests.everywhere.samples import Sample, plain, sample

plain("cooperation:room", "cooperation:meetings")

ORGANISATION = {"name_sv": "Välfärdsområdet", "sector": "C2.5c", "taking": "missing"}
CONTACT = {"name": "Kim Example", "role": "", "email": "kim@example.test", "language": "sv"}
MEETING = {"kind": "group", "title_sv": "Första mötet", "held_on": "24.11.2026"}
WAY = {"how_sv": "Diskussionskvällar", "since": "24.11.2026"}


def _with_row(name: str, builder: Callable[[Membership], Any], data: dict[str, Any] | None = None) -> None:
    """An address with the id of one row that a builder makes."""
    sample(f"cooperation:{name}")(lambda programme: Sample({"pk": builder(coordinator_of(programme)).pk}, data or {}))


_with_row("organisation", an_organisation)
_with_row("edit_organisation", an_organisation, ORGANISATION)
_with_row("remove_organisation", an_organisation)
_with_row("add_contact", an_organisation, CONTACT)
_with_row("edit_contact", a_contact_at, CONTACT)
_with_row("remove_contact", a_contact_at)
_with_row("meeting", a_meeting)
_with_row("calendar", a_meeting)
_with_row("edit_meeting", a_meeting, MEETING)
_with_row("remove_meeting", a_meeting)
_with_row("remove_task", a_task)
_with_row("finish_task", a_task)
_with_row("edit_residents_way", a_residents_way, WAY)
_with_row("remove_residents_way", a_residents_way)
_with_row("withdraw", lambda by: an_invitation(by, now=timezone.now()))


@sample("cooperation:group")
def group(_programme: Programme) -> Sample:
    return Sample(data={"kind": "new", "name_sv": "Samarbetsgruppen"})


@sample("cooperation:take_up")
def take_up(programme: Programme) -> Sample:
    there = Organisation.objects.of(programme)
    return Sample(data={"proposal": open_proposals(programme, there, timezone.localdate())[0].key})


@sample("cooperation:add_organisation")
def add_organisation(_programme: Programme) -> Sample:
    return Sample(data=ORGANISATION)


@sample("cooperation:add_meeting")
def add_meeting(_programme: Programme) -> Sample:
    return Sample(data=MEETING)


@sample("cooperation:add_residents_way")
def add_residents_way(_programme: Programme) -> Sample:
    return Sample(data=WAY)


@sample("cooperation:invite")
def invite(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    a_group(by)
    return Sample({"pk": a_contact_at(by).pk}, {"greeting": "Välkommen med!"})


@sample("cooperation:restore")
def restore(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    invitation = an_invitation(by, now=timezone.now())
    changes.withdraw_invitation(invitation=invitation, by=by)
    return Sample({"pk": invitation.pk})


@sample("cooperation:add_task")
def add_task(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    values = {"pk": a_meeting(by).pk}
    return Sample(values, {"title_sv": "Fråga skolan", "owner": f"contact-{a_contact_at(by).pk}"}, rows=("owner",))


@sample("cooperation:edit_task")
def edit_task(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_task(by).pk}, {"title_sv": "Fråga skolan", "owner": f"member-{by.pk}"}, rows=("owner",))


@sample("cooperation:reopen_task")
def reopen_task(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    task = a_task(by)
    changes.finish_task(task=task, by=by, on=timezone.localdate())
    return Sample({"pk": task.pk})


@sample("invited:answer")
def answer(programme: Programme) -> Sample:
    invitation = an_invitation(coordinator_of(programme), now=timezone.now())
    return Sample({"secret": the_link_of(invitation)}, {"answer": "accepted", "words": "Gärna"})
