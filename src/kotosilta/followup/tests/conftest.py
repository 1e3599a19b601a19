"""Somebody signed in, in a bilingual programme that has been decided."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.programmes.models import Membership, Programme, State
from tests.builders import a_programme, coordinator_of

NOW = datetime(2028, 1, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def programme() -> Programme:
    programme = a_programme(languages=["sv", "fi"])
    programme.state = State.DECIDED
    programme.save()
    return programme


@pytest.fixture
def kim(programme: Programme, client: Any) -> Membership:
    """The coordinator, signed in."""
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


@pytest.fixture
def in_january(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """It is January of the programme's second year."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW
