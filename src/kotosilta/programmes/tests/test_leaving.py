"""Closing an account: access ends, name and address are erased, what was written stays, nobody is left alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core import serializers
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.audit.telling import told
from kotosilta.notices.models import Message
from kotosilta.programmes import changes, inviting
from kotosilta.programmes.leaving import close_account
from kotosilta.programmes.models import MemberInvitation, Membership, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.reasons import NotPossible
from tests.builders import a_member, a_person, a_programme, a_voice, coordinator_of

pytestmark = pytest.mark.django_db
PAGE = "/sv/me/close/"


@pytest.fixture
def programme() -> Programme:
    return a_programme()


@pytest.fixture
def member(programme: Programme) -> Membership:
    """A contributor with a name and an address that stand nowhere else."""
    person = Person.objects.create_user("siri.unik@example.test", name="Siri Unik", language="sv")
    return changes.add_member(programme=programme, by=None, person=person, role=Role.CONTRIBUTOR)


def proven(client: Client, person: Person) -> None:
    """Signs in and shows on the page that it is really them, by the code that is mailed."""
    client.force_login(person)
    asked = client.post(PAGE)
    code = re.search(r"^\d{6}$", Message.objects.latest("pk").body, re.MULTILINE)
    assert code
    assert client.post(asked["Location"], {"code": code[0], "next": PAGE})["Location"] == PAGE


def everything_in(*models: Any) -> str:
    """All rows of these kinds as one text."""
    return json.dumps([json.loads(serializers.serialize("json", model._base_manager.all())) for model in models])


def test_a_person_closes_their_account_after_a_code_has_shown_that_it_is_them(
    client: Client, member: Membership
) -> None:
    proven(client, member.person)

    page = client.get(PAGE)
    closed = client.post(PAGE)

    assert page.status_code == 200
    assert closed["Location"] == "/sv/sign-in/closed/"
    assert client.get(closed["Location"]).status_code == 200
    assert "_auth_user_id" not in client.session
    member.refresh_from_db()
    assert member.ended_at is not None


def test_an_open_session_alone_closes_nothing(client: Client, member: Membership) -> None:
    client.force_login(member.person)

    answer = client.post(PAGE)

    assert answer["Location"].startswith("/sv/sign-in/code/")
    assert "_auth_user_id" not in client.session
    member.person.refresh_from_db()
    assert member.person.is_active


def test_a_code_from_long_ago_is_asked_for_again(client: Client, member: Membership) -> None:
    proven(client, member.person)
    session = client.session
    session["account_authentication_methods"] = [
        each | {"at": each["at"] - 601} for each in session["account_authentication_methods"]
    ]
    session.save()

    assert client.post(PAGE)["Location"].startswith("/sv/sign-in/code/")
    assert Person.objects.get(pk=member.person_id).is_active


def test_neither_name_nor_address_stands_anywhere_afterwards(programme: Programme, member: Membership) -> None:
    coordinator = coordinator_of(programme)
    inviting.change_role(membership=member, by=coordinator, role=Role.EDITOR)
    voice = a_voice(member)
    other = a_programme()
    inviting.invite(
        by=coordinator_of(other),
        email=member.person.email,
        role=Role.VIEWER,
        language="sv",
        now=timezone.now(),
        address_of=lambda secret, _language: secret,
    )
    Message.objects.all().delete()  # an operator's outbox keeps what a mail server has not taken yet

    close_account(person=member.person, by=member.person, now=timezone.now())

    kept = everything_in(Person, Membership, MemberInvitation, AuditEvent, Message)
    assert "Siri" not in kept
    assert "siri.unik" not in kept
    assert AuditEvent.objects.filter(person=member.person_id).count() > 1
    assert type(voice).objects.of(programme).filter(pk=voice.pk).exists()
    assert not MemberInvitation.objects.of(other).exists()


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_trail_tells_what_was_done_without_saying_by_whom(programme: Programme, language: str) -> None:
    member = a_member(programme, Role.EDITOR)
    name = member.person.name
    a_voice(member)
    close_account(person=member.person, by=None, now=timezone.now())

    with override(language):
        sentences = [told(each) for each in AuditEvent.objects.filter(programme=programme.pk)]

    assert len(sentences) >= 3
    assert all(name not in each for each in sentences)


def test_the_trail_cannot_be_changed_after_somebody_was_forgotten(member: Membership) -> None:
    close_account(person=member.person, by=None, now=timezone.now())

    for change in (lambda events: events.update(actor="Eve"), lambda events: events.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(AuditEvent.objects.all())


def test_the_pages_of_the_programme_still_open_for_the_others(client: Client, programme: Programme) -> None:
    member = a_member(programme, Role.EDITOR)
    a_voice(member)
    close_account(person=member.person, by=None, now=timezone.now())
    client.force_login(coordinator_of(programme).person)

    for page in ("", "people/", "history/", "situation/questions/C3.7/"):
        assert client.get(f"/sv/programme/{programme.slug}/{page}").status_code == 200


def test_a_closed_account_cannot_be_signed_in_to_and_its_other_sessions_end(
    client: Client, programme: Programme, member: Membership
) -> None:
    elsewhere = type(client)()
    elsewhere.force_login(member.person)
    close_account(person=member.person, by=None, now=timezone.now())

    client.post("/sv/sign-in/", {"email": "siri.unik@example.test"})

    assert elsewhere.get(f"/sv/programme/{programme.slug}/").status_code == 302
    assert re.search(r"^\d{6}$", Message.objects.latest("pk").body, re.MULTILINE) is None


def test_the_last_coordinator_is_told_to_hand_over_first(client: Client, programme: Programme) -> None:
    coordinator = coordinator_of(programme)
    client.force_login(coordinator.person)

    page = client.get(PAGE).content.decode()
    refused = client.post(PAGE)

    assert f"/sv/programme/{programme.slug}/people/" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert refused.status_code == 200
    assert "_auth_user_id" in client.session
    coordinator.refresh_from_db()
    assert coordinator.ended_at is None
    assert coordinator.person.is_active


def test_a_coordinator_may_go_when_there_is_another_or_the_programme_is_closed(programme: Programme) -> None:
    coordinator = coordinator_of(programme)
    a_member(programme, Role.COORDINATOR)
    old = a_programme(by=coordinator.person)
    Programme.objects.filter(pk=old.pk).update(state=State.CLOSED)

    close_account(person=coordinator.person, by=None, now=timezone.now())

    assert not Membership.across_programmes.filter(person=coordinator.person, ended_at=None).exists()


def test_whoever_coordinates_another_programme_does_not_count_as_second_coordinator(programme: Programme) -> None:
    a_programme()  # with a coordinator of its own

    with pytest.raises(NotPossible):
        close_account(person=coordinator_of(programme).person, by=None, now=timezone.now())


def test_the_example_people_of_a_demo_stay_and_are_not_signed_out_for_asking(client: Client) -> None:
    person = a_person(sample_as="Editor")
    client.force_login(person)

    answer = client.post(PAGE)

    assert answer.status_code == 200
    assert "_auth_user_id" in client.session
    with pytest.raises(NotPossible):
        close_account(person=person, by=None, now=timezone.now())


def test_the_same_address_begins_anew(member: Membership) -> None:
    close_account(person=member.person, by=None, now=timezone.now())

    fresh = Person.objects.create_user("siri.unik@example.test")

    assert fresh.pk != member.person_id
    assert not Membership.across_programmes.filter(person=fresh).exists()


def test_closing_leaves_its_events(member: Membership) -> None:
    close_account(person=member.person, by=member.person, now=timezone.now())

    last = list(AuditEvent.objects.order_by("-pk").values_list("kind", flat=True))[:2]
    assert last == [Kind.PERSON_CLOSED, Kind.MEMBER_LEFT]
