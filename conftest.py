"""What every test may rely on: official figures in the database, and a client that judges every page it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings

from kotosilta.situation.importing import import_snapshot
from tests.html_judge import faults

ASKING_A_DATABASE = frozenset({"db", "transactional_db", "django_db_setup"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
WRITING_SQL = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second engine only what asks a database is run: everything else would give the same answer again."""
    if connection.vendor == "sqlite":
        return
    asking = [item for item in items if _asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
    items[:] = asking


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = ASKING_A_DATABASE.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


class JudgingClient(Client):
    """Django's client; a page with a fault, and a page that writes while it is only read, fail the test."""

    def request(self, **request: Any) -> HttpResponse:
        if request.get("REQUEST_METHOD", "GET") in READING:
            with connection.execute_wrapper(_refuse_writing):
                response = super().request(**request)
        else:
            response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html") and _is_a_page(response):
            found = faults(response.content.decode())
            assert found == [], f"{request['PATH_INFO']}: {found}"
        return response


def _is_a_page(response: HttpResponse) -> bool:
    """A whole page, neither a redirect, a part for a script, nor a file to take away."""
    whole = response.content[:9].lower() == b"<!doctype"
    return whole and "attachment" not in response.headers.get("Content-Disposition", "")


def _refuse_writing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    # A session is no row of the domain: it remembers for instance that a form was put back.
    writes = sql.lstrip().upper().startswith(WRITING_SQL) and '"django_session"' not in sql
    assert not writes, f"a page that is only read wrote: {sql[:120]}"
    return execute(sql, params, many, context)


class _Undefined(str):
    """Django prints this for a variable that a template does not get; here it fails instead."""

    __slots__ = ()

    def __contains__(self, sign: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        pytest.fail(f"a template uses {name}, which it was not given")


@pytest.fixture(scope="session", autouse=True)
def unhashed_static_files() -> Iterator[None]:
    """Addresses of static files without their checksums, which only the collected ones have."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield


@pytest.fixture(scope="session", autouse=True)
def mail_through_the_outbox(django_test_environment: None) -> Iterator[None]:
    """Django's test environment would catch mail before it reaches our own outbox."""
    with override_settings(EMAIL_BACKEND="kotosilta.notices.mail.Outbox"):
        yield


@pytest.fixture(scope="session")
def undefined_variables_fail() -> Iterator[None]:
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, _Undefined("%s")
    yield
    engine.string_if_invalid = before


@pytest.fixture
def client(undefined_variables_fail: None) -> JudgingClient:
    """A signed-out visitor whose pages are judged."""
    return JudgingClient()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Imports once for all tests, outside their transactions."""
    with django_db_blocker.unblock():
        import_snapshot()


@pytest.fixture
def official_figures(db: None) -> None:
    """The imported snapshot; it costs nothing when an earlier test left it in the database."""
    import_snapshot()
