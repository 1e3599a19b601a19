"""The communication of a sample programme: a plan taken over from proposals, and what everybody can read."""

from __future__ import annotations

from django.utils import timezone

from kotosilta.communication.changes import finish_step, publish, take_over, write_public_text
from kotosilta.communication.models import CommunicationStep, Page, Stage
from kotosilta.content.communication import proposed_steps
from kotosilta.demo.made import Making


def make(making: Making) -> None:
    """Everything that the file says of the room."""
    told = making.sample.told
    if told is None:
        return
    by = making.coordinator
    take_over(by=by, keys={each.key for each in proposed_steps()}, on=making.today)
    for step in CommunicationStep.objects.of(making.programme).filter(stage__in=[Stage(each) for each in told.done]):
        finish_step(step=step, by=by, on=making.ago(told.done_days_ago))
    write_public_text(
        by=by,
        brief=making.texts(told.brief),
        contact=making.texts(told.contact),
        contact_email="",
        meetings=[],
    )
    for page in told.published:
        publish(page=Page(page), by=by, now=timezone.now())
