"""Invitations by personal link: accepted by whom they were sent to, once, and by nobody and nothing else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kotosilta.accounts.links import Purpose, make_link
from kotosilta.accounts.models import Person, PersonalLink
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.notices.models import Message
from kotosilta.programmes import inviting
from kotosilta.programmes.models import MemberInvitation, Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import bring_back, remove
from tests.builders import a_member, a_person, a_programme, coordinator_of

pytestmark = pytest.mark.django_db
ASKED = "asked@example.test"


@pytest.fixture
def programme() -> Programme:
    return a_programme()


def asked(programme: Programme, email: str = ASKED, language: str = "sv", **more: Any) -> str:
    """The address in the message that somebody gets."""
    inviting.invite(
        by=coordinator_of(programme),
        email=email,
        language=language,
        **({"role": Role.EDITOR, "now": timezone.now(), "address_of": _address} | more),
    )
    found = re.search(r"^/\w\w/join/\S+$", Message.objects.latest("pk").body, re.MULTILINE)
    assert found
    return found[0]


def _address(secret: str, language: str) -> str:
    return f"/{language}/join/{secret}/"


def shown_to_be_ones_own(client: Client, address: str) -> None:
    """Asks for a code on the page of the invitation, reads it in the invited address's mail and writes it down."""
    asked_for = client.post(address)
    code = re.search(r"^\d{6}$", Message.objects.latest("pk").body, re.MULTILINE)
    assert code
    signed_in = client.post(asked_for["Location"], {"code": code[0], "next": address})
    assert signed_in["Location"] == address


def members(programme: Programme) -> list[tuple[str, str]]:
    found = Membership.objects.of(programme).filter(ended_at=None).exclude(role=Role.COORDINATOR)
    return [(each.person.email, each.role) for each in found.select_related("person")]


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_somebody_without_an_account_gives_a_name_and_takes_part(
    client: Client, programme: Programme, language: str
) -> None:
    address = asked(programme, language=language)

    page = client.get(address)
    shown_to_be_ones_own(client, address)
    form = client.get(address)
    joined = client.post(address, {"name": "Anna Åberg"})

    assert (page.status_code, form.status_code) == (200, 200)
    assert joined["Location"] == f"/{language}/programme/{programme.slug}/"
    assert client.get(joined["Location"]).status_code == 200
    person = Person.objects.get(email=ASKED)
    assert (person.name, person.language) == ("Anna Åberg", language)
    assert members(programme) == [(ASKED, "editor")]
    kinds = list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))[1:]
    assert kinds == [
        Kind.MEMBER_INVITED,
        Kind.PERSON_JOINED,
        Kind.CODE_SENT,
        Kind.SIGNED_IN,
        Kind.PERSON_SETTLED,
        Kind.MEMBER_JOINED,
    ]


def test_a_forwarded_link_lets_nobody_in_who_does_not_read_the_mail_of_the_invited(
    client: Client, programme: Programme
) -> None:
    address = asked(programme)

    asked_for = client.post(address, {"name": "Eve"})
    guessed = client.post(asked_for["Location"], {"code": "000000", "next": address})
    again = client.post(address, {"name": "Eve"})

    assert guessed.status_code == 200
    assert again.status_code == 303
    assert "_auth_user_id" not in client.session
    assert members(programme) == []
    assert {each.to for each in Message.objects.all()} == {ASKED}
    assert PersonalLink.objects.get().used_at is None


def test_the_invited_still_gets_in_after_somebody_else_has_tried_with_a_forwarded_link(
    client: Client, programme: Programme
) -> None:
    address = asked(programme)
    type(client)().post(address, {"name": "Eve"})

    shown_to_be_ones_own(client, address)
    client.post(address, {"name": "Anna"})

    assert Person.objects.get(email=ASKED).name == "Anna"
    assert members(programme) == [(ASKED, "editor")]


def test_codes_are_not_sent_without_end_from_a_link(client: Client, programme: Programme) -> None:
    address = asked(programme)

    answers = [client.post(address).status_code for _ in range(6)]

    assert answers == [303] * 5 + [410]


def test_somebody_whose_account_was_closed_is_told_so(client: Client, programme: Programme) -> None:
    address = asked(programme, a_person(is_active=False).email)

    answer = client.post(address)

    assert answer.status_code == 410
    assert "_auth_user_id" not in client.session


def test_the_message_is_in_the_chosen_language_and_says_who_asks(programme: Programme) -> None:
    asked(programme, language="fi")

    message = Message.objects.get()
    assert (message.to, message.language, message.programme) == (ASKED, "fi", programme.pk)
    assert coordinator_of(programme).person.called() in message.body


def test_the_message_is_in_the_language_of_the_account_when_there_is_one(programme: Programme) -> None:
    person = a_person(language="fi")

    assert asked(programme, person.email, language="sv").startswith("/fi/")
    assert Message.objects.get().language == "fi"


def test_nothing_happens_when_a_mail_scanner_opens_the_link(client: Client, programme: Programme) -> None:
    address = asked(programme)
    before = AuditEvent.objects.count()

    answers = [client.get(address), client.head(address), client.get(address)]

    assert [each.status_code for each in answers] == [200, 200, 200]
    assert members(programme) == []
    assert not Person.objects.filter(email=ASKED).exists()
    assert PersonalLink.objects.get().used_at is None
    assert AuditEvent.objects.count() == before


def test_the_page_of_a_link_is_kept_nowhere(client: Client, programme: Programme) -> None:
    answer = client.get(asked(programme))

    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Encoding"] == "identity"


def test_the_secret_is_not_stored(programme: Programme) -> None:
    secret = asked(programme).split("/")[3]

    assert secret not in str(PersonalLink.objects.values().get())


def test_somebody_with_an_account_has_to_sign_in_first(client: Client, programme: Programme) -> None:
    person = a_person()
    address = asked(programme, person.email)

    page = client.get(address).content.decode()
    shown_to_be_ones_own(client, address)
    before = members(programme)
    client.post(address)

    assert f"next={address}" in page
    assert before == []
    assert members(programme) == [(person.email, "editor")]
    assert Person.objects.get(email=person.email).name == person.name


def test_the_page_of_a_link_does_not_tell_whether_the_address_has_an_account(
    client: Client, programme: Programme
) -> None:
    addresses = [asked(programme), asked(programme, a_person().email)]
    pages = [client.get(each).content.decode() for each in addresses]

    without, with_account = (_without_what_differs(each) for each in pages)

    assert without == with_account


def _without_what_differs(page: str) -> str:
    return re.sub(r"/join/\S+?/", "/join/", re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))


def test_a_forwarded_link_does_nothing_for_somebody_else_who_is_signed_in(client: Client, programme: Programme) -> None:
    address = asked(programme)
    client.force_login(a_person())

    answers = [client.get(address), client.post(address)]

    assert [each.status_code for each in answers] == [410, 410]
    assert ASKED not in answers[0].content.decode()
    assert members(programme) == []
    client.logout()
    assert client.get(address).status_code == 200


def test_a_replayed_link_lets_nobody_in(client: Client, programme: Programme) -> None:
    address = asked(programme)
    shown_to_be_ones_own(client, address)
    client.post(address, {"name": "Anna"})
    other = type(client)()

    answers = [other.get(address), other.post(address, {"name": "Eve"})]

    assert [each.status_code for each in answers] == [200, 200]
    assert all(b"<form" not in each.content for each in answers)
    assert "_auth_user_id" not in other.session
    assert client.get(address)["Location"] == f"/sv/programme/{programme.slug}/"
    assert members(programme) == [(ASKED, "editor")]


def test_a_link_does_not_bring_somebody_back_whose_access_has_ended(client: Client, programme: Programme) -> None:
    address = asked(programme)
    shown_to_be_ones_own(client, address)
    client.post(address, {"name": "Anna"})
    member = Membership.objects.of(programme).get(person__email=ASKED)
    inviting.end_membership(membership=member, by=coordinator_of(programme))

    client.post(address)

    assert members(programme) == []


def test_somebody_whose_access_had_ended_comes_back_when_they_are_invited_anew(
    client: Client, programme: Programme
) -> None:
    member = a_member(programme, Role.VIEWER)
    inviting.end_membership(membership=member, by=coordinator_of(programme))
    address = asked(programme, member.person.email)
    client.force_login(member.person)

    client.post(address)

    assert members(programme) == [(member.person.email, "editor")]


def _expired(programme: Programme) -> str:
    return asked(programme, now=timezone.now() - inviting.LIFETIME)


def _cut_off(programme: Programme) -> str:
    return asked(programme)[:-4] + "/"


def _forged(programme: Programme) -> str:
    return "/sv/join/" + "A" * 32 + "/"


def _for_something_else(programme: Programme) -> str:
    invitation = MemberInvitation.objects.of(programme).filter(email=ASKED).first()
    target = invitation.pk if invitation else 1
    made = make_link(purpose=Purpose.INVITATION, target_id=target, email=ASKED, now=timezone.now())
    return f"/sv/join/{made.secret}/"


def _replaced(programme: Programme) -> str:
    first = asked(programme)
    asked(programme)
    return first


def _withdrawn(programme: Programme) -> str:
    address = asked(programme)
    invitation = MemberInvitation.objects.of(programme).get()
    remove(row=invitation, by=coordinator_of(programme), programme=programme)
    return address


SPOILT = [_expired, _cut_off, _forged, _for_something_else, _replaced, _withdrawn]


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_link_that_opens_nothing_says_why_and_tells_nothing_else(
    client: Client, programme: Programme, spoilt: Any, language: str
) -> None:
    address = f"/{language}{spoilt(programme)[3:]}"

    answers = [client.get(address), client.post(address, {"name": "Eve"})]

    assert [each.status_code for each in answers] == [410, 410]
    text = answers[0].content.decode()
    assert f'lang="{language}"' in text
    assert all(word not in text for word in (ASKED, str(programme.title), "Traceback"))
    assert members(programme) == []


def test_links_that_never_were_look_the_same_as_those_that_were_cut_off(client: Client, programme: Programme) -> None:
    answers = [client.get(make(programme)).content.decode() for make in (_forged, _cut_off, _for_something_else)]
    pages = {re.sub(r"/join/\S+?/", "/join/", answer) for answer in answers}

    assert len(pages) == 1


def test_a_withdrawn_invitation_opens_again_when_the_withdrawal_is_undone(client: Client, programme: Programme) -> None:
    address = _withdrawn(programme)
    invitation = MemberInvitation.objects.removed_of(programme).get()
    bring_back(row=invitation, by=coordinator_of(programme), programme=programme)

    assert client.get(address).status_code == 200


def test_a_link_works_until_its_last_moment(client: Client, programme: Programme) -> None:
    address = asked(programme, now=timezone.now() - inviting.LIFETIME + timedelta(minutes=1))

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 10_000])
def test_a_name_that_cannot_be_used_is_asked_for_again_and_the_link_still_works(
    client: Client, programme: Programme, name: str
) -> None:
    address = asked(programme)
    shown_to_be_ones_own(client, address)

    again = client.post(address, {"name": name})
    joined = client.post(address, {"name": "أنّا 🌲 O'Neill <b>"})

    assert again.status_code == 200
    assert joined.status_code == 303
    assert Person.objects.get(email=ASKED).name == "أنّا 🌲 O'Neill <b>"
