"""Messages wait, go out once, and are lost neither to a mail server that is down nor to one that refuses."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.utils import timezone

from kotosilta.language.said import in_words
from kotosilta.notices.models import Message
from kotosilta.notices.outbox import MOST_TRIES, Sent, post, send_waiting, what_holds_mail_up
from kotosilta.notices.tests.mail_server import MailServer, running_mail_server
from kotosilta.reasons import Reason
from tests.builders import a_person

pytestmark = pytest.mark.django_db
NOW = timezone.now() + timedelta(days=1)


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with running_mail_server() as running:
        settings.MAIL_SERVER = settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = running.port
        yield running


def a_message(to: str = "anna@example.test", **more: Any) -> Message:
    values = {"language": "sv", "subject": "Välkommen åäö", "body": "Koden är 123456.\n.\nSlut\n"}
    return post(to=to, **(values | more))


def test_a_message_goes_out_once_with_its_language_and_its_text_is_forgotten(server: MailServer) -> None:
    message = a_message()

    results = [send_waiting(now=NOW), send_waiting(now=NOW)]

    assert results == [Sent(1, 0, 0), Sent(0, 0, 0)]
    [arrived] = server.received
    assert (arrived["To"], arrived["Subject"], arrived["Content-Language"]) == (
        "anna@example.test",
        "Välkommen åäö",
        "sv",
    )
    assert arrived.get_content().replace("\r\n", "\n") == "Koden är 123456.\n.\nSlut\n"
    message.refresh_from_db()
    assert message.sent_at is not None
    assert message.body == ""


def test_messages_wait_untouched_while_the_server_is_down(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.MAIL_SERVER, settings.EMAIL_HOST, settings.EMAIL_PORT = "down", "127.0.0.1", probe.getsockname()[1]
    message = a_message()

    result = send_waiting(now=NOW)

    assert result == Sent(0, 1, 0)
    message.refresh_from_db()
    assert (message.tries, message.body) == (0, "Koden är 123456.\n.\nSlut\n")
    assert message.trouble.startswith("ConnectionRefusedError")
    assert "anna@example.test" not in caplog.text


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_whoever_waits_for_a_code_is_told_that_the_server_is_down_and_gets_the_code_later(
    settings: Any, client: Client, language: str
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.MAIL_SERVER, settings.EMAIL_HOST, settings.EMAIL_PORT = "down", "127.0.0.1", probe.getsockname()[1]
    told = Reason("The mail server does not answer just now. The message waits, and goes out by itself.")
    a_message()
    person = a_person()
    address = f"/{language}/sign-in/"

    before = client.post(address, {"email": person.email}, follow=True).content.decode()
    send_waiting(now=NOW)
    during = client.post(address, {"email": person.email}, follow=True).content.decode()
    with running_mail_server() as server:
        settings.EMAIL_PORT = server.port
        send_waiting(now=NOW)
    after = client.get(f"{address}code/").content.decode()

    assert [in_words(told, language) in each for each in (before, during, after)] == [False, True, False]
    assert person.email in [each["To"] for each in server.received]


def test_a_message_that_was_refused_does_not_look_like_a_server_that_is_down(server: MailServer) -> None:
    server.refused.add("anna@example.test")
    a_message()
    send_waiting(now=NOW)

    assert what_holds_mail_up() is None


def test_what_waited_goes_out_when_the_server_is_back(server: MailServer) -> None:
    a_message()
    a_message("bo@example.test")

    assert send_waiting(now=NOW) == Sent(2, 0, 0)
    assert [each["To"] for each in server.received] == ["anna@example.test", "bo@example.test"]


def test_a_refused_message_is_tried_again_with_growing_pauses_and_stops_none_of_the_others(server: MailServer) -> None:
    server.refused.add("anna@example.test")
    refused = a_message()
    a_message("bo@example.test")

    first = send_waiting(now=NOW)
    at_once = send_waiting(now=NOW + timedelta(minutes=1))
    server.refused.clear()
    later = send_waiting(now=NOW + timedelta(minutes=3))

    assert [first, at_once, later] == [Sent(1, 1, 0), Sent(0, 1, 0), Sent(1, 0, 0)]
    refused.refresh_from_db()
    assert (refused.tries, refused.trouble) == (2, "")


def test_a_message_is_given_up_after_many_tries_and_an_operator_sees_it(server: MailServer, client: Client) -> None:
    server.refused.add("anna@example.test")
    message = a_message()
    for day in range(MOST_TRIES + 1):
        result = send_waiting(now=NOW + timedelta(days=day))
    client.force_login(a_person(is_operator=True))

    shown = client.get("/sv/outbox/").content.decode()
    client.post("/sv/outbox/again/")

    assert result == Sent(0, 0, 1)
    assert "anna@example.test" in shown
    assert "Koden" not in shown
    message.refresh_from_db()
    assert message.tries == 0


def test_nothing_is_tried_without_a_mail_server() -> None:
    a_message()

    assert send_waiting(now=NOW) == Sent(0, 1, 0)


def test_one_key_makes_one_message() -> None:
    first, second = a_message(key="meeting-7-invitation"), a_message(key="meeting-7-invitation", subject="Again")

    assert first == second
    assert Message.objects.get().subject == "Välkommen åäö"


def test_a_message_vanishes_with_the_change_that_was_undone() -> None:
    with transaction.atomic():
        a_message()
        transaction.set_rollback(True)

    assert Message.objects.count() == 0


def test_a_subject_cannot_smuggle_in_a_header(server: MailServer) -> None:
    a_message(subject="Welcome\r\nBcc: everybody@example.test")

    send_waiting(now=NOW)

    [arrived] = server.received
    assert arrived["Subject"] == "Welcome Bcc: everybody@example.test"
    assert arrived["Bcc"] is None


def test_mail_sent_the_way_django_does_lands_in_the_outbox_for_each_receiver() -> None:
    EmailMessage("S", "B", to=["a@example.test", "b@example.test"], headers={"Content-Language": "fi"}).send()

    assert sorted(Message.objects.values_list("to", "language", "subject", "body")) == [
        ("a@example.test", "fi", "S", "B"),
        ("b@example.test", "fi", "S", "B"),
    ]


def test_old_messages_that_were_sent_are_forgotten(server: MailServer) -> None:
    old = a_message()
    send_waiting(now=NOW)
    a_message("bo@example.test")

    send_waiting(now=NOW + timedelta(days=91))

    assert not Message.objects.filter(pk=old.pk).exists()
    assert Message.objects.count() == 1


def test_the_outbox_is_for_operators_alone(client: Client) -> None:
    a_message()
    signed_out = client.get("/sv/outbox/")
    client.force_login(a_person())

    assert signed_out["Location"] == "/sv/sign-in/?next=/sv/outbox/"
    assert client.get("/sv/outbox/").status_code == 404
