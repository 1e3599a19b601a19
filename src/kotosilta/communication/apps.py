"""Room 7: the plan for four audiences, and what of the programme everybody can read (C7)."""

from django.apps import AppConfig


class CommunicationConfig(AppConfig):
    name = "kotosilta.communication"
