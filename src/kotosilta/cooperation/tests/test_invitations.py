"""Inviting, reminding, answering and taking back: the newest link counts, and a yes opens no more than it may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kotosilta.accounts.links import Purpose, opened
from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.cooperation import changes
from kotosilta.cooperation.models import Answer, Contact, Invitation, Organisation, Taking
from kotosilta.notices.models import Message
from kotosilta.programmes.inviting import end_membership
from kotosilta.programmes.models import MemberInvitation, Membership
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from kotosilta.reasons import NotPossible
from tests.builders import (
    NOW,
    a_contact_at,
    a_group,
    a_member,
    a_person,
    a_programme,
    an_invitation,
    an_organisation,
    coordinator_of,
    the_link_of,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=20)


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def answered(invitation: Invitation, answer: Answer, words: str = "") -> Invitation:
    return changes.answer_invitation(
        invitation=invitation, answer=answer, words=words, now=NOW, door_of=lambda secret, language: f"door:{secret}"
    )


def organisation_of(invitation: Invitation) -> Organisation:
    found: Organisation = Organisation.objects.of(invitation.programme).get(pk=invitation.contact.organisation_id)
    return found


# Sending


def test_invitation_goes_to_the_contact_in_their_language_with_a_link_that_opens_it(kim: Membership) -> None:
    a_group(kim, task={"sv": "Bereder.", "fi": "Valmistelee."})
    contact = a_contact_at(kim, language="fi", email="anna@example.test")

    invitation = an_invitation(kim, contact)
    message = Message.objects.get()

    assert (message.to, message.language, message.programme) == ("anna@example.test", "fi", kim.programme_id)
    assert "Valmistelee." in message.body
    assert opened(the_link_of(invitation), Purpose.INVITATION, now=NOW).target_id == invitation.pk
    assert (invitation.answer, invitation.sent_by, organisation_of(invitation).taking) == ("waiting", kim, "invited")


def test_organisation_that_takes_part_already_stays_in_when_one_more_of_it_is_invited(kim: Membership) -> None:
    contact = a_contact_at(kim, an_organisation(kim, taking=Taking.IN))

    assert organisation_of(an_invitation(kim, contact)).taking == Taking.IN


def test_reminder_makes_the_older_link_void_and_says_that_it_is_one(kim: Membership) -> None:
    contact = a_contact_at(kim)
    older = the_link_of(an_invitation(kim, contact))

    reminded = an_invitation(kim, contact, now=LATER)

    assert Invitation.objects.of(kim.programme).count() == 1
    assert reminded.sent_at == LATER
    assert opened(the_link_of(reminded), Purpose.INVITATION, now=LATER).target_id == reminded.pk
    with pytest.raises(NotPossible, match="A newer link has taken the place of this one"):
        opened(older, Purpose.INVITATION, now=LATER)
    assert Message.objects.order_by("-pk")[0].subject.startswith(("Reminder", "Påminnelse"))


def test_invitation_sent_twice_by_a_double_tap_goes_out_once(kim: Membership) -> None:
    contact = a_contact_at(kim)
    an_invitation(kim, contact)

    with pytest.raises(NotPossible, match="sent a moment ago"):
        an_invitation(kim, contact, now=NOW + timedelta(seconds=1))

    assert Message.objects.count() == 1


def test_nothing_is_sent_while_something_is_missing(kim: Membership) -> None:
    a_group(kim, task={})

    with pytest.raises(NotPossible, match="Write first what the group does"):
        an_invitation(kim, a_contact_at(kim))

    assert Message.objects.count() == 0
    assert Invitation.objects.of(kim.programme).exists() is False


# Answering


def test_yes_brings_the_organisation_in_and_is_told_in_the_trail_by_the_organisations_name(kim: Membership) -> None:
    invitation = an_invitation(kim, a_contact_at(kim, an_organisation(kim, name="Föreningen"), name="Anna Andersson"))

    changed = answered(invitation, Answer.ACCEPTED, "Tisdagar passar.")

    assert (changed.answer, changed.words, changed.answered_at) == ("accepted", "Tisdagar passar.", NOW)
    assert organisation_of(invitation).taking == Taking.IN
    event = AuditEvent.objects.get(kind=Kind.INVITATION_ANSWERED)
    assert (event.actor, event.person, event.target) == ("Föreningen", None, "Föreningen")
    assert (event.before, event.after) == ({"answer": "waiting"}, {"answer": "accepted"})


def test_no_is_noted_and_can_become_a_yes(kim: Membership) -> None:
    invitation = an_invitation(kim)

    answered(invitation, Answer.DECLINED, "Fråga Bo.")
    after_no = organisation_of(invitation).taking
    answered(invitation, Answer.ACCEPTED)

    assert after_no == Taking.DECLINED
    assert organisation_of(invitation).taking == Taking.IN


def test_no_of_one_contact_does_not_take_out_an_organisation_whose_other_contact_said_yes(kim: Membership) -> None:
    organisation = an_organisation(kim)
    yes, no = (an_invitation(kim, a_contact_at(kim, organisation)) for _ in range(2))

    answered(yes, Answer.ACCEPTED)
    answered(no, Answer.DECLINED)

    assert organisation_of(no).taking == Taking.IN


def test_whoever_has_the_invited_address_becomes_a_group_member(kim: Membership) -> None:
    person = a_person(name="Anna")
    invitation = an_invitation(kim, a_contact_at(kim, email=person.email.upper()))

    accepted = answered(invitation, Answer.ACCEPTED)

    member = Membership.objects.of(kim.programme).get(person=person)
    assert (member.role, accepted.membership) == (Role.MEMBER, member)


def test_somebody_without_an_account_is_mailed_how_they_come_in(kim: Membership) -> None:
    invitation = an_invitation(kim, a_contact_at(kim, email="anna@example.test"))

    accepted = answered(invitation, Answer.ACCEPTED)

    door = MemberInvitation.objects.of(kim.programme).get()
    assert (door.email, door.role, accepted.door) == ("anna@example.test", Role.MEMBER, door)
    assert "door:" in Message.objects.order_by("-pk")[0].body
    assert Person.objects.filter(email="anna@example.test").exists() is False


def test_yes_makes_nobody_less_than_they_are(kim: Membership) -> None:
    editor = a_member(kim.programme, Role.EDITOR)
    invitation = an_invitation(kim, a_contact_at(kim, email=editor.person.email))

    accepted = answered(invitation, Answer.ACCEPTED)

    editor.refresh_from_db()
    assert (editor.role, accepted.membership, accepted.door) == (Role.EDITOR, None, None)


def test_yes_to_somebody_who_may_not_let_people_in_opens_nothing(kim: Membership) -> None:
    editor = a_member(kim.programme, Role.EDITOR)
    person = a_person()
    invitation = an_invitation(editor, a_contact_at(editor, email=person.email))

    answered(invitation, Answer.ACCEPTED)

    assert organisation_of(invitation).taking == Taking.IN
    assert Membership.objects.of(kim.programme).filter(person=person).exists() is False


def test_no_after_a_yes_ends_what_the_yes_had_opened_and_a_yes_opens_it_again(kim: Membership) -> None:
    person = a_person()
    invitation = an_invitation(kim, a_contact_at(kim, email=person.email))

    answered(invitation, Answer.ACCEPTED)
    answered(invitation, Answer.DECLINED)
    after_no = Membership.objects.of(kim.programme).get(person=person).ended_at
    answered(invitation, Answer.ACCEPTED)

    assert after_no is not None
    assert Membership.objects.of(kim.programme).get(person=person).ended_at is None


def test_no_takes_back_the_door_that_nobody_has_gone_through(kim: Membership) -> None:
    invitation = an_invitation(kim)

    answered(invitation, Answer.ACCEPTED)
    answered(invitation, Answer.DECLINED)

    assert MemberInvitation.objects.of(kim.programme).exists() is False


def test_access_that_a_coordinator_has_ended_does_not_come_back_by_answering_again(kim: Membership) -> None:
    person = a_person()
    invitation = an_invitation(kim, a_contact_at(kim, email=person.email))
    accepted = answered(invitation, Answer.ACCEPTED)
    assert accepted.membership is not None
    end_membership(membership=accepted.membership, by=kim)

    for answer in (Answer.ACCEPTED, Answer.DECLINED, Answer.ACCEPTED):
        answered(Invitation.objects.of(kim.programme).get(), answer)

    assert Membership.objects.of(kim.programme).get(person=person).ended_at is not None


def test_somebody_who_has_become_an_editor_keeps_that_also_after_a_no(kim: Membership) -> None:
    person = a_person()
    invitation = an_invitation(kim, a_contact_at(kim, email=person.email))
    answered(invitation, Answer.ACCEPTED)
    Membership.objects.of(kim.programme).filter(person=person).update(role=Role.EDITOR)

    answered(Invitation.objects.of(kim.programme).get(), Answer.DECLINED)

    assert Membership.objects.of(kim.programme).get(person=person).ended_at is None


def test_yes_said_twice_sends_one_mail(kim: Membership) -> None:
    invitation = an_invitation(kim)

    answered(invitation, Answer.ACCEPTED)
    answered(Invitation.objects.of(kim.programme).get(), Answer.ACCEPTED)

    assert Message.objects.count() == 2  # the invitation, and the way in


# Taking back


def test_invitation_is_taken_back_and_holds_again(kim: Membership) -> None:
    invitation = an_invitation(kim)

    withdrawn = changes.withdraw_invitation(invitation=invitation, by=kim)
    while_gone = organisation_of(invitation).taking
    changes.restore_invitation(invitation=withdrawn, by=kim)

    assert withdrawn.withdrawn_at is not None
    assert while_gone == Taking.MISSING
    assert organisation_of(invitation).taking == Taking.INVITED
    assert Invitation.objects.of(kim.programme).standing().get() == invitation


def test_answer_to_an_invitation_that_was_taken_back_is_refused(kim: Membership) -> None:
    invitation = an_invitation(kim)
    changes.withdraw_invitation(invitation=invitation, by=kim)

    with pytest.raises(NotPossible, match="has been taken back"):
        answered(invitation, Answer.ACCEPTED)

    assert organisation_of(invitation).taking == Taking.MISSING


@pytest.mark.parametrize("what", ["contact", "organisation"])
def test_answer_is_refused_when_the_contact_or_the_organisation_is_gone(kim: Membership, what: str) -> None:
    invitation = an_invitation(kim)
    row = invitation.contact if what == "contact" else invitation.contact.organisation
    remove(row=row, by=kim, programme=kim.programme)

    with pytest.raises(NotPossible, match="has been taken back"):
        answered(invitation, Answer.ACCEPTED)


def test_invitation_that_was_accepted_is_not_taken_back(kim: Membership) -> None:
    invitation = answered(an_invitation(kim), Answer.ACCEPTED)

    with pytest.raises(NotPossible, match="has accepted already"):
        changes.withdraw_invitation(invitation=invitation, by=kim)


def test_newer_invitation_holds_against_an_older_one_that_is_to_hold_again(kim: Membership) -> None:
    contact = a_contact_at(kim)
    older = changes.withdraw_invitation(invitation=an_invitation(kim, contact), by=kim)
    newer = an_invitation(kim, contact, now=LATER)

    with pytest.raises(NotPossible, match="A newer invitation has been sent meanwhile"):
        changes.restore_invitation(invitation=older, by=kim)

    assert Invitation.objects.of(kim.programme).standing().get() == newer


def test_new_address_of_a_contact_takes_back_what_waits_at_the_old_one(kim: Membership) -> None:
    invitation = an_invitation(kim)
    contact = invitation.contact

    changes.describe_contact(
        contact=contact, by=kim, name=contact.name, role="", email="new@example.test", language="sv"
    )

    assert Invitation.objects.of(kim.programme).standing().exists() is False
    assert organisation_of(invitation).taking == Taking.MISSING
    with pytest.raises(NotPossible, match="has another address now"):
        changes.restore_invitation(invitation=invitation, by=kim)


def test_other_details_of_a_contact_leave_the_invitation_as_it_is(kim: Membership) -> None:
    invitation = an_invitation(kim)
    contact: Contact = invitation.contact

    changes.describe_contact(contact=contact, by=kim, name="Bo", role="Rektor", email=contact.email, language="fi")

    assert Invitation.objects.of(kim.programme).standing().get() == invitation
