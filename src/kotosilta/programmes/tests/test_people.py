"""People of a programme: asked, let in, given another role, taken out and brought back; never without a coordinator."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.language.said import in_words
from kotosilta.notices.models import Message
from kotosilta.programmes import inviting, rules
from kotosilta.programmes.models import MemberInvitation, Membership, Programme
from kotosilta.programmes.roles import GRANTS, SENTENCES, May, Role, may
from kotosilta.reasons import NotPossible
from tests.builders import a_member, a_person, a_programme, coordinator_of

pytestmark = pytest.mark.django_db
LAST_COORDINATOR = rules.why_not_end(role=Role.COORDINATOR, other_coordinators=0)
assert LAST_COORDINATOR is not None


@pytest.fixture
def programme() -> Programme:
    return a_programme()


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/people/{path}"


def as_(client: Client, member: Membership) -> Client:
    client.force_login(member.person)
    return client


def test_only_those_who_manage_people_see_addresses_and_what_can_be_done(client: Client, programme: Programme) -> None:
    member = a_member(programme, Role.MEMBER)

    for_coordinator = as_(client, coordinator_of(programme)).get(at(programme)).content.decode()
    for_member = as_(client, member).get(at(programme)).content.decode()

    assert member.person.email in for_coordinator
    assert member.person.email not in for_member
    assert member.person.called() in for_member
    assert "<form" not in for_member


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_page_of_roles_says_what_each_may_do(client: Client, programme: Programme, language: str) -> None:
    page = as_(client, a_member(programme, Role.VIEWER)).get(at(programme, "roles/", language))

    assert page.status_code == 200
    assert page.content.decode().count("<section") == len(Role)


def test_somebody_is_asked_and_stands_among_the_invited(client: Client, programme: Programme) -> None:
    as_(client, coordinator_of(programme))

    sent = client.post(
        at(programme, "invite/"),
        {"email": "Anna Åberg <Anna@Example.Test>", "role": "contributor", "language": "fi"},
    )
    page = client.get(sent["Location"]).content.decode()

    assert (sent.status_code, sent["Location"]) == (303, at(programme))
    asked = MemberInvitation.objects.of(programme).get()
    assert (asked.email, asked.role, asked.language) == ("anna@example.test", "contributor", "fi")
    assert "anna@example.test" in page
    assert "http://testserver/fi/join/" in Message.objects.get().body


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"email": "", "role": "member", "language": "sv"}, "email"),
        ({"email": "anna", "role": "member", "language": "sv"}, "email"),
        ({"email": "a@example.test, b@example.test", "role": "member", "language": "sv"}, "email"),
        ({"email": "a@example.test", "role": "operator", "language": "sv"}, "role"),
        ({"email": "a@example.test", "role": "member", "language": "xx"}, "language"),
        ({"email": f"{'a' * 10_000}@example.test", "role": "member", "language": "sv"}, "email"),
    ],
)
def test_an_invitation_is_not_sent_when_something_is_missing_or_wrong(
    client: Client, programme: Programme, data: dict[str, str], problem: str
) -> None:
    page = as_(client, coordinator_of(programme)).post(at(programme, "invite/"), data)

    assert page.status_code == 200
    assert f'id="id_{problem}-problem"' in page.content.decode()
    assert Message.objects.count() == 0


def test_a_member_is_not_asked_again(client: Client, programme: Programme) -> None:
    member = a_member(programme)

    page = as_(client, coordinator_of(programme)).post(
        at(programme, "invite/"), {"email": member.person.email, "role": "viewer", "language": "sv"}
    )

    assert page.status_code == 200
    assert Message.objects.count() == 0


def test_asking_again_replaces_the_first_invitation(client: Client, programme: Programme) -> None:
    as_(client, coordinator_of(programme))
    for role in ("viewer", "editor"):
        client.post(at(programme, "invite/"), {"email": "anna@example.test", "role": role, "language": "sv"})

    assert MemberInvitation.objects.of(programme).get().role == "editor"
    assert Message.objects.count() == 2


def test_an_invitation_is_sent_again_and_withdrawn(client: Client, programme: Programme) -> None:
    as_(client, coordinator_of(programme))
    client.post(at(programme, "invite/"), {"email": "anna@example.test", "role": "viewer", "language": "sv"})
    asked = MemberInvitation.objects.of(programme).get()

    client.post(at(programme, f"asked/{asked.pk}/again/"))
    client.post(at(programme, f"asked/{asked.pk}/withdraw/"))

    assert Message.objects.count() == 2
    assert not MemberInvitation.objects.of(programme).exists()


def test_a_role_is_changed_and_the_trail_knows_both(client: Client, programme: Programme) -> None:
    member = a_member(programme, Role.VIEWER)

    as_(client, coordinator_of(programme)).post(at(programme, f"{member.pk}/role/"), {"role": "editor"})

    member.refresh_from_db()
    event = AuditEvent.objects.get(kind=Kind.MEMBER_ROLE_CHANGED)
    assert member.role == "editor"
    assert (event.before, event.after) == ({"role": "viewer"}, {"role": "editor"})


def test_access_ends_at_once_and_is_given_back_by_undo(client: Client, programme: Programme) -> None:
    member = a_member(programme)
    as_(client, coordinator_of(programme))
    theirs = type(client)()
    theirs.force_login(member.person)

    page = client.post(at(programme, f"{member.pk}/end/"), follow=True).content.decode()
    without = theirs.get(at(programme)).status_code
    client.post(at(programme, f"{member.pk}/back/"))

    assert at(programme, f"{member.pk}/back/") in page
    assert without == 404
    assert theirs.get(at(programme)).status_code == 200


@pytest.mark.parametrize("path", ["role/", "end/"])
def test_the_last_coordinator_stays(client: Client, programme: Programme, path: str) -> None:
    last = coordinator_of(programme)

    answer = as_(client, last).post(at(programme, f"{last.pk}/{path}"), {"role": "viewer"}, follow=True)

    last.refresh_from_db()
    assert in_words(LAST_COORDINATOR, "sv") in html.unescape(answer.content.decode())
    assert (last.role, last.ended_at) == (Role.COORDINATOR, None)


def test_the_last_but_one_coordinator_may_go_and_is_the_last_then(programme: Programme) -> None:
    first, second = coordinator_of(programme), a_member(programme, Role.COORDINATOR)

    inviting.end_membership(membership=first, by=second)

    with pytest.raises(NotPossible):
        inviting.change_role(membership=second, by=second, role=Role.EDITOR)


def test_the_page_takes_the_same_number_of_questions_for_one_and_for_many(client: Client, programme: Programme) -> None:
    as_(client, coordinator_of(programme))

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(at(programme))
        return len(asked)

    def somebody_more(number: int) -> None:
        a_member(programme)
        inviting.invite(
            by=coordinator_of(programme),
            email=f"asked{number}@example.test",
            role=Role.VIEWER,
            language="sv",
            now=timezone.now(),
            address_of=lambda secret, _language: secret,
        )

    somebody_more(1)
    one = questions()
    somebody_more(2)
    somebody_more(3)

    assert questions() == one <= 20


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_and_only_the_coordinator_manages(role: Role) -> None:
    assert may(role, May.READ)
    assert may(role, May.MANAGE_PEOPLE) == may(role, May.SETTLE) == (role is Role.COORDINATOR)


def test_every_permission_and_role_has_its_sentence() -> None:
    assert set(SENTENCES) == set(May)
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize(
    ("role", "to", "others", "refused"),
    [
        ("coordinator", "editor", 0, True),
        ("coordinator", "editor", 1, False),
        ("coordinator", "coordinator", 0, False),
        ("editor", "viewer", 0, False),
    ],
)
def test_a_role_changes_unless_it_would_leave_nobody_in_charge(role: str, to: str, others: int, refused: Any) -> None:
    reason = rules.why_not_change_role(role=role, to=to, other_coordinators=others)

    assert (reason is not None) == refused


def test_an_invitation_is_for_its_address_whatever_the_case() -> None:
    assert rules.why_not_join(invited="Anna@Example.test", address="anna@example.test") is None
    assert rules.why_not_join(invited="anna@example.test", address="bo@example.test") is not None


def test_somebody_who_is_no_member_learns_nothing(client: Client, programme: Programme) -> None:
    client.force_login(a_person())

    assert client.get(at(programme)).status_code == 404
