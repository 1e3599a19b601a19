"""What the room tells the checklist and the list of what is next, and that the page sees the same gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from kotosilta.content.checklist import edition
from kotosilta.goals import changes
from kotosilta.goals.checklist import evidence
from kotosilta.goals.due import due
from kotosilta.goals.models import Plan
from kotosilta.goals.reading import read_room
from kotosilta.goals.rules import GUIDING_QUESTIONS, gaps_of
from kotosilta.goals.standing import standing_of
from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import (
    TODAY,
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_member,
    a_plan_tie,
    a_programme,
    an_indicator,
    an_organisation,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
BEGUN, FULFILLED = Strength.BEGUN, Strength.FULFILLED


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


def told(programme: Programme) -> dict[tuple[str, str], Strength]:
    return {(each.item, each.facet): each.strength for each in evidence(programme)}


def said(membership: Membership, on: date = TODAY) -> list[str]:
    with override("en"):
        return [in_words(each.sentence) for each in due(membership, on)]


def whole_goal(by: Membership, **more: Any) -> None:
    """A goal of which nothing is missing."""
    goal = a_goal(by, findings=[a_finding(by)], **more)
    a_measure(by, goal, owner=an_organisation(by))
    a_baseline(by, an_indicator(by, goal))


def test_fresh_programme_has_recorded_nothing_here(kim: Membership) -> None:
    assert told(kim.programme) == {}
    assert said(kim) == []


def test_all_points_of_the_step_are_fulfilled_by_what_the_room_records(kim: Membership) -> None:
    kinds = ("seminar", "working_group", "discussion")
    for number, theme in enumerate("abcde"):
        whole_goal(kim, theme=theme, set_at=a_meeting(kim, kind=kinds[number % 3]))
    goal = a_goal(kim, findings=[a_finding(kim)])
    a_measure(kim, goal, owner=an_organisation(kim))
    a_baseline(kim, an_indicator(kim, goal, example="I1", source_kind="M2"))
    for plan in (Plan.STRATEGY, Plan.EQUALITY, Plan.WELLBEING, Plan.BUDGET):
        a_plan_tie(kim, goal, plan=plan)
    for question in GUIDING_QUESTIONS:
        changes.answer_question(by=kim, question=question, text={"sv": "Svar"})

    found = told(kim.programme)

    step = [item for item in edition("2025").items if item.step == "C4"]
    points = [(item.id, facet.id) for item in step for facet in item.facets]
    points += [(item.id, "") for item in step if not item.facets]
    followed = [("D3", "b"), ("C6.1", ""), ("C6.3", ""), ("C6.4", ""), ("C6.5", ""), ("C6.6", "")]
    assert found == dict.fromkeys([*points, ("C4.2", ""), *followed, ("M6", ""), ("M2", ""), ("I1", "")], FULFILLED)
    assert said(kim) == []


def test_what_is_true_of_some_is_begun(kim: Membership) -> None:
    whole_goal(kim)
    a_goal(kim, now={}, theme="b")

    found = told(kim.programme)

    for item in ("C4.1", "C4.9", "C6.1", "C6.3"):
        assert found[item, ""] is BEGUN
    sentences = {each.item: each.sentence for each in evidence(kim.programme)}
    assert in_words(sentences["C4.1"], "en") == "1 of 2 goals rest on findings."


def test_what_was_removed_proves_nothing(kim: Membership) -> None:
    finding, owner, meeting = a_finding(kim), an_organisation(kim), a_meeting(kim, kind="seminar")
    goal = a_goal(kim, findings=[finding], set_at=meeting)
    a_measure(kim, goal, owner=owner)
    before = told(kim.programme)
    for row in (finding, owner, meeting):
        remove(row=row, by=kim, programme=kim.programme)

    assert before.keys() - told(kim.programme).keys() == {("C4.1", ""), ("D3", "b"), ("C4.7", "a")}

    remove(row=goal, by=kim, programme=kim.programme)
    assert told(kim.programme) == {}


def test_emptied_answer_proves_nothing(kim: Membership) -> None:
    for text in ("Svar", ""):
        changes.answer_question(by=kim, question="C4.4", text={"sv": text})

    assert told(kim.programme) == {}


def test_page_and_checklist_see_the_same_gaps(kim: Membership) -> None:
    whole_goal(kim)
    bare = a_goal(kim, now={}, by_year=None)
    a_measure(kim, bare, begins=None)
    a_measure(kim, bare, owner=an_organisation(kim), ends=None)
    an_indicator(kim, bare, source={}, interval="", target=None, definition={})
    an_indicator(kim, bare, source={}, official="turnout", official_of="545", target_on=None)
    gone = an_organisation(kim)
    a_measure(kim, bare, owner=gone)
    remove(row=gone, by=kim, programme=kim.programme)

    seen = [each.stands for each in read_room(kim.programme).goals]
    counted = standing_of(kim.programme)

    assert seen == list(counted.goals)
    assert [gap for goal in seen for gap in gaps_of(goal)] == list(counted.gaps())
    assert len(list(counted.gaps())) == 12


@pytest.mark.parametrize("rows", [1, 3])
def test_home_asks_one_question_however_much_there_is(
    kim: Membership, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        whole_goal(kim)
        a_finding(kim, important=True)
    programme = Programme.objects.get(pk=kim.programme_id)

    with django_assert_num_queries(1):
        assert list(evidence(programme))
    with django_assert_num_queries(1):
        assert list(due(kim, TODAY))


def test_gaps_wait_for_those_who_keep_the_room_once_of_each_kind(kim: Membership) -> None:
    goals = [a_goal(kim, change={"sv": f"Mål {number}"}, findings=[a_finding(kim)]) for number in (1, 2, 3)]
    for goal in goals:
        a_baseline(kim, an_indicator(kim, goal))
    for question in GUIDING_QUESTIONS:
        changes.answer_question(by=kim, question=question, text={"sv": "Svar"})

    assert said(kim) == ["No measure leads to the goal: Mål 1 (and 2 more)"]
    assert [each.address for each in due(kim, TODAY)] == [f"goals/{goals[0].pk}/measures/new/"]
    assert said(a_member(kim.programme, Role.VIEWER)) == []
    assert said(a_member(kim.programme, Role.CONTRIBUTOR)) == said(kim)


def test_important_finding_that_nobody_has_taken_up_comes_first(kim: Membership) -> None:
    a_finding(kim, text={"sv": "Liten sak"})
    finding = a_finding(kim, text={"sv": "Väntetiderna växer"}, important=True)

    assert said(kim) == ["Make it a goal: Väntetiderna växer"]
    assert [each.address for each in due(kim, TODAY)] == [f"goals/new/?finding={finding.pk}"]

    goal = a_goal(kim, findings=[finding])
    assert not any(each.startswith("Make it") for each in said(kim))
    remove(row=goal, by=kim, programme=kim.programme)
    assert said(kim) == ["Make it a goal: Väntetiderna växer"]


def test_measure_that_should_be_done_waits_with_its_day(kim: Membership) -> None:
    goal = a_goal(kim, findings=[a_finding(kim)])
    a_baseline(kim, an_indicator(kim, goal))
    owner = an_organisation(kim)
    for state in ("planned", "under_way", "done", "stopped"):
        dates = {"begins": date(2027, 1, 1), "ends": date(2027, 6, 30)}
        a_measure(kim, goal, owner=owner, state=state, title={"sv": state}, **dates)

    late = [each for each in due(kim, date(2027, 7, 1)) if each.on]
    assert [(in_words(each.sentence, "en"), each.on) for each in late] == [
        ("Should be done by now: planned", date(2027, 6, 30)),
        ("Should be done by now: under_way", date(2027, 6, 30)),
    ]
    assert not any(each.on for each in due(kim, date(2027, 6, 30)))
