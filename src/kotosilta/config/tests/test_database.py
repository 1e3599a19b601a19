"""Where the data is kept: a file by itself, a PostgreSQL server by its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from kotosilta.config.database import databases
from kotosilta.reasons import Reason

DATA = Path("/srv/data")


def test_a_file_in_the_data_folder_serves_when_no_server_is_named() -> None:
    problems: list[Reason] = []

    found = databases(DATA, "", problems)["default"]

    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", DATA / "kotosilta.sqlite3")
    assert problems == []


def test_an_address_is_taken_apart_with_its_special_signs_and_options() -> None:
    address = "postgresql://kotosilta:p%40ss%2Fw%C3%B6rd@db.example.fi:5433/koto%20silta?sslmode=verify-full"

    found = databases(DATA, address, [])["default"]

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "koto silta",
        "USER": "kotosilta",
        "PASSWORD": "p@ss/wörd",
        "HOST": "db.example.fi",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def test_what_libpq_knows_by_itself_need_not_be_given() -> None:
    found = databases(DATA, "postgresql:///kotosilta", [])["default"]

    assert (found["HOST"], found["PORT"], found["USER"], found["NAME"]) == ("", "", "", "kotosilta")


@pytest.mark.parametrize(
    "address",
    [
        "only-a-word",
        "mysql://u:p@h/n",
        "postgresql://u:p@h",
        "postgresql://u:p@h:port/n",
        "postgresql://u:p@h/n?sslmode",
        "postgresql://[::1/n",
    ],
)
def test_an_address_that_cannot_be_read_is_a_mistake_that_does_not_tell_the_password(address: str) -> None:
    problems: list[Reason] = []

    found = databases(DATA, address, problems)["default"]

    assert found["ENGINE"] == "django.db.backends.sqlite3"
    [problem] = problems
    assert address not in problem.message % dict(problem.values)
