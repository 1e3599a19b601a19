"""Phases are counted back so that they fit before the decision, or it is said that they do not; what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.content.process import phases
from kotosilta.process import rules
from kotosilta.process.rules import Fit, Plan, Standing, phases_back_from, why_not_count_back

TODAY = date(2026, 11, 24)
PLANS = [Plan(each.key, each.weeks, each.least) for each in phases()]
FULL = sum(plan.weeks for plan in PLANS) * 7
LEAST = sum(plan.least for plan in PLANS) * 7


@st.composite
def plans(draw: st.DrawFn) -> list[Plan]:
    sizes = draw(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 20)), min_size=1, max_size=12))
    return [Plan(f"phase{number}", least + more, least) for number, (least, more) in enumerate(sizes)]


@given(plans=plans(), ahead=st.integers(1, 1_500))
def test_phases_follow_each_other_to_the_decision_and_never_begin_before_today(plans: list[Plan], ahead: int) -> None:
    decision = TODAY + timedelta(days=ahead)
    if why_not_count_back(decision, TODAY, plans):
        with pytest.raises(ValueError, match=r"\w"):
            phases_back_from(decision, TODAY, plans)
        return

    table = phases_back_from(decision, TODAY, plans)

    assert [each.key for each in table.stretches] == [plan.key for plan in plans]
    assert table.stretches[0].begins >= TODAY
    assert table.stretches[-1].ends == decision
    assert all(before.ends + timedelta(days=1) == after.begins for before, after in pairwise(table.stretches))
    for plan, each in zip(plans, table.stretches, strict=True):
        days = (each.ends - each.begins).days + 1
        assert 7 <= days <= plan.weeks * 7
        assert days == plan.weeks * 7 or table.fit is not Fit.CALM
        assert days >= plan.least * 7 or table.fit is Fit.TOO_SHORT


@given(plans=plans(), ahead=st.integers(1, 1_500))
def test_nothing_of_the_time_is_left_unused_where_it_is_short(plans: list[Plan], ahead: int) -> None:
    decision = TODAY + timedelta(days=ahead)
    if why_not_count_back(decision, TODAY, plans):
        return

    table = phases_back_from(decision, TODAY, plans)

    assert table.fit is Fit.CALM or table.stretches[0].begins == TODAY


@pytest.mark.parametrize(
    ("days", "fit"),
    [
        (FULL, Fit.CALM),
        (FULL - 1, Fit.TIGHT),
        (LEAST, Fit.TIGHT),
        (LEAST - 1, Fit.TOO_SHORT),
        (len(PLANS) * 7, Fit.TOO_SHORT),
    ],
)
def test_fit_depends_on_the_days_there_are(days: int, fit: Fit) -> None:
    table = phases_back_from(TODAY + timedelta(days=days - 1), TODAY, PLANS)

    assert table.fit is fit
    assert table.stretches[0].begins == TODAY


def test_too_little_time_is_said_in_weeks() -> None:
    table = phases_back_from(TODAY + timedelta(days=12 * 7), TODAY, PLANS)

    assert "only 12 weeks" in table.says.message % table.says.values
    assert f"about {LEAST // 7}." in table.says.message % table.says.values


@pytest.mark.parametrize("decision", [TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=len(PLANS) * 7 - 2)])
def test_nothing_is_counted_back_when_the_decision_has_passed_or_is_too_near(decision: date) -> None:
    assert why_not_count_back(decision, TODAY, PLANS) is not None


def test_nothing_is_counted_back_without_phases() -> None:
    assert why_not_count_back(TODAY + timedelta(days=365), TODAY, []) is not None


def test_the_decision_day_is_the_earliest_of_the_last_ones_of_each_municipality() -> None:
    days = {"545": [date(2027, 5, 10), date(2027, 6, 14)], "287": [date(2027, 6, 7)], "231": []}

    assert rules.decision_day(days) == date(2027, 6, 7)
    assert rules.decision_day({"545": [], "287": []}) is None
    assert rules.decision_day({}) is None


@pytest.mark.parametrize(
    ("begins", "ends", "done_on", "expected"),
    [
        (date(2026, 11, 1), date(2026, 11, 24), None, Standing.UNDER_WAY),
        (date(2026, 11, 24), date(2026, 11, 24), None, Standing.UNDER_WAY),
        (date(2026, 11, 1), date(2026, 11, 23), None, Standing.LATE),
        (date(2026, 11, 25), date(2026, 12, 24), None, Standing.AHEAD),
        (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 20), Standing.DONE),
        (date(2027, 1, 1), date(2027, 2, 1), date(2026, 11, 20), Standing.DONE),
    ],
)
def test_a_phase_stands(begins: date, ends: date, done_on: date | None, expected: Standing) -> None:
    assert rules.standing(begins=begins, ends=ends, done_on=done_on, today=TODAY) is expected


@pytest.mark.parametrize(
    ("begins", "ends", "field"),
    [
        (date(2027, 3, 1), date(2027, 2, 28), "ends"),
        (date(2027, 3, 1), date(2031, 3, 1), "ends"),
        (date(1926, 11, 1), date(1926, 12, 1), "begins"),
        (date(2030, 12, 1), date(2031, 1, 1), "ends"),
        (date(2027, 3, 1), date(2027, 3, 1), None),
        (date(2022, 1, 1), date(2022, 3, 1), None),
    ],
)
def test_a_phase_is_refused_where_its_days_make_no_sense(begins: date, ends: date, field: str | None) -> None:
    refusal = rules.why_not_phase(begins=begins, ends=ends, first_year=2027, last_year=2030)

    assert (refusal[0] if refusal else None) == field


@pytest.mark.parametrize(
    ("on", "taken", "is_refused"),
    [
        (date(2027, 6, 14), False, False),
        (date(2027, 6, 14), True, True),
        (date(2207, 6, 14), False, True),
        (date(2021, 6, 14), False, True),
    ],
)
def test_a_meeting_of_a_body_is_refused_on_a_day_that_is_taken_or_far_off(
    on: date, taken: bool, is_refused: bool
) -> None:
    refusal = rules.why_not_meet(on=on, taken=taken, first_year=2027, last_year=2030)

    assert (refusal is not None) is is_refused


def test_a_programme_of_several_municipalities_is_not_made_alone() -> None:
    assert rules.why_not_set_up(alone=True, municipalities=2) is not None
    assert rules.why_not_set_up(alone=True, municipalities=1) is None
    assert rules.why_not_set_up(alone=False, municipalities=2) is None


def test_a_body_that_decides_at_a_meeting_stays_one_that_decides() -> None:
    meetings = [date(2027, 6, 14), date(2027, 5, 10)]

    refusal = rules.why_not_leave_decision(decides=False, meetings=meetings)

    assert refusal is not None
    assert refusal[1].values == {"day": date(2027, 5, 10)}
    assert rules.why_not_leave_decision(decides=True, meetings=meetings) is None
    assert rules.why_not_leave_decision(decides=False, meetings=[]) is None


def test_a_second_council_is_refused_and_a_second_committee_is_not() -> None:
    assert rules.why_not_body(only_one=True, there_already=True) is not None
    assert rules.why_not_body(only_one=True, there_already=False) is None
    assert rules.why_not_body(only_one=False, there_already=True) is None


def test_a_contact_is_noted_when_it_has_been_made() -> None:
    assert rules.why_not_contact(on=TODAY + timedelta(days=1), today=TODAY) is not None
    assert rules.why_not_contact(on=TODAY, today=TODAY) is None
