"""What versions and decisions say for the checklist, and what of them waits for somebody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kotosilta.document.versions.changes import take_decision_back
from kotosilta.document.versions.recorded import due, evidence
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from tests.builders import (
    NOW,
    TODAY,
    a_body_meeting,
    a_deciding_body,
    a_decision,
    a_member,
    a_programme,
    a_version,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.fixture
def joint() -> Membership:
    return coordinator_of(a_programme("narpes", "kristinestad", languages=["sv"]))


def said(kim: Membership) -> list[tuple[str, str]]:
    return [(each.item, each.strength.name) for each in evidence(kim.programme)]


def waits(kim: Membership, on: date = TODAY) -> list[tuple[str, date | None]]:
    return [(each.address, each.on) for each in due(kim, on)]


def test_a_named_text_is_begun_and_an_approved_one_fulfils_the_point(kim: Membership) -> None:
    assert said(kim) == []

    version = a_version(kim)
    assert said(kim) == [("C5.1", "BEGUN")]

    decision = a_decision(kim, version)
    assert said(kim) == [("C5.1", "FULFILLED")]

    take_decision_back(decision=decision, by=kim, on=TODAY)
    assert said(kim) == [("C5.1", "BEGUN")]


def test_in_a_joint_programme_each_decision_counts(joint: Membership) -> None:
    version = a_decision(joint, outcome="returned").version
    assert said(joint) == [("C5.1", "BEGUN"), ("K3", "BEGUN")]

    other = a_deciding_body(joint.programme, code=joint.programme.municipality_codes()[1])
    a_decision(joint, version, body=other)
    assert said(joint) == [("C5.1", "FULFILLED"), ("K3", "FULFILLED")]


def test_a_text_that_is_soon_decided_on_is_to_be_named(kim: Membership) -> None:
    day = TODAY + timedelta(days=20)
    a_body_meeting(kim.programme, body=a_deciding_body(kim.programme), on=day, purpose="decides")

    assert waits(kim) == [("document/versions/#name", day)]
    assert waits(kim, TODAY - timedelta(days=60)) == []

    a_version(kim)
    assert waits(kim) == []


def test_a_decision_whose_day_has_passed_is_to_be_recorded_by_the_coordinator(kim: Membership) -> None:
    a_body_meeting(kim.programme, body=a_deciding_body(kim.programme), on=TODAY, purpose="decides")
    version = a_version(kim)

    assert waits(kim) == [(f"document/versions/{version.pk}/decisions/new/", TODAY)]
    assert waits(a_member(kim.programme, Role.EDITOR)) == []

    a_decision(kim, version, outcome="rejected", now=NOW)
    assert waits(kim) == []
