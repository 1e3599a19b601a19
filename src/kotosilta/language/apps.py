"""Languages of the interface: sentences put into them, and the catalogues collected from the whole product."""

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "kotosilta.language"
