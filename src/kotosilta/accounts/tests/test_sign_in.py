"""Signing in by code and by password, opening an account, a new password: for known and unknown addresses alike."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.notices.models import Message
from tests.builders import a_person

pytestmark = pytest.mark.django_db
PASSWORD = "fyra väderstreck och en bro"


def newest_code() -> str:
    """The code in the newest message."""
    found = re.search(r"^\d{6}$", Message.objects.latest("pk").body, re.MULTILINE)
    assert found
    return found[0]


def kinds() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_person_is_signed_in_when_they_write_the_code_from_the_message(client: Client, language: str) -> None:
    person = a_person(language=language)

    asked = client.post(f"/{language}/sign-in/", {"email": person.email.upper()}, follow=True)
    assert asked.redirect_chain == [(f"/{language}/sign-in/code/", 302)]
    entered = client.post(f"/{language}/sign-in/code/", {"code": newest_code()})

    assert (entered.status_code, entered["Location"]) == (302, f"/{language}/programmes/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Message.objects.get().language == language
    assert kinds() == [Kind.CODE_SENT, Kind.SIGNED_IN]


def test_the_message_is_in_the_persons_language_when_the_page_is_in_another(client: Client) -> None:
    person = a_person(language="fi")

    client.post("/sv/sign-in/", {"email": person.email})

    assert Message.objects.get().language == "fi"


def test_signing_in_leads_back_when_a_page_was_wanted(client: Client) -> None:
    person = a_person()

    client.post("/sv/sign-in/?next=/sv/me/", {"email": person.email, "next": "/sv/me/"})
    entered = client.post("/sv/sign-in/code/?next=/sv/me/", {"code": newest_code(), "next": "/sv/me/"})

    assert entered["Location"] == "/sv/me/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_ones_programmes_when_an_address_elsewhere_was_wanted(
    client: Client, elsewhere: str
) -> None:
    person = a_person()

    client.post("/sv/sign-in/", {"email": person.email, "next": elsewhere})
    entered = client.post("/sv/sign-in/code/", {"code": newest_code(), "next": elsewhere})

    assert entered["Location"] == "/sv/programmes/"


def _visible(html: bytes) -> str:
    """A page without what differs at every call."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html.decode())


def test_an_unknown_address_gets_the_same_page_and_a_message_without_a_code(client: Client) -> None:
    known, unknown = a_person().email, "nobody9@example.test"
    pages = {}
    for address in (known, unknown):
        visitor = type(client)()
        response = visitor.post("/sv/sign-in/", {"email": address}, follow=True)
        pages[address] = _visible(response.content).replace(address, "")

    assert pages[known] == pages[unknown]
    assert re.search(r"\d{6}", Message.objects.get(to=unknown).body) is None
    assert not Person.objects.filter(email=unknown).exists()


def test_a_wrong_code_is_refused_and_the_third_one_ends_the_attempt(client: Client) -> None:
    person = a_person()
    client.post("/sv/sign-in/", {"email": person.email})
    right = newest_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06}"

    answers = [client.post("/sv/sign-in/code/", {"code": wrong}) for _ in range(3)]
    late = client.post("/sv/sign-in/code/", {"code": right})

    assert [each.status_code for each in answers] == [200, 200, 302]
    assert b'class="problem"' in answers[0].content
    assert late["Location"] == "/sv/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_code_opens_nothing_when_it_was_used_before(client: Client) -> None:
    person = a_person()
    client.post("/sv/sign-in/", {"email": person.email})
    code = newest_code()
    client.post("/sv/sign-in/code/", {"code": code})
    client.post("/sv/sign-out/")

    again = client.post("/sv/sign-in/code/", {"code": code})

    assert again["Location"] == "/sv/sign-in/"


def test_codes_are_asked_for_too_often_and_no_more_are_sent(client: Client) -> None:
    person = a_person()

    answers = [type(client)().post("/sv/sign-in/", {"email": person.email}) for _ in range(6)]

    assert [each.status_code for each in answers] == [302] * 5 + [200]
    assert Message.objects.count() == 5


def test_somebody_who_was_closed_out_gets_no_code(client: Client) -> None:
    person = a_person(is_active=False)

    client.post("/sv/sign-in/", {"email": person.email})

    assert re.search(r"\d{6}", Message.objects.get().body) is None


def test_a_person_signs_in_by_password_when_their_address_is_known_to_be_theirs(client: Client) -> None:
    person = a_person()
    client.post("/sv/sign-in/", {"email": person.email})
    client.post("/sv/sign-in/code/", {"code": newest_code()})
    chosen = client.post("/sv/me/first-password/", {"password1": PASSWORD, "password2": PASSWORD})
    client.post("/sv/sign-out/")

    entered = client.post("/sv/sign-in/password/", {"login": person.email, "password": PASSWORD})

    assert chosen.status_code == 302
    assert entered["Location"] == "/sv/programmes/"
    assert kinds() == [Kind.CODE_SENT, Kind.SIGNED_IN, Kind.PASSWORD_SET, Kind.SIGNED_OUT, Kind.SIGNED_IN]


def test_a_wrong_password_gives_the_same_answer_for_known_and_unknown_addresses(client: Client) -> None:
    person = a_person(password=PASSWORD)
    answers = [
        client.post("/sv/sign-in/password/", {"login": address, "password": "wrong password"})
        for address in (person.email, "nobody9@example.test")
    ]

    assert [each.status_code for each in answers] == [200, 200]
    pages = [_visible(each.content).replace(person.email, "").replace("nobody9@example.test", "") for each in answers]
    assert pages[0] == pages[1]


def test_passwords_are_guessed_too_often_and_even_the_right_one_has_to_wait(client: Client) -> None:
    person = a_person(password=PASSWORD)
    for _ in range(5):
        client.post("/sv/sign-in/password/", {"login": person.email, "password": "wrong password"})

    late = client.post("/sv/sign-in/password/", {"login": person.email, "password": PASSWORD})

    assert late.status_code == 200
    assert "_auth_user_id" not in client.session


def test_one_place_of_the_network_tries_too_often_and_is_told_so_in_words(client: Client) -> None:
    answers = [client.post("/fi/sign-up/", {"email": ""}) for _ in range(21)]

    assert [each.status_code for each in answers] == [200] * 20 + [429]
    assert b"<h1>" in answers[-1].content
    assert client.get("/fi/sign-up/").status_code == 200


@pytest.mark.parametrize(
    "password", ["kort", "password123456", "person.example.test"], ids=["short", "common", "one's own address"]
)
def test_a_password_is_refused_when_it_is_easily_guessed(client: Client, password: str) -> None:
    person = Person.objects.create_user("person.example@example.test", name="Person")
    client.force_login(person)

    answer = client.post("/sv/me/first-password/", {"password1": password, "password2": password})

    assert answer.status_code == 200
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_a_forgotten_password_is_replaced_by_way_of_a_code(client: Client) -> None:
    person = a_person(password="en gammal mening ingen minns")

    asked = client.post("/fi/new-password/", {"email": person.email})
    entered = client.post(asked["Location"], {"code": newest_code()})
    page = client.get(entered["Location"])
    saved = client.post(entered["Location"], {"password1": PASSWORD, "password2": PASSWORD}, follow=True)

    assert page.status_code == saved.status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_an_account_is_opened_and_used_when_the_code_from_the_message_is_written(client: Client) -> None:
    asked = client.post("/fi/sign-up/", {"email": "Uusi@Example.Test", "name": "  Uusi   Tekijä "})
    entered = client.post(asked["Location"], {"code": newest_code()})

    person = Person.objects.get()
    assert entered["Location"] == "/fi/programmes/"
    assert (person.email, person.name, person.language) == ("uusi@example.test", "Uusi Tekijä", "fi")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_opening_an_account_for_a_taken_address_looks_the_same_and_only_the_message_tells(client: Client) -> None:
    taken = a_person().email
    pages = []
    for address in (taken, "uusi@example.test"):
        visitor = type(client)()
        response = visitor.post("/sv/sign-up/", {"email": address, "name": "N"}, follow=True)
        pages.append((response.redirect_chain, _visible(response.content).replace(address, "")))

    assert pages[0] == pages[1]
    assert re.search(r"\d{6}", Message.objects.get(to=taken).body) is None


def test_nobody_opens_an_account_when_only_the_invited_may(client: Client, settings: object) -> None:
    settings.SIGN_UP = "invited"  # type: ignore[attr-defined]

    shown = client.get("/sv/sign-up/")
    sent = client.post("/sv/sign-up/", {"email": "uusi@example.test", "name": "N"})

    assert b"<form" not in shown.content
    assert sent.status_code == 200
    assert Person.objects.count() == Message.objects.count() == 0


def test_signing_out_takes_a_button_and_not_only_a_link(client: Client) -> None:
    client.force_login(a_person())

    client.get("/sv/sign-out/")
    still_in = "_auth_user_id" in client.session
    out = client.post("/sv/sign-out/")

    assert still_in
    assert out["Location"] == "/sv/"
    assert "_auth_user_id" not in client.session


def test_own_details_are_saved_and_the_trail_knows_it(client: Client) -> None:
    person = a_person(language="sv")
    client.force_login(person)

    answer = client.post("/sv/me/", {"name": "Anna <b>Åberg</b>", "language": "fi"}, follow=True)

    person.refresh_from_db()
    assert (person.name, person.language) == ("Anna <b>Åberg</b>", "fi")
    assert b"<b>" not in answer.content
    assert kinds() == [Kind.PERSON_SETTLED]


@pytest.mark.parametrize("path", ["sign-in", "sign-in/password", "sign-in/closed", "sign-up", "new-password"])
@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_pages_of_the_door_are_there_for_everybody(client: Client, path: str, language: str) -> None:
    assert client.get(f"/{language}/{path}/").status_code == 200
