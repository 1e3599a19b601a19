"""Room 5: the short text that councils decide on, its versions and its files (C5, D1–D10)."""

from django.apps import AppConfig


class DocumentConfig(AppConfig):
    name = "kotosilta.document"
