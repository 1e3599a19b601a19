"""What others learn of the follow-up, and what is told of an indicator in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from kotosilta.followup.chart import chart_of
from kotosilta.followup.reading import FollowedIndicator, follow_up, plan_of
from kotosilta.followup.rules import Course
from kotosilta.followup.telling import told
from kotosilta.followup.tests.pages import everything
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from tests.builders import a_baseline, a_reading, an_indicator

pytestmark = pytest.mark.django_db


def the_indicator(programme: Programme) -> FollowedIndicator:
    return next(iter(follow_up(programme).indicators))


def sentence(programme: Programme) -> str:
    with override("en"):
        return told(the_indicator(programme), "en").replace("\u00a0", " ")


def test_the_follow_up_of_a_programme_holds_goals_values_reports_and_the_plan(
    programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)

    read = follow_up(programme)

    (goal,) = read.goals
    (indicator,), (measure,) = goal.indicators, goal.measures
    assert (goal.row, indicator.row, measure.row) == (rows["goal"], rows["indicator"], rows["measure"])
    assert (indicator.latest, indicator.course) == (rows["reading"], Course.TOWARDS)
    assert (indicator.due_on, indicator.owner) == (date(2026, 12, 31), rows["owner"])
    assert (measure.latest, measure.owner) == (rows["told"], rows["owner"])
    assert [each.seems_met for each in read.plan.conditions] == [True]
    assert (read.rounds, read.reports) == ([rows["round"]], [rows["report"]])
    plan = plan_of(programme)
    assert (str(plan.arrangement.who), plan.bodies, plan.has_receiver) == ("Samarbetsgruppen", [rows["body"]], True)


def test_nothing_is_planned_in_a_fresh_programme(programme: Programme) -> None:
    plan = plan_of(programme)

    assert (plan.has_receiver, plan.bodies, plan.conditions, bool(plan.arrangement.who)) == (False, [], [], False)


def test_values_from_before_the_baseline_are_no_part_of_the_way(programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim)
    a_reading(kim, indicator, value=Decimal(90), read_on=date(2020, 12, 31))
    a_baseline(kim, indicator, value=Decimal(20), read_on=date(2024, 12, 31))

    assert [each.value for each in the_indicator(programme).way.spots] == [Decimal(20)]


def test_what_was_removed_is_not_followed_up(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    remove(row=rows["goal"], by=kim, programme=programme)
    remove(row=rows["body"], by=kim, programme=programme)

    read = follow_up(programme)

    assert (list(read.goals), read.plan.bodies) == ([], [])
    assert [each.seems_met for each in read.plan.conditions] == [False]


def test_the_sentence_says_from_what_to_what_and_where_to(programme: Programme, kim: Membership) -> None:
    everything(kim)

    assert sentence(programme) == "From 41% (2024) to 45% (2025). The target is 55% by 2030."


def test_a_value_that_is_only_roughly_known_says_so(programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim, target=None, target_on=None)
    a_baseline(kim, indicator, value=Decimal(41), read_on=date(2024, 12, 31), about=True)

    assert sentence(programme) == "One value so far: about 41% (2024). No target has been set."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([55], "The target is reached."),
        ([40], "That is further from the target than in the beginning."),
        ([41, 41], "It has hardly moved over the last three values."),
        ([41], "41% (2025), the same as in the beginning (2024)."),
    ],
)
def test_the_sentence_points_out_what_is_worth_a_look(
    programme: Programme, kim: Membership, values: list[int], said: str
) -> None:
    indicator = an_indicator(kim, target=Decimal(55))
    a_baseline(kim, indicator, value=Decimal(41), read_on=date(2024, 12, 31))
    for year, value in enumerate(values, start=2025):
        a_reading(kim, indicator, value=Decimal(value), read_on=date(year, 12, 31), on=date(2030, 1, 1))

    assert said in sentence(programme)


def test_a_line_is_drawn_from_two_years_on_with_the_target_across(programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim, target=Decimal(55))
    a_baseline(kim, indicator, value=Decimal(41), read_on=date(2024, 12, 31))
    assert chart_of(the_indicator(programme), "en") is None

    a_reading(kim, indicator, value=Decimal("45.5"), read_on=date(2025, 12, 31))
    drawn = chart_of(the_indicator(programme), "en")

    assert drawn is not None
    assert "45.5%" in drawn.wide
    assert "55%" in drawn.narrow
