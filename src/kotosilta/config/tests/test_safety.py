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
    settings.PUBLIC_DEMO = False
    settings.MAIL_SERVER = ""
    settings.HOST = "127.0.0.1"
    return settings


@pytest.fixture
def demo(safe: Settings) -> Settings:
    """Settings of a demo on one's own machine."""
    safe.DEMO = True
    safe.SECRET_KEY = ""
    safe.ALLOWED_HOSTS = list(safe.LOCAL_HOSTS)
    return safe


OPEN_DEMO = (
    "The demo lets everybody in as anybody, so it answers on this machine only. "
    "Leave out KOTOSILTA_ALLOWED_HOSTS and KOTOSILTA_HOST, or set KOTOSILTA_PUBLIC_DEMO=1 "
    "if everybody may see and change what is in it."
)


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


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.53"])
def test_the_demo_may_start_without_any_of_it_on_this_machine(demo: Settings, host: str) -> None:
    demo.HOST = host

    assert _said() == []


@pytest.mark.parametrize("host", ["demo.example.fi", "192.0.2.1", ".example.fi"])
def test_a_demo_under_a_name_that_others_reach_does_not_start(demo: Settings, host: str) -> None:
    demo.ALLOWED_HOSTS = ["localhost", host]

    assert _said() == [OPEN_DEMO]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "demo.example.fi"])
def test_a_demo_that_others_reach_by_a_forged_name_does_not_start(demo: Settings, host: str) -> None:
    demo.HOST = host

    assert _said() == [OPEN_DEMO]


def test_a_demo_that_is_said_to_be_public_starts(demo: Settings) -> None:
    demo.PUBLIC_DEMO, demo.HOST, demo.ALLOWED_HOSTS = True, "0.0.0.0", ["demo.example.fi"]

    assert _said() == []


def test_a_public_demo_neither_answers_every_name_nor_sends_mail(demo: Settings) -> None:
    demo.PUBLIC_DEMO, demo.ALLOWED_HOSTS, demo.MAIL_SERVER = True, ["*"], "mail.example.fi"

    no_names, no_mail = _said()
    assert no_names == "KOTOSILTA_ALLOWED_HOSTS must not be “*”: links could then be forged to lead elsewhere."
    assert no_mail.endswith("anybody could write to any address through it. Leave out KOTOSILTA_MAIL_SERVER.")


def test_the_command_refuses_to_serve_an_open_demo(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KOTOSILTA_")}
    variables = {"KOTOSILTA_ALLOWED_HOSTS": "demo.example.fi", "KOTOSILTA_DATA": str(tmp_path / "data"), "LC_ALL": "C"}

    served = subprocess.run(
        [sys.executable, "-m", "kotosilta.cli.main", "serve", "--demo"],
        env=kept | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert served.returncode == 1
    assert "KOTOSILTA_PUBLIC_DEMO=1" in served.stderr


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
