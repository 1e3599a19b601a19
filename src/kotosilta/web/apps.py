"""The frame of every page: layout, components, language and error pages; it knows nothing of the domain."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kotosilta.web"
