"""What happens to indicators and their values, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kotosilta.goals import changes
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.tests.telling import last_event, refused, told_of_indicator
from kotosilta.programmes.models import Membership
from tests.builders import (
    TODAY,
    a_baseline,
    a_goal,
    a_programme,
    a_reading,
    an_indicator,
    coordinator_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def test_indicator_is_chosen_with_source_interval_and_target(kim: Membership) -> None:
    indicator = an_indicator(kim, official="turnout", official_of="545")

    stored = Indicator.objects.of(kim.programme).get()
    assert (stored.source_kind, stored.interval, stored.target, stored.unit) == ("M6", "two_years", Decimal(50), "%")
    assert last_event() == ("indicator.added", "indicator", {"target": "50", "target_on": "2030-12-31"})
    assert indicator == stored


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"target": Decimal("100.5")}, "target"),
        ({"measured": "other"}, "own_unit"),
        ({"official": "turnout", "official_of": "091"}, "official"),
    ],
)
def test_impossible_indicator_is_refused_beside_its_field(kim: Membership, told: dict[str, Any], field: str) -> None:
    goal = a_goal(kim)

    assert refused(lambda: an_indicator(kim, goal, **told)) == field


def test_target_before_the_baseline_is_refused_from_both_sides(kim: Membership) -> None:
    indicator = an_indicator(kim)
    a_baseline(kim, indicator, read_on=date(2026, 6, 30))

    earlier = told_of_indicator(indicator, target_on=date(2026, 6, 30))
    assert refused(lambda: changes.describe_indicator(indicator=indicator, by=kim, **earlier)) == "target_on"

    before = told_of_indicator(indicator, target_on=date(2026, 9, 1))
    changes.describe_indicator(indicator=indicator, by=kim, **before)
    assert refused(lambda: a_baseline(kim, indicator, read_on=date(2026, 9, 1))) == "read_on"


def test_what_is_measured_cannot_become_what_the_noted_values_are_not(kim: Membership) -> None:
    indicator = an_indicator(kim, measured="persons", target=Decimal(90))
    a_baseline(kim, indicator, value=Decimal(140))

    share = told_of_indicator(indicator, measured="percent")
    assert refused(lambda: changes.describe_indicator(indicator=indicator, by=kim, **share)) == "measured"


def test_there_is_one_baseline_and_a_new_one_takes_its_place(kim: Membership) -> None:
    indicator = an_indicator(kim)
    first = a_baseline(kim, indicator, value=Decimal(20))

    second = a_baseline(kim, indicator, value=Decimal("21.5"), read_on=date(2024, 12, 31))

    assert first == second
    assert [(each.value, each.baseline) for each in Reading.objects.of(kim.programme)] == [(Decimal("21.5"), True)]
    assert last_event() == ("baseline.set", "reading", {"value": "21.5", "day": "2024-12-31"})


def test_value_is_noted_and_corrected(kim: Membership) -> None:
    indicator = an_indicator(kim)
    reading = a_reading(kim, indicator)
    assert last_event() == ("reading.added", "reading", {"value": "25", "day": "2026-11-24"})

    told = {"value": Decimal(26), "read_on": TODAY, "source": "Enkäten", "note": {"sv": "Rättad"}, "on": TODAY}
    changes.describe_reading(reading=reading, by=kim, **told)

    reading.refresh_from_db()
    assert (reading.value, reading.source, str(reading.note), reading.baseline) == (26, "Enkäten", "Rättad", False)
    assert last_event()[0] == "reading.changed"


def test_corrected_baseline_stays_the_baseline_and_keeps_its_rules(kim: Membership) -> None:
    baseline = a_baseline(kim)
    told = {"value": Decimal(19), "source": "x", "note": {}, "on": date(2031, 1, 1)}

    changes.describe_reading(reading=baseline, by=kim, read_on=TODAY, **told)
    assert last_event()[0] == "baseline.set"

    late = {"reading": baseline, "by": kim, "read_on": date(2030, 12, 31), **told}
    assert refused(lambda: changes.describe_reading(**late)) == "read_on"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"value": Decimal(101)}, "value"),
        ({"value": Decimal(-1)}, "value"),
        ({"read_on": date(2026, 11, 25)}, "read_on"),
        ({"read_on": date(2025, 12, 31)}, "read_on"),
    ],
)
def test_impossible_value_is_refused_beside_its_field(kim: Membership, told: dict[str, Any], field: str) -> None:
    indicator = an_indicator(kim)
    a_baseline(kim, indicator)

    assert refused(lambda: a_reading(kim, indicator, **told)) == field
