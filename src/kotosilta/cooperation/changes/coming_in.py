"""How a yes to an invitation opens the workspace to the invited person, and how a later no closes it again."""

from __future__ import annotations

from datetime import datetime

from kotosilta.accounts.models import Person
from kotosilta.cooperation.models import Invitation
from kotosilta.programmes.changes import add_member
from kotosilta.programmes.inviting import AddressOf, end_membership, invite
from kotosilta.programmes.models import MemberInvitation, Membership
from kotosilta.programmes.roles import May, Role
from kotosilta.programmes.rows import put
from kotosilta.programmes.undo import remove


def let_in(invitation: Invitation, *, now: datetime, door_of: AddressOf) -> None:
    """Makes whoever has the invited address a group member, or mails them how they become one.

    Only if whoever sent the invitation may let people in, and only once for each sending: what a coordinator has ended
    since does not come back by answering again. What somebody may do already is not made less.
    """
    sender = invitation.sent_by
    if sender is None or not sender.may(May.MANAGE_PEOPLE) or invitation.membership or invitation.door:
        return
    email = invitation.email.lower()
    person = Person.objects.filter(email=email).first()
    members = Membership.objects.of(invitation.programme).filter(ended_at=None)
    if person is None:
        language = invitation.contact.language
        door = invite(by=sender, email=email, role=Role.MEMBER, language=language, now=now, address_of=door_of)
        put(invitation, door=door)
    elif not members.filter(person=person).exists():
        member = add_member(programme=invitation.programme, by=sender.person, person=person, role=Role.MEMBER)
        put(invitation, membership=member)


def let_go(invitation: Invitation) -> None:
    """Somebody who came in by this invitation, and has become nothing more than a member, leaves again with a no."""
    member = invitation.membership or _through(invitation.door, invitation)
    if member and member.ended_at is None and member.role == Role.MEMBER:
        end_membership(membership=member, by=member)
        put(invitation, membership=None, door=None)
    elif invitation.door and invitation.door.accepted_at is None and invitation.door.removed_at is None:
        remove(row=invitation.door, by=invitation.sent_by, programme=invitation.programme)
        put(invitation, door=None)


def _through(door: MemberInvitation | None, invitation: Invitation) -> Membership | None:
    """Who has come in through the door."""
    if door is None or door.accepted_at is None:
        return None
    members = Membership.objects.of(invitation.programme)
    found: Membership | None = members.filter(person__email=invitation.email.lower()).first()
    return found
