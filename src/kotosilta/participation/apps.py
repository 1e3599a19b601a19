"""The door without an account: an open question, answered on a phone, that lands as voices (C2.7, C3.7–C3.11)."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "kotosilta.participation"
