"""A monitor is told the truth: healthy only when the database answers and the figures are in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from kotosilta import __version__
from kotosilta.situation.models import ImportedSnapshot


def test_it_is_healthy_when_the_figures_are_there(client: Client, official_figures: None) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": __version__, "database": True, "snapshot": True}
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_it_is_unavailable_when_the_figures_are_missing(client: Client) -> None:
    ImportedSnapshot.objects.all().delete()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "version": __version__, "database": True, "snapshot": False}


@pytest.mark.django_db
def test_it_is_unavailable_when_the_database_does_not_answer(client: Client) -> None:
    def broken(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        raise OperationalError("unable to open database file")

    with connection.execute_wrapper(broken):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "version": __version__, "database": False, "snapshot": False}


def test_it_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
