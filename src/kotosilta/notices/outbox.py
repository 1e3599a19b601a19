"""Puts messages into the outbox and sends what waits there; nothing is lost while the mail server is down."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import Actor, record
from kotosilta.notices.models import Message
from kotosilta.reasons import Reason

MOST_TRIES = 8  # with pauses that double from two minutes, that is about eight hours
LONGEST_SUBJECT = 200
LONGEST_TROUBLE = 300
KEPT_AFTER_SENDING = timedelta(days=90)
SMTP = "django.core.mail.backends.smtp.EmailBackend"
TROUBLE = (OSError, smtplib.SMTPException)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages went out, how many still wait, and how many were tried too often."""

    sent: int
    waiting: int
    given_up: int


def post(
    *, to: str, language: str, subject: str, body: str, programme: int | None = None, key: str | None = None
) -> Message:
    """Keeps a message, which `send_waiting` sends once the transaction around is done. One `key` makes one message."""
    line = " ".join(subject.split())[:LONGEST_SUBJECT]
    values = {"to": to, "language": language, "subject": line, "body": body, "programme": programme}
    if key is None:
        return Message.objects.create(**values)
    return Message.objects.get_or_create(key=key, defaults=values)[0]


def what_holds_mail_up() -> Reason | None:
    """Why a message that is posted now takes long, to be said where somebody waits for it; None while mail goes out."""
    if not settings.MAIL_SERVER:
        return Reason("This installation has no mail server: the message waits in its outbox.")
    # A message that the server itself has refused was tried; these wait for a server that answers.
    if Message.objects.filter(sent_at=None, tries=0).exclude(trouble="").exists():
        return Reason("The mail server does not answer just now. The message waits, and goes out by itself.")
    return None


def send_waiting(*, now: datetime) -> Sent:
    """Sends what is due. Without a mail server, or while it does not answer, everything stays as it is."""
    sent = _send_due(now) if settings.MAIL_SERVER else 0
    if sent:
        Message.objects.filter(sent_at__lt=now - KEPT_AFTER_SENDING).delete()
    waiting = Message.objects.filter(sent_at=None)
    return Sent(sent, waiting.filter(tries__lt=MOST_TRIES).count(), waiting.filter(tries__gte=MOST_TRIES).count())


@transaction.atomic
def try_again(*, by: Actor, now: datetime) -> int:
    """Lets messages that were given up be tried from the beginning; how many there are."""
    given_up = Message.objects.filter(sent_at=None, tries__gte=MOST_TRIES)
    count = given_up.update(tries=0, due_at=now)
    record(Kind.MAIL_TRIED_AGAIN, by=by, after={"messages": count})
    return count


def _send_due(now: datetime) -> int:
    due = list(Message.objects.filter(sent_at=None, tries__lt=MOST_TRIES, due_at__lte=now).order_by("made_at", "pk"))
    if not due:
        return 0
    connection = get_connection(SMTP)
    try:
        connection.open()
    except TROUBLE as error:
        connection.close()  # it may be open, with a server that does not speak TLS or cannot show who it is
        logger.warning("notice.server_down waiting=%s trouble=%s", len(due), type(error).__name__)
        Message.objects.filter(pk__in=[message.pk for message in due]).update(trouble=_told(error))
        return 0
    try:
        return sum(_send(message, connection, now) for message in due)
    finally:
        connection.close()


def _send(message: Message, connection: BaseEmailBackend, now: datetime) -> bool:
    """Sends one message, unless another process has just taken it; a refused one is tried again after a pause."""
    pause = timedelta(minutes=2 ** (message.tries + 1))
    mine = Message.objects.filter(pk=message.pk, sent_at=None, tries=message.tries)
    if not mine.update(tries=F("tries") + 1, due_at=now + pause):
        return False
    mail = EmailMessage(
        message.subject,
        message.body,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        connection=connection,
        headers={"Content-Language": message.language, "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except TROUBLE as error:
        Message.objects.filter(pk=message.pk).update(trouble=_told(error))
        logger.warning("notice.not_sent message=%s tries=%s", message.pk, message.tries + 1)
        return False
    # The text may hold a code or a personal link, so nobody shall read it here once it has arrived.
    Message.objects.filter(pk=message.pk).update(sent_at=now, body="", trouble="")
    return True


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:LONGEST_TROUBLE]
