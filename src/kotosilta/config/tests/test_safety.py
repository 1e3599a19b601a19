"""The service does not start unsafe outside the demo, however it is started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kotosilta.config.env import Environment
from kotosilta.config.safety import mistakes, reasons_not_to_start
from kotosilta.language.said import in_words


@pytest.fixture
def safe(settings: Settings) -> Settings:
    """Settings of a service that people reach under a name of its own."""
    settings.DEMO = False
    settings.ENVIRONMENT = Environment({})
    settings.SECRET_KEY = "x" * 50
    settings.ALLOWED_HOSTS = ["kotosilta.example"]
    settings.DEBUG = False
    return settings


def _said() -> list[str]:
    return [in_words(reason, "en") for reason in reasons_not_to_start()]


def test_nothing_keeps_a_safe_service_from_starting(safe: Settings) -> None:
    assert _said() == []


@pytest.mark.parametrize("key", ["", "x" * 49])
def test_a_missing_or_short_key_keeps_it_from_starting(safe: Settings, key: str) -> None:
    safe.SECRET_KEY = key

    sentence, command = _said()[0].split(" Make one with: ")
    assert sentence == "KOTOSILTA_SECRET_KEY is missing or shorter than 50 characters."
    made = subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout.strip()
    assert len(made) >= 50


def test_hosts_that_nobody_chose_keep_it_from_starting(safe: Settings) -> None:
    safe.ALLOWED_HOSTS = list(safe.LOCAL_HOSTS)

    assert _said() == [
        "KOTOSILTA_ALLOWED_HOSTS is missing. Give the names by which people reach the service: one.fi,two.fi"
    ]


def test_every_host_keeps_it_from_starting(safe: Settings) -> None:
    safe.ALLOWED_HOSTS = ["*"]

    assert _said() == ["KOTOSILTA_ALLOWED_HOSTS must not be “*”: links could then be forged to lead elsewhere."]


def test_debugging_keeps_it_from_starting(safe: Settings) -> None:
    safe.DEBUG = True

    assert _said() == ["KOTOSILTA_DEBUG is on, which would show the inside of the program to everybody."]


def test_the_demo_may_start_without_any_of_it(safe: Settings) -> None:
    safe.DEMO = True
    safe.SECRET_KEY = ""
    safe.ALLOWED_HOSTS = list(safe.LOCAL_HOSTS)

    assert _said() == []


def test_a_misspelt_setting_is_said_with_the_one_that_was_meant() -> None:
    environment = Environment({"KOTOSILTA_PROT": "1", "KOTOSILTA_UNHEARD_OF": "1"})
    environment.number("PORT", 8000, 1, 65535, "about")

    assert [in_words(reason, "en") for reason in mistakes(environment)] == [
        "There is no setting KOTOSILTA_PROT. Did you mean KOTOSILTA_PORT?",
        "There is no setting KOTOSILTA_UNHEARD_OF.",
    ]


def test_the_door_for_a_server_refuses_to_open_when_the_settings_are_unsafe(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KOTOSILTA_")}
    opened = subprocess.run(
        [sys.executable, "-c", "import kotosilta.config.wsgi"],
        env=kept | {"KOTOSILTA_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert opened.returncode == 1
    assert "KOTOSILTA_SECRET_KEY is missing" in opened.stderr.splitlines()[-1]
