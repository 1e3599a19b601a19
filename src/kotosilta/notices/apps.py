"""Messages to people: kept in an outbox first, then sent by mail where a mail server is known."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kotosilta.notices"
