"""What is next, the checklist's state, the red thread: everything that looks across the rooms."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "kotosilta.workspace"
