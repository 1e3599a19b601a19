"""What is missing, what is refused and what looks odd about goals, measures and indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.goals import rules
from kotosilta.goals.mending import mending_of
from kotosilta.goals.rules import Aim, FoundGap, Gap, GoalStands, IndicatorStands, MeasureStands

WHOLE_MEASURE = MeasureStands(pk=2, owned=True, dated=True)
WHOLE_INDICATOR = IndicatorStands(pk=3, sourced=True, timed=True, based=True, targeted=True, chosen=True)
WHOLE_GOAL = GoalStands(pk=1, told=True, rests=True, measures=[WHOLE_MEASURE], indicators=[WHOLE_INDICATOR])
YEAR_END = date(2025, 12, 31)


def test_goal_with_everything_has_no_gap() -> None:
    assert list(rules.gaps_of(WHOLE_GOAL)) == []


def test_bare_goal_lacks_change_finding_measure_and_indicator() -> None:
    assert [found.gap for found in rules.gaps_of(GoalStands(pk=1, told=False, rests=False))] == [
        Gap.GOAL_WITHOUT_CHANGE,
        Gap.GOAL_WITHOUT_FINDING,
        Gap.GOAL_WITHOUT_MEASURE,
        Gap.GOAL_WITHOUT_INDICATOR,
    ]


@pytest.mark.parametrize(
    ("measure", "indicator", "gaps"),
    [
        (MeasureStands(2, owned=False, dated=True), WHOLE_INDICATOR, [FoundGap(Gap.MEASURE_WITHOUT_OWNER, 2)]),
        (MeasureStands(2, owned=True, dated=False), WHOLE_INDICATOR, [FoundGap(Gap.MEASURE_WITHOUT_DATES, 2)]),
        (
            WHOLE_MEASURE,
            IndicatorStands(3, sourced=False, timed=False, based=False, targeted=False, chosen=False),
            [
                FoundGap(Gap.INDICATOR_WITHOUT_SOURCE, 3),
                FoundGap(Gap.INDICATOR_WITHOUT_INTERVAL, 3),
                FoundGap(Gap.INDICATOR_WITHOUT_BASELINE, 3),
                FoundGap(Gap.INDICATOR_WITHOUT_TARGET, 3),
            ],
        ),
    ],
)
def test_gap_names_the_row_that_it_is_in(
    measure: MeasureStands, indicator: IndicatorStands, gaps: list[FoundGap]
) -> None:
    assert list(rules.gaps_of(GoalStands(1, told=True, rests=True, measures=[measure], indicators=[indicator]))) == gaps


def test_every_gap_has_a_form_of_its_own_row_that_mends_it() -> None:
    paths = {gap: mending_of(FoundGap(gap, 7)).path for gap in Gap}

    assert all(path.startswith("goals/") and "7/" in path for path in paths.values())
    assert paths[Gap.GOAL_WITHOUT_MEASURE] == "goals/7/measures/new/"
    assert paths[Gap.INDICATOR_WITHOUT_BASELINE] == "goals/indicators/7/baseline/"
    assert len(set(paths.values())) == len(Gap)


@pytest.mark.parametrize(
    ("theme", "has_own_theme", "by_year", "field"),
    [
        ("a", False, None, None),
        ("a", False, 2027, None),
        ("other", True, 2040, None),
        ("other", False, None, "own_theme"),
        ("a", False, 2026, "by_year"),
    ],
)
def test_goal_is_refused_beside_the_field(
    theme: str, has_own_theme: bool, by_year: int | None, field: str | None
) -> None:
    refusal = rules.why_not_goal(theme=theme, has_own_theme=has_own_theme, by_year=by_year, first_year=2027)

    assert (refusal[0] if refusal else None) == field


@pytest.mark.parametrize(
    ("begins", "ends", "is_refused"),
    [
        (None, None, False),
        (date(2027, 1, 1), None, False),
        (None, date(2027, 1, 1), False),
        (date(2027, 1, 1), date(2027, 1, 1), False),
        (date(2027, 1, 2), date(2027, 1, 1), True),
    ],
)
def test_measure_that_ends_before_it_begins_is_refused(
    begins: date | None, ends: date | None, is_refused: bool
) -> None:
    assert (rules.why_not_measure(begins=begins, ends=ends) is not None) is is_refused


@pytest.mark.parametrize(
    ("measured", "value", "is_refused"),
    [
        ("percent", "0", False),
        ("percent", "100", False),
        ("percent", "100.1", True),
        ("percent", "-0.1", True),
        ("persons", "0", False),
        ("persons", "-1", True),
        ("persons", "1000000", False),
        ("other", "-3.5", False),
        ("other", "250", False),
    ],
)
def test_impossible_value_is_refused(measured: str, value: str, is_refused: bool) -> None:
    assert (rules.why_not_value(measured=measured, value=Decimal(value)) is not None) is is_refused


@pytest.mark.parametrize(
    ("target_on", "baseline_on", "field"),
    [
        (None, YEAR_END, None),
        (YEAR_END, None, None),
        (date(2026, 1, 1), YEAR_END, None),
        (YEAR_END, YEAR_END, "target_on"),
        (date(2025, 12, 30), YEAR_END, "target_on"),
    ],
)
def test_target_before_its_baseline_is_refused(
    target_on: date | None, baseline_on: date | None, field: str | None
) -> None:
    refusal = rules.why_not_indicator(
        measured="percent", has_own_unit=False, target=Decimal(5), target_on=target_on, baseline_on=baseline_on
    )

    assert (refusal[0] if refusal else None) == field
    if target_on and baseline_on:
        assert (rules.why_not_baseline(read_on=baseline_on, target_on=target_on) is None) is (field is None)


def test_something_else_than_shares_and_persons_needs_a_name() -> None:
    nothing: dict[str, None] = {"target": None, "target_on": None, "baseline_on": None}

    refusal = rules.why_not_indicator(measured="other", has_own_unit=False, **nothing)

    assert refusal is not None
    assert refusal[0] == "own_unit"
    assert rules.why_not_indicator(measured="other", has_own_unit=True, **nothing) is None


@pytest.mark.parametrize(
    ("value", "read_on", "field"),
    [
        ("5", date(2026, 1, 1), None),
        ("101", date(2026, 1, 1), "value"),
        ("5", date(2026, 1, 3), "read_on"),
        ("5", YEAR_END, "read_on"),
    ],
)
def test_value_of_a_day_to_come_or_of_a_day_that_has_one_is_refused(
    value: str, read_on: date, field: str | None
) -> None:
    refusal = rules.why_not_reading(
        measured="percent", value=Decimal(value), read_on=read_on, today=date(2026, 1, 2), other_days=[YEAR_END]
    )

    assert (refusal[0] if refusal else None) == field


@pytest.mark.parametrize(
    "address",
    ["https://www.narpes.fi/strategi", "http://a.fi", "https://närpes.fi/a?b=ö#c", "https://a.fi/" + "x" * 400],
)
def test_link_to_a_page_is_taken(address: str) -> None:
    assert rules.why_not_link(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "https://",
        "https://narpes",
        "https://a.fi/b c",
        "https://[a.fi/",
        "ftp://a.fi",
        "/strategi",
        "https://a.fi/" + "x" * 500,
    ],
)
def test_anything_else_than_a_link_to_a_page_is_refused(address: str) -> None:
    assert rules.why_not_link(address) is not None


def odd(**aim: object) -> list[str]:
    values = {"measured": "percent", "baseline": Decimal(20), "target": Decimal(30)} | aim
    return [each.message for each in rules.doubts_about_aim(Aim(**values), last_year=2030)]


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        ({}, ""),
        ({"direction": "up"}, ""),
        ({"direction": "down", "target": Decimal(10)}, ""),
        ({"target": Decimal("20.000")}, "nothing would change"),
        ({"direction": "up", "target": Decimal(10)}, "below the baseline"),
        ({"direction": "down"}, "above the baseline"),
        ({"target_on": date(2031, 1, 1)}, "after the period"),
        ({"target_on": date(2030, 12, 31)}, ""),
        ({"measured": "persons", "baseline": Decimal(4)}, "can be recognised"),
        ({"measured": "persons", "baseline": Decimal(0)}, ""),
        ({"measured": "persons", "baseline": Decimal(5)}, ""),
        ({"baseline": Decimal(4)}, ""),
        ({"baseline": None}, ""),
        ({"target": None, "direction": "up"}, ""),
    ],
)
def test_odd_aim_is_doubted_but_taken(aim: dict[str, object], told: str) -> None:
    doubts = odd(**aim)

    assert len(doubts) == (1 if told else 0)
    assert told in "".join(doubts)


def test_goal_and_measure_outside_the_period_are_doubted() -> None:
    assert list(rules.doubts_about_goal(by_year=2030, last_year=2030)) == []
    assert len(list(rules.doubts_about_goal(by_year=2031, last_year=2030))) == 1
    period = {"first_year": 2027, "last_year": 2030}
    inside, before, after = date(2027, 1, 1), date(2026, 12, 31), date(2031, 1, 1)
    assert list(rules.doubts_about_measure(begins=before, ends=inside, **period)) == []
    assert list(rules.doubts_about_measure(begins=None, ends=None, **period)) == []
    assert len(list(rules.doubts_about_measure(begins=None, ends=before, **period))) == 1
    assert len(list(rules.doubts_about_measure(begins=after, ends=None, **period))) == 1


@given(st.lists(st.integers(), min_size=1, unique=True), st.data(), st.booleans())
def test_moving_changes_two_neighbours_and_back(order: list[int], data: st.DataObject, up: bool) -> None:
    pk = data.draw(st.sampled_from(order))

    changed = rules.moved(order, pk, up=up)

    assert sorted(changed) == sorted(order)
    at = order.index(pk)
    is_at_the_end = at == (0 if up else len(order) - 1)
    assert changed.index(pk) == (at if is_at_the_end else at + (-1 if up else 1))
    assert rules.moved(changed, pk, up=not up) == order or is_at_the_end
