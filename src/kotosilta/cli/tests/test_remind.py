"""`kotosilta remind` posts the letters that are due, once, with addresses under which people reach the service."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.cli.main import main
from kotosilta.cli.remind import base_address
from kotosilta.cooperation.models import Taking
from kotosilta.notices.models import Message
from tests.builders import a_contact_at, a_measure, a_programme, a_round, an_organisation, coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def _round_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round with one owner who has an address, on one of its days."""
    by = coordinator_of(a_programme())
    owner = an_organisation(by, taking=Taking.IN)
    a_contact_at(by, owner)
    a_measure(by, owner=owner)
    a_round(by, opens=date(2027, 12, 1), closes=date(2028, 1, 31))
    monkeypatch.setattr(timezone, "now", lambda: datetime(2028, 1, 10, 9, tzinfo=UTC))


@pytest.mark.usefixtures("_round_is_open")
def test_a_look_posts_nothing_and_a_second_run_nothing_twice(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    settings.ADDRESS = "https://kotosilta.example.fi/"
    told = {"programme": "narpes-2027", "year": 2027, "posted": 1, "without_address": 0}

    assert main(["remind", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [told]
    assert not Message.objects.exists()
    assert [main(["remind"]), main(["remind"])] == [0, 0]

    assert "https://kotosilta.example.fi/sv/report/" in Message.objects.get().body


def test_it_says_when_no_round_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remind", "--lang", "en"]) == 0

    assert "No round of reports is open." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("demo", "address", "base"),
    [
        (False, "https://kotosilta.example.fi/", "https://kotosilta.example.fi"),
        (False, "", "https://one.example.fi"),
        (True, "", "http://one.example.fi:8000"),
    ],
)
def test_links_lead_where_people_reach_the_service(settings: Any, demo: bool, address: str, base: str) -> None:
    settings.DEMO, settings.ADDRESS, settings.PORT = demo, address, 8000
    settings.ALLOWED_HOSTS = [".example.fi", "one.example.fi"]

    assert base_address() == base
