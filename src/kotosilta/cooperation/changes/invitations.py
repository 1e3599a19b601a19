"""Contacts are invited to the group by a personal link, reminded, and answer; invitations are taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kotosilta.accounts.links import Purpose, make_link
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation import rules
from kotosilta.cooperation.asking import asked_of, to_invite
from kotosilta.cooperation.changes.coming_in import let_go, let_in
from kotosilta.cooperation.changes.organisations import reckon_after_withdrawal
from kotosilta.cooperation.letter import letter
from kotosilta.cooperation.models import Answer, Contact, Group, Invitation, Organisation, Taking
from kotosilta.notices.models import Message
from kotosilta.notices.outbox import post
from kotosilta.programmes.inviting import AddressOf
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason

TAKEN_BACK = Reason("This invitation has been taken back, so there is nothing to answer any more.")


@dataclass(frozen=True, slots=True)
class _Invited:
    """Somebody who answers by their link; the trail calls them by their organisation."""

    name: str
    pk: None = None

    def called(self) -> str:
        return self.name


@transaction.atomic
def send_invitation(
    *, contact: Contact, by: Membership, greeting: str, address_of: AddressOf, now: datetime
) -> Invitation:
    """Invites a contact, or reminds them: the newest link is the only one that works.

    `address_of` makes the whole address of a link from its secret and the language of its reader. The letter goes out
    when the transaction is done; without a mail server it waits in the outbox.
    """
    contact = held(contact, by)
    there = Invitation.objects.of(by.programme).standing().filter(contact=contact).first()
    group = Group.objects.of(by.programme).first() or Group(programme=by.programme)
    if hindrance := rules.why_not_send(to_invite(contact, group, there), now=now):
        raise NotPossible(hindrance.reason)
    is_reminder = there is not None and there.answer == Answer.WAITING
    invitation = there or Invitation(programme=by.programme, contact=contact)
    # Whoever asks anew decides anew: what came of an earlier answer no longer counts.
    asked_anew = {"answer": Answer.WAITING, "membership": None, "door": None}
    put(invitation, email=contact.email, sent_by=by, sent_at=now, **asked_anew)
    put(invitation, message=_post(invitation, group, greeting, address_of, is_reminder=is_reminder))
    _now_asked(contact.organisation, by)
    after = {"reminder": is_reminder}
    record(Kind.INVITATION_SENT, by=by.person, programme=by.programme, target=invitation, after=after)
    return invitation


@transaction.atomic
def answer_invitation(
    *, invitation: Invitation, answer: Answer, words: str, now: datetime, door_of: AddressOf
) -> Invitation:
    """What the invited person says by their link; it may be changed until the link ends.

    A yes brings the organisation in and opens the workspace to whoever has that mail address (see `coming_in`);
    `door_of` makes the address at which somebody without an account comes in.
    """
    programme = invitation.programme
    standing = Invitation.objects.of(programme).standing().select_for_update(of=("self",))
    found: Invitation | None = standing.filter(pk=invitation.pk).first()
    if found is None:
        raise NotPossible(TAKEN_BACK)
    before = {"answer": found.answer}
    if answer == Answer.ACCEPTED:
        let_in(found, now=now, door_of=door_of)
    else:
        let_go(found)
    put(found, answer=answer, words=words, answered_at=now)
    organisation = _heard(found)
    record(
        Kind.INVITATION_ANSWERED,
        by=_Invited(str(organisation)),
        programme=programme,
        target=found,
        before=before,
        after={"answer": answer},
    )
    return found


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Membership) -> Invitation:
    """Takes back an invitation that has not been accepted; its link then says so."""
    invitation = held(invitation, by)
    if reason := rules.why_not_withdraw(invitation.answer):
        raise NotPossible(reason)
    if invitation.withdrawn_at is None:
        put(invitation, withdrawn_at=timezone.now())
        reckon_after_withdrawal(invitation.contact.organisation, by)
        record(Kind.INVITATION_WITHDRAWN, by=by.person, programme=by.programme, target=invitation)
    return invitation


@transaction.atomic
def restore_invitation(*, invitation: Invitation, by: Membership) -> Invitation:
    """Undoes `withdraw_invitation`: the link that was sent works again, if its address is still the contact's."""
    invitation = held(invitation, by)
    if invitation.email != invitation.contact.email:
        raise NotPossible(Reason("The contact has another address now. Send a new invitation instead."))
    try:
        with transaction.atomic():
            changed = put(invitation, withdrawn_at=None)
    except IntegrityError as taken:
        raise NotPossible(Reason("A newer invitation has been sent meanwhile. It holds.")) from taken
    if changed:
        if invitation.answer == Answer.WAITING:
            _now_asked(invitation.contact.organisation, by)
        record(Kind.INVITATION_RESTORED, by=by.person, programme=by.programme, target=invitation)
    return invitation


def _post(invitation: Invitation, group: Group, greeting: str, address_of: AddressOf, *, is_reminder: bool) -> Message:
    language, now = invitation.contact.language, invitation.sent_at
    made = make_link(purpose=Purpose.INVITATION, target_id=invitation.pk, email=invitation.email, now=now)
    written = letter(
        asked_of(invitation, group, on=timezone.localdate(now)),
        language=language,
        address=address_of(made.secret, language),
        ends_on=timezone.localdate(made.link.ends_at),
        greeting=greeting,
        reminder=is_reminder,
    )
    return post(
        to=invitation.email,
        language=language,
        subject=written.subject,
        body=written.body,
        programme=invitation.programme_id,
        key=f"invitation-{made.link.pk}",
    )


def _now_asked(organisation: Organisation, by: Membership) -> None:
    organisation = held(organisation, by)
    if organisation.taking != Taking.IN:
        put(organisation, taking=Taking.INVITED)


def _heard(invitation: Invitation) -> Organisation:
    """The organisation, which takes part as its contacts have answered."""
    organisations = Organisation.objects.of(invitation.programme).select_for_update()
    organisation: Organisation = organisations.get(pk=invitation.contact.organisation_id)
    others = Invitation.objects.of(invitation.programme).standing().exclude(pk=invitation.pk)
    answers = others.filter(contact__organisation=organisation).values_list("answer", flat=True)
    put(organisation, taking=Taking(rules.taking_after_answer(invitation.answer, answers)))
    return organisation
