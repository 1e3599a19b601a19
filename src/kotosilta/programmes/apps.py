"""The programme: whose it is, for which years and languages, who takes part, and what each may do."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "kotosilta.programmes"

    def ready(self) -> None:
        """Views without a declared access stop the start."""
        from kotosilta.programmes import checks  # noqa: F401, PLC0415 (registers itself once the applications are loaded)
