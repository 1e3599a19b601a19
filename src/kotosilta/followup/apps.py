"""Room 6: values, states and reports while the programme is carried out (C6)."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "kotosilta.followup"
