"""Addresses of the room of communication."""

from __future__ import annotations

from django.utils import timezone

from kotosilta.communication import changes
from kotosilta.communication.models import Page
from kotosilta.communication.views.plan import signed
from kotosilta.programmes.models import Programme
from tests.builders import (
    a_communication_step,
    a_meeting,
    a_publication,
    coordinator_of,
)
from tests.everywhere.samples import Sample, plain, sample

plain("communication:room", "communication:publishing", "communication:preview")

STEP = {"audience": "C7.6", "stage": "C7.3", "message_sv": "Så delas åtgärderna", "tongues": "sv"}


@sample("communication:add_step")
def add_step(_programme: Programme) -> Sample:
    return Sample(data=STEP)


@sample("communication:edit_step")
def edit_step(programme: Programme) -> Sample:
    return Sample({"pk": a_communication_step(coordinator_of(programme)).pk}, STEP)


@sample("communication:remove_step")
def remove_step(programme: Programme) -> Sample:
    return Sample({"pk": a_communication_step(coordinator_of(programme)).pk})


@sample("communication:finish_step")
def finish_step(programme: Programme) -> Sample:
    return Sample({"pk": a_communication_step(coordinator_of(programme)).pk})


@sample("communication:reopen_step")
def reopen_step(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    step = a_communication_step(by)
    return Sample({"pk": changes.finish_step(step=step, by=by, on=timezone.localdate()).pk})


@sample("communication:take_over")
def take_over(_programme: Programme) -> Sample:
    return Sample({"key": "residents_process"})


@sample("communication:give_back")
def give_back(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"what": signed([a_communication_step(by)], programme)})


@sample("communication:texts")
def texts(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    meeting = a_meeting(by, on=timezone.localdate(), kind="discussion")
    return Sample(data={"brief_sv": "Alla hittar hem.", "meetings": meeting.pk}, rows=("meetings",))


@sample("communication:publish")
def publish(programme: Programme) -> Sample:
    a_publication(coordinator_of(programme))
    return Sample({"key": "page"})


@sample("communication:take_off")
def take_off(programme: Programme) -> Sample:
    a_publication(coordinator_of(programme), Page.START)
    return Sample({"key": "page"})


@sample("communication:preview_page")
def preview_page(_programme: Programme) -> Sample:
    return Sample({"key": "goals"})
