"""The phases fit the checklist, the rooms and each other; bodies have names everywhere."""

from __future__ import annotations

import pytest

from kotosilta.content.checklist import editions
from kotosilta.content.process import PlannedPhase, body_names, phases
from kotosilta.content.text import LANGUAGES

ROOMS = ("process", "cooperation", "situation", "goals", "document")
LONGEST_ADVICE = 170


@pytest.mark.parametrize("phase", phases(), ids=lambda phase: phase.key)
def test_a_phase_names_points_of_the_checklist_and_is_short(phase: PlannedPhase) -> None:
    known = {item.id for edition in editions() for item in edition.items}

    assert set(phase.ids) <= known
    assert phase.room in ROOMS
    assert 1 <= phase.least <= phase.weeks
    assert all(len(phase.advice.in_language(language)) <= LONGEST_ADVICE for language in LANGUAGES)


def test_phases_stand_in_the_order_of_the_rooms_and_end_with_the_decision() -> None:
    keys = [phase.key for phase in phases()]

    assert len(set(keys)) == len(keys)
    assert keys[0] == "start"
    assert keys[-1] == "decision"
    assert [phase.room for phase in phases()[:5]] == list(ROOMS)


def test_the_work_takes_about_a_year_and_half_of_it_in_haste() -> None:
    assert 40 <= sum(phase.weeks for phase in phases()) <= 52
    assert 20 <= sum(phase.least for phase in phases()) <= 30


def test_council_and_executive_have_names_in_towns_and_elsewhere() -> None:
    assert set(body_names()) == {"council", "executive"}
    assert body_names()["council"].town.sv == "Stadsfullmäktige"
    assert body_names()["executive"].other.fi == "Kunnanhallitus"
