"""Migrations: none is missing, each app's history is one line, and every step can be taken back."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db
OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("kotosilta.")]


@pytest.fixture
def loader() -> MigrationLoader:
    return MigrationLoader(connection)


def test_no_migration_is_missing() -> None:
    told = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=told)

    assert told.getvalue() == "No changes detected\n"


def test_every_migration_is_in_the_database_of_this_engine(loader: MigrationLoader) -> None:
    assert set(loader.disk_migrations) - set(loader.applied_migrations) == set()


@pytest.mark.parametrize("label", OURS)
def test_the_history_of_an_app_is_one_line(loader: MigrationLoader, label: str) -> None:
    names = sorted(name for app, name in loader.disk_migrations if app == label)

    assert len(loader.graph.leaf_nodes(label)) == bool(names)
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("label", OURS)
def test_every_step_can_be_taken_back(loader: MigrationLoader, label: str) -> None:
    ours = [migration for (app, _), migration in loader.disk_migrations.items() if app == label]
    one_way = [
        f"{migration.name}: {operation.describe()}"
        for migration in ours
        for operation in migration.operations
        if not operation.reversible
    ]

    assert one_way == []
