"""Room 2: the group, the organisations around it, its meetings, and how residents take part (C2)."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "kotosilta.cooperation"
