"""The process room of a sample programme: who leads, which bodies take part, and the days until the decision."""

from __future__ import annotations

from kotosilta.demo.made import Making
from kotosilta.demo.sample import Contact, Engaged, Setup
from kotosilta.process import changes
from kotosilta.process.models import Body, MeetingPurpose, Phase
from kotosilta.process.proposals import regional_key
from kotosilta.programmes.models import Part

# In a joint programme one council after the other decides.
DAYS_BETWEEN_DECISIONS = 7


def make(making: Making) -> None:
    """Everything that the file says of the room."""
    sample = making.sample
    if sample.setup:
        _set_up(making, sample.setup)
    if sample.contact:
        _approach(making, sample.contact)
    if sample.decision_in_days is not None:
        _decide(making, sample.decision_in_days)
    if sample.engaged:
        _engage(making, sample.engaged)


def _set_up(making: Making, setup: Setup) -> None:
    changes.set_up(
        by=making.coordinator,
        authority=making.texts(setup.authority),
        responsible_role=making.texts(setup.role),
        responsible_name="",
        responsible_email="",
        form=setup.form,
        part_of={},
        fellowship=setup.fellowship,
        fellowship_reason=making.texts(setup.reason),
    )


def _approach(making: Making, contact: Contact) -> None:
    """Each regional authority once, by the first municipality that it serves."""
    served = {regional_key(each.municipality): each for each in reversed(list(Part.objects.of(making.programme)))}
    for part in served.values():
        changes.add_contact(
            by=making.coordinator,
            part=part,
            on=making.ago(contact.days_ago),
            at_start=True,
            who="",
            email="",
            about=making.texts(contact.about),
            answer=making.texts(contact.answer),
            today=making.today,
        )


def _decide(making: Making, in_days: int) -> None:
    """The councils decide, and the phases are counted back as they were on the day on which the work began."""
    changes.take_up_bodies(by=making.coordinator)
    decision = making.ahead(in_days)
    for number, council in enumerate(_councils(making)):
        day = making.ahead(in_days + number * DAYS_BETWEEN_DECISIONS)
        changes.add_body_meeting(body=council, by=making.coordinator, on=day, purpose=MeetingPurpose.DECIDES)
    changes.count_back(by=making.coordinator, decision=decision, on=making.begun_on)
    for phase in Phase.objects.of(making.programme).filter(ends__lt=making.today):
        changes.finish_phase(phase=phase, by=making.coordinator, on=phase.ends)


def _engage(making: Making, engaged: Engaged) -> None:
    for council in _councils(making):
        changes.describe_body(
            body=council,
            by=making.coordinator,
            kind=council.kind,
            name={},
            decides=True,
            in_timetable=making.texts(engaged.timetable),
            in_process=making.texts(engaged.process),
            in_carrying_out=making.texts(engaged.carrying_out),
        )


def _councils(making: Making) -> list[Body]:
    return list(Body.objects.of(making.programme).filter(decides=True))
