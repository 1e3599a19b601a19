"""The open door: start page, situation pages and drafts, readable by anybody without an account."""

from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "kotosilta.publicsite"
