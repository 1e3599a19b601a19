"""Room 1: who is responsible, which bodies take part and decide, what happens when, who advises (C1)."""

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "kotosilta.process"
