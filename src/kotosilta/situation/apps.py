"""The situation picture (C3): official figures, what they suggest, and what nobody publishes."""

from django.apps import AppConfig


class SituationConfig(AppConfig):
    name = "kotosilta.situation"
