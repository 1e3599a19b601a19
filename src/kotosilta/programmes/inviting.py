"""Everything that happens between asking somebody to take part and their place in the programme, and to their role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from kotosilta.accounts.changes import settle_person
from kotosilta.accounts.links import Purpose, make_link, use_up
from kotosilta.accounts.models import Person, PersonalLink
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.language.days import written_date
from kotosilta.notices.outbox import post
from kotosilta.programmes import rules
from kotosilta.programmes.models import MemberInvitation, Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.letters import letter

LIFETIME = timedelta(days=14)
AddressOf = Callable[[str, str], str]


@transaction.atomic
def invite(
    *, by: Membership, email: str, role: Role, language: str, now: datetime, address_of: AddressOf
) -> MemberInvitation:
    """Asks somebody to take part, by mail with a personal link; asking again makes earlier links void.

    `address_of` makes the whole address of a link from its secret and the language of its reader.
    """
    programme = _locked(by)
    email = email.lower()
    members = Membership.objects.of(programme).filter(ended_at=None)
    if reason := rules.why_not_invite(is_member=members.filter(person__email=email).exists()):
        raise NotPossible(reason, field="email")
    person = Person.objects.filter(email=email).first()
    invitation, _ = MemberInvitation.across_programmes.update_or_create(
        programme=programme,
        email=email,
        accepted_at=None,
        removed_at=None,
        defaults={"role": role, "language": language, "by": by, "made_at": now, "ends_at": now + LIFETIME},
    )
    _send(invitation, language=person.language if person else language, now=now, address_of=address_of)
    record(Kind.MEMBER_INVITED, by=by.person, programme=programme, target=invitation, after={"role": role})
    return invitation


def invitation_behind(link: PersonalLink) -> MemberInvitation:
    """The invitation that a link opens; NotPossible where it has been withdrawn."""
    invitations = MemberInvitation.across_programmes.select_related("programme", "by__person")
    invitation = invitations.filter(pk=link.target_id, removed_at=None).first()
    if invitation is None:
        raise NotPossible(Reason("This invitation has been withdrawn. Ask the person who sent it."))
    return invitation


@transaction.atomic
def accept(
    *, invitation: MemberInvitation, link: PersonalLink, person: Person, now: datetime, name: str = ""
) -> Membership:
    """Gives the invited person their place; the link works once, and only for the address it was sent to.

    `name` is given by whoever has had none so far.
    """
    if reason := rules.why_not_join(invited=invitation.email, address=person.email):
        raise NotPossible(reason)
    use_up(link, now=now)
    if name:
        settle_person(person=person, name=name, language=person.language)
    programme = invitation.programme
    membership, fresh = Membership.across_programmes.get_or_create(
        programme=programme, person=person, defaults={"role": invitation.role}
    )
    if not fresh and membership.ended_at:
        membership.role, membership.ended_at = invitation.role, None
        membership.save(update_fields=["role", "ended_at"])
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record(Kind.MEMBER_JOINED, by=person, programme=programme, target=membership, after={"role": membership.role})
    return membership


@transaction.atomic
def change_role(*, membership: Membership, by: Membership, role: Role) -> Membership:
    """Changes what somebody may do; the only coordinator stays one."""
    programme = _locked(by)
    if reason := rules.why_not_change_role(
        role=membership.role, to=role, other_coordinators=_other_coordinators(programme, membership)
    ):
        raise NotPossible(reason, field="role")
    before, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    record(
        Kind.MEMBER_ROLE_CHANGED,
        by=by.person,
        programme=programme,
        target=membership,
        before={"role": before},
        after={"role": role},
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: Membership) -> Membership:
    """Takes access away; the last coordinator cannot go, or nobody could let anybody in again."""
    programme = _locked(by)
    if reason := rules.why_not_end(role=membership.role, other_coordinators=_other_coordinators(programme, membership)):
        raise NotPossible(reason)
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    record(Kind.MEMBER_ENDED, by=by.person, programme=programme, target=membership)
    return membership


@transaction.atomic
def take_back_the_end(*, membership: Membership, by: Membership) -> Membership:
    """Undoes `end_membership`."""
    membership.ended_at = None
    membership.save(update_fields=["ended_at"])
    record(Kind.MEMBER_BACK, by=by.person, programme=by.programme, target=membership)
    return membership


def _locked(by: Membership) -> Programme:
    """One change of people at a time: two coordinators could otherwise take each other out."""
    return Programme.objects.select_for_update().get(pk=by.programme_id)


def _other_coordinators(programme: Programme, membership: Membership) -> int:
    coordinators = Membership.objects.of(programme).filter(role=Role.COORDINATOR, ended_at=None)
    return int(coordinators.exclude(pk=membership.pk).count())


def _send(invitation: MemberInvitation, *, language: str, now: datetime, address_of: AddressOf) -> None:
    made = make_link(
        purpose=Purpose.MEMBERSHIP, target_id=invitation.pk, email=invitation.email, now=now, lifetime=LIFETIME
    )
    with override(language):
        values = {
            "who": invitation.by.person.called(),
            "programme": str(invitation.programme.title),
            "role": invitation.get_role_display(),
            "address": address_of(made.secret, language),
            "until": written_date(timezone.localtime(invitation.ends_at), language),
        }
    written = letter("programmes/mail/invitation.txt", language, values)
    post(
        to=invitation.email,
        language=language,
        subject=written.subject,
        body=written.body,
        programme=invitation.programme_id,
    )
