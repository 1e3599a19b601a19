"""The trail: who did what and when, written once and never changed."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kotosilta.audit"
