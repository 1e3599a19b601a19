"""When values are due, what values say, when a condition seems met, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.followup import rules
from kotosilta.followup.rules import Course, Spot, Way, course_of, months_later, next_due, seems_met, stage_of

BEGINS = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("interval", "last", "due"),
    [
        ("month", date(2027, 1, 31), date(2027, 2, 28)),
        ("half_year", date(2027, 6, 30), date(2027, 12, 31)),
        ("year", date(2027, 12, 31), date(2028, 12, 31)),
        ("two_years", date(2026, 2, 28), date(2028, 2, 29)),
        ("term", date(2025, 4, 13), date(2029, 4, 13)),
        ("year", None, date(2028, 1, 1)),
        ("", date(2027, 12, 31), None),
    ],
)
def test_next_value_is_due_an_interval_after_the_last_one(interval: str, last: date | None, due: date | None) -> None:
    assert next_due(interval=interval, last=last, begins=BEGINS) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_in_the_month_that_is_so_many_later(day: date, months: int) -> None:
    later = months_later(day, months)

    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert (day + timedelta(days=1)).month == day.month or (later + timedelta(days=1)).month != later.month


def way(*values: float, target: float | None = None) -> Way:
    spots = [Spot(date(2027 + number, 12, 31), Decimal(str(value))) for number, value in enumerate(values)]
    return Way(spots, None if target is None else Decimal(str(target)))


@pytest.mark.parametrize(
    ("its", "course"),
    [
        (way(), Course.NO_VALUE),
        (way(41, target=55), Course.ONE_VALUE),
        (way(60, target=55), Course.ONE_VALUE),
        (way(41, 45, target=55), Course.TOWARDS),
        (way(41, 40, target=55), Course.AWAY),
        (way(41, 55, target=55), Course.REACHED),
        (way(41, 56, 55, target=55), Course.REACHED),
        (way(20, 12, target=10), Course.TOWARDS),
        (way(20, 10, target=10), Course.REACHED),
        (way(41, 41, target=55), Course.SAME),
        (way(41, 45, 45, 45.5, target=55), Course.STANDS),
        (way(41, 45, 46, target=55), Course.TOWARDS),
        (way(41, 45), Course.MOVES),
        (way(41, 41, 41), Course.STANDS),
    ],
)
def test_course_is_what_the_values_say_and_nothing_more(its: Way, course: Course) -> None:
    assert course_of(its) is course


@pytest.mark.parametrize(
    ("passes", "limit", "latest", "met"),
    [
        ("above", "10", "10.5", True),
        ("above", "10", "10", False),
        ("below", "10", "9", True),
        ("below", "10", "10", False),
        ("", "10", "11", False),
        ("above", None, "11", False),
        ("above", "10", None, False),
    ],
)
def test_condition_seems_met_beyond_its_limit(passes: str, limit: str | None, latest: str | None, met: bool) -> None:
    its = [None if each is None else Decimal(each) for each in (limit, latest)]

    assert seems_met(passes=passes, limit=its[0], latest=its[1]) is met


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2027, 11, 30), 0),
        (date(2027, 12, 1), 1),
        (date(2028, 1, 23), 1),
        (date(2028, 1, 24), 2),
        (date(2028, 1, 31), 2),
        (date(2028, 2, 1), 0),
    ],
)
def test_only_the_newest_letter_of_a_round_is_due(today: date, stage: int) -> None:
    its = stage_of(opens=date(2027, 12, 1), closes=date(2028, 1, 31), today=today, days_before=7)

    assert its == stage


def test_short_round_has_one_letter() -> None:
    opens, closes = date(2027, 12, 1), date(2027, 12, 6)

    assert {stage_of(opens=opens, closes=closes, today=date(2027, 12, day), days_before=7) for day in range(1, 7)} == {
        1
    }


def test_what_cannot_be_is_refused_beside_its_field() -> None:
    today, period = date(2028, 1, 10), {"first_year": 2027, "last_year": 2030}
    condition, met, round_ = rules.why_not_condition, rules.why_not_met, rules.why_not_round
    opens, closes = date(2027, 12, 1), date(2028, 1, 31)
    refusals = [
        rules.why_not_arrangement(month=13),
        condition(has_indicator=False, passes="", limit=Decimal(1)),
        condition(has_indicator=True, passes="above", limit=None),
        condition(has_indicator=True, passes="", limit=Decimal(1)),
        met(met_on=date(2028, 1, 11), today=today, outcome="", has_follows=False),
        met(met_on=today, today=today, outcome="not_needed", has_follows=False),
        round_(year=2026, opens=opens, closes=closes, **period),
        round_(year=2027, opens=closes, closes=opens, **period),
        round_(year=2028, opens=opens, closes=closes, **period),
        rules.why_not_hand_over(has_receiver=False, on=today, today=today, year=2027),
        rules.why_not_hand_over(has_receiver=True, on=date(2028, 1, 11), today=today, year=2027),
        rules.why_not_hand_over(has_receiver=True, on=date(2026, 12, 31), today=today, year=2027),
    ]

    assert [each[0] if each else None for each in refusals] == [
        "month",
        "indicator",
        "limit",
        "passes",
        "met_on",
        "follows",
        "year",
        "closes",
        "opens",
        "receiver",
        "handed_over_on",
        "handed_over_on",
    ]


def test_what_can_be_is_not_refused() -> None:
    today = date(2028, 1, 10)

    assert rules.why_not_arrangement(month=12) is None
    assert rules.why_not_condition(has_indicator=False, passes="above", limit=None) is None
    assert rules.why_not_met(met_on=today, today=today, outcome="", has_follows=False) is None
    assert rules.why_not_hand_over(has_receiver=True, on=today, today=today, year=2027) is None
