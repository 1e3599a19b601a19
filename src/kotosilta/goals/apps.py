"""Room 4: goals that rest on findings, the measures that lead there, and what shows that they are reached (C4)."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "kotosilta.goals"
