"""Gathers what an invitation says to the person invited: nothing else of the programme reaches them."""

from __future__ import annotations

from datetime import date

from kotosilta.cooperation.letter import Asked, Gathering
from kotosilta.cooperation.models import Contact, Group, Invitation, Meeting, MeetingKind, Taking
from kotosilta.cooperation.rules import ToInvite
from kotosilta.process.models import Setup
from kotosilta.programmes.models import Programme


def to_invite(contact: Contact, group: Group, invitation: Invitation | None) -> ToInvite:
    """What decides whether the contact can be invited."""
    return ToInvite(
        email=contact.email,
        left_out=contact.organisation.taking == Taking.LEFT_OUT,
        task=str(group.task),
        time_needed=str(group.time_needed),
        answer=invitation.answer if invitation else "",
        sent_at=invitation.sent_at if invitation else None,
    )


def asked_of(invitation: Invitation, group: Group, *, on: date) -> Asked:
    """What the invited person has to know; `on` is today."""
    programme, contact, sender = invitation.programme, invitation.contact, invitation.sent_by
    setup = Setup.objects.of(programme).first()
    return Asked(
        name=contact.name,
        organisation=contact.organisation.name,
        title=programme.title,
        period=programme.period,
        municipalities=tuple(each.name for each in programme.municipalities()),
        group=group.name,
        task=group.task,
        time_needed=group.time_needed,
        asker=sender.person.called() if sender else "",
        authority=setup.authority if setup else None,
        reply_to=sender.person.email if sender else "",
        next_meeting=_next_meeting(programme, on),
        sample=programme.sample,
    )


def _next_meeting(programme: Programme, on: date) -> Gathering | None:
    meeting = Meeting.objects.of(programme).filter(kind=MeetingKind.GROUP, on__gte=on).order_by("on", "pk").first()
    return Gathering(meeting.on, meeting.starts_at, meeting.place) if meeting else None
