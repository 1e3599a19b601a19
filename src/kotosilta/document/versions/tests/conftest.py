"""Somebody signed in, in a bilingual programme."""

from __future__ import annotations

from typing import Any

import pytest

from kotosilta.programmes.models import Membership, Programme
from tests.builders import a_programme, coordinator_of


@pytest.fixture
def programme() -> Programme:
    return a_programme(languages=["sv", "fi"])


@pytest.fixture
def kim(programme: Programme, client: Any) -> Membership:
    """The coordinator, signed in."""
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership
