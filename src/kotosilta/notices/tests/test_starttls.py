"""Mail under STARTTLS: to a server that is trusted, and to none that is not or does not speak it."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.notices.models import Message
from kotosilta.notices.outbox import Sent, post, send_waiting
from kotosilta.notices.tests.mail_server import MailServer, running_mail_server

pytestmark = pytest.mark.django_db
NOW = timezone.now() + timedelta(days=1)
KEY, CERTIFICATE = "key.pem", "certificate.pem"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh key and the certificate of a mail server on this machine."""
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", KEY, "-out", CERTIFICATE]
    subprocess.run([*made, *names], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def private_server(pair: Path, settings: Any) -> Iterator[MailServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair / CERTIFICATE, pair / KEY)
    with running_mail_server(context) as server:
        _told(settings, server)
        yield server


def _told(settings: Any, server: MailServer) -> None:
    settings.MAIL_SERVER = settings.EMAIL_HOST = "localhost"
    settings.EMAIL_PORT, settings.EMAIL_USE_TLS = server.port, True


def _waiting() -> Message:
    return post(to="anna@example.test", language="sv", subject="Koden", body="Koden är 123456.\n")


def test_a_message_goes_out_under_tls_to_a_server_that_is_trusted(
    private_server: MailServer, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pair / CERTIFICATE))
    _waiting()

    assert send_waiting(now=NOW) == Sent(1, 0, 0)
    assert [each["To"] for each in private_server.received] == ["anna@example.test"]


def test_a_message_waits_when_the_server_cannot_show_who_it_is(private_server: MailServer) -> None:
    message = _waiting()

    assert send_waiting(now=NOW) == Sent(0, 1, 0)
    message.refresh_from_db()
    assert message.trouble.startswith("SSLCertVerificationError")
    assert private_server.received == []


def test_a_message_waits_rather_than_going_out_in_the_open(settings: Any) -> None:
    message = _waiting()
    with running_mail_server() as server:
        _told(settings, server)

        assert send_waiting(now=NOW) == Sent(0, 1, 0)

    message.refresh_from_db()
    assert message.trouble.startswith("SMTPNotSupportedError")
    assert server.received == []


def test_nothing_goes_out_in_the_open_to_a_server_that_asks_for_tls(private_server: MailServer, settings: Any) -> None:
    settings.EMAIL_USE_TLS = False
    message = _waiting()

    assert send_waiting(now=NOW).sent == 0
    message.refresh_from_db()
    assert message.trouble
    assert message.body
    assert private_server.received == []
