"""Lets everything that sends mail the way Django does send it through the outbox, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kotosilta.notices.outbox import post


class Outbox(BaseEmailBackend):
    """A mail backend that keeps a message for each receiver; `Content-Language` says in which language it is."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            language = mail.extra_headers.get("Content-Language", settings.LANGUAGE_CODE)
            for address in mail.recipients():
                post(to=address, language=language, subject=str(mail.subject), body=str(mail.body))
        return len(email_messages)
