"""What happens to goals and measures: what is true afterwards, the event in the trail, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from kotosilta.audit.models import AuditEvent
from kotosilta.cooperation.models import Taking
from kotosilta.goals import changes
from kotosilta.goals.models import Goal, GuidingAnswer, Indicator, Measure, PlanTie, Reading
from kotosilta.goals.tests.telling import last_event, refused, told_of_goal, told_of_indicator, told_of_measure
from kotosilta.programmes.models import Membership
from kotosilta.programmes.undo import bring_back, remove
from tests.builders import (
    TODAY,
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_plan_tie,
    a_programme,
    an_indicator,
    an_organisation,
    coordinator_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme())


@pytest.fixture
def other() -> Membership:
    """The coordinator of another programme."""
    return coordinator_of(a_programme("vaasa"))


def test_goal_rests_on_findings_and_names_where_it_was_set(kim: Membership) -> None:
    findings = [a_finding(kim), a_finding(kim)]
    seminar = a_meeting(kim, kind="seminar")

    goal = a_goal(kim, findings=findings, set_at=seminar, national_goal={"sv": "Goda relationer"})

    stored = Goal.objects.of(kim.programme).get()
    assert list(stored.findings.order_by("pk")) == findings
    assert (stored.set_at, str(stored.national_goal), stored.by_year) == (seminar, "Goda relationer", 2030)
    assert last_event() == ("goal.added", "goal", {"theme": "a"})
    assert goal == stored


def test_goals_come_last_when_they_are_new(kim: Membership) -> None:
    goals = [a_goal(kim) for _ in range(3)]

    assert list(Goal.objects.of(kim.programme)) == goals


def test_described_goal_is_told_anew_and_unchanged_one_leaves_no_event(kim: Membership) -> None:
    finding = a_finding(kim)
    goal = a_goal(kim, findings=[finding])
    before = AuditEvent.objects.count()

    changes.describe_goal(goal=goal, by=kim, **told_of_goal(goal))
    assert AuditEvent.objects.count() == before

    changes.describe_goal(goal=goal, by=kim, **told_of_goal(goal, theme="b", findings=[]))
    goal.refresh_from_db()
    assert (goal.theme, goal.findings.count()) == ("b", 0)
    assert last_event() == ("goal.changed", "goal", {"theme": "b"})


def test_theme_outside_the_list_needs_a_name(kim: Membership) -> None:
    assert refused(lambda: a_goal(kim, theme="other")) == "own_theme"
    assert str(a_goal(kim, theme="other", own_theme={"sv": "Boende"}).own_theme) == "Boende"


def test_goal_that_would_be_reached_before_the_programme_begins_is_refused(kim: Membership) -> None:
    assert refused(lambda: a_goal(kim, by_year=2026)) == "by_year"
    assert Goal.objects.of(kim.programme).count() == 0


def test_goal_is_not_set_at_an_ordinary_meeting_unless_it_was_so_before(kim: Membership) -> None:
    meeting = a_meeting(kim, kind="seminar")
    goal, ordinary = a_goal(kim, set_at=meeting), a_meeting(kim)

    assert refused(lambda: a_goal(kim, set_at=ordinary)) == "set_at"
    meeting.kind = "group"
    meeting.save()
    changes.describe_goal(goal=goal, by=kim, **told_of_goal(goal, theme="c"))
    goal.refresh_from_db()
    assert goal.set_at == meeting


def test_findings_of_another_programme_removed_and_dismissed_ones_are_refused(
    kim: Membership, other: Membership
) -> None:
    gone, dismissed = a_finding(kim), a_finding(kim)
    remove(row=gone, by=kim, programme=kim.programme)
    type(dismissed).objects.of(kim.programme).filter(pk=dismissed.pk).update(dismissed_why="Stämmer inte här")

    for finding in (a_finding(other), gone, dismissed):
        assert refused(partial(a_goal, kim, findings=[finding])) == "findings"


def test_finding_that_is_out_of_sight_stays_with_the_goal_and_comes_back(kim: Membership) -> None:
    finding = a_finding(kim)
    goal = a_goal(kim, findings=[finding])
    remove(row=finding, by=kim, programme=kim.programme)

    changes.describe_goal(goal=goal, by=kim, **told_of_goal(goal, findings=[], theme="c"))
    bring_back(row=finding, by=kim, programme=kim.programme)

    assert list(goal.findings.all()) == [finding]


def test_removed_goal_takes_what_hangs_on_it_and_brings_it_back(kim: Membership) -> None:
    goal = a_goal(kim)
    a_measure(kim, goal)
    indicator = an_indicator(kim, goal)
    a_baseline(kim, indicator)
    a_plan_tie(kim, goal)
    kinds = (Goal, Measure, Indicator, Reading, PlanTie)

    remove(row=goal, by=kim, programme=kim.programme)
    assert [kind.objects.of(kim.programme).count() for kind in kinds] == [0, 0, 0, 0, 0]

    bring_back(row=goal, by=kim, programme=kim.programme)
    assert [kind.objects.of(kim.programme).count() for kind in kinds] == [1, 1, 1, 1, 1]


def test_goal_ties_in_with_a_point_of_another_plan(kim: Membership) -> None:
    tie = a_plan_tie(kim, plan="wellbeing", address="https://www.narpes.fi/plan")

    assert last_event() == ("plan_tie.added", "plantie", {"plan": "wellbeing"})
    changes.describe_tie(tie=tie, by=kim, plan="budget", point={"sv": "Tolkning"}, address="")
    tie.refresh_from_db()
    assert (tie.plan, str(tie.point), tie.address) == ("budget", "Tolkning", "")
    assert last_event() == ("plan_tie.changed", "plantie", {"plan": "budget"})


def test_link_that_is_no_page_is_refused(kim: Membership) -> None:
    goal = a_goal(kim)

    assert refused(lambda: a_plan_tie(kim, goal, address="javascript:alert(1)")) == "address"


def test_guiding_question_is_answered_once_and_the_answer_changed(kim: Membership) -> None:
    for text in ("Först", "Sedan"):
        changes.answer_question(by=kim, question="C4.3", text={"sv": text})

    assert [str(each.text) for each in GuidingAnswer.objects.of(kim.programme)] == ["Sedan"]
    assert last_event()[:2] == ("guiding_question.answered", "guidinganswer")
    assert refused(lambda: changes.answer_question(by=kim, question="C4.1", text={"sv": "?"})) is None


def test_measure_has_an_owner_and_partners_but_nobody_is_both(kim: Membership) -> None:
    owner, partner = an_organisation(kim, taking=Taking.IN), an_organisation(kim)

    measure = a_measure(kim, owner=owner, partners=[owner, partner])

    assert measure.owner == owner
    assert list(measure.partners.all()) == [partner]
    assert last_event() == ("measure.added", "measure", {"state": "planned", "owner": owner.pk})


def test_measure_that_ends_before_it_begins_is_refused(kim: Membership) -> None:
    goal = a_goal(kim)

    assert refused(lambda: a_measure(kim, goal, begins=date(2028, 1, 1), ends=date(2027, 1, 1))) == "ends"


def test_measure_of_another_goal_comes_last_there(kim: Membership) -> None:
    first, second = a_goal(kim), a_goal(kim)
    moved, there = a_measure(kim, first), a_measure(kim, second)

    changes.describe_measure(measure=moved, by=kim, **told_of_measure(moved, goal=second, state="done"))

    assert list(Measure.objects.of(kim.programme).filter(goal=second)) == [there, moved]
    assert last_event() == ("measure.changed", "measure", {"state": "done", "owner": None})


def test_owner_and_partners_out_of_sight_stay_and_come_back(kim: Membership) -> None:
    owner, partner = an_organisation(kim), an_organisation(kim)
    measure = a_measure(kim, owner=owner, partners=[partner])
    for each in (owner, partner):
        remove(row=each, by=kim, programme=kim.programme)

    changes.describe_measure(
        measure=measure, by=kim, **told_of_measure(measure, owner=None, partners=[], state="under_way")
    )

    measure.refresh_from_db()
    assert (measure.owner, list(measure.partners.all()), measure.state) == (owner, [partner], "under_way")


def test_rows_of_another_programme_are_refused(kim: Membership, other: Membership) -> None:
    goal, theirs = a_goal(kim), a_goal(other)
    measure, indicator = a_measure(other, theirs), an_indicator(other, theirs)
    reading, tie = a_baseline(other, indicator), a_plan_tie(other, theirs)
    organisation, meeting = an_organisation(other), a_meeting(other, kind="seminar")
    value = {"value": Decimal(1), "read_on": TODAY, "source": "x", "note": {}, "on": TODAY}

    ways: list[Callable[[], object]] = [
        lambda: changes.describe_goal(goal=theirs, by=kim, **told_of_goal(theirs)),
        lambda: a_goal(kim, set_at=meeting),
        lambda: a_measure(kim, theirs),
        lambda: a_measure(kim, goal, owner=organisation),
        lambda: a_measure(kim, goal, partners=[organisation]),
        lambda: changes.describe_measure(measure=measure, by=kim, **told_of_measure(measure)),
        lambda: an_indicator(kim, theirs),
        lambda: changes.describe_indicator(indicator=indicator, by=kim, **told_of_indicator(indicator)),
        lambda: changes.set_baseline(indicator=indicator, by=kim, **value),
        lambda: changes.add_reading(indicator=indicator, by=kim, **value),
        lambda: changes.describe_reading(reading=reading, by=kim, **value),
        lambda: a_plan_tie(kim, theirs),
        lambda: changes.describe_tie(tie=tie, by=kim, plan="budget", point={"sv": "x"}, address=""),
        lambda: changes.move(row=theirs, by=kim, up=True),
    ]
    for way in ways:
        refused(way)


def test_rows_change_places_with_their_neighbours(kim: Membership) -> None:
    goal, elsewhere = a_goal(kim), a_goal(kim)
    first, second, third = (a_measure(kim, goal) for _ in range(3))
    other = a_measure(kim, elsewhere)

    changes.move(row=third, by=kim, up=True)
    assert list(Measure.objects.of(kim.programme).filter(goal=goal)) == [first, third, second]
    assert last_event() == ("goals.reordered", "measure", {"place": 1})

    changes.move(row=first, by=kim, up=False)
    assert list(Measure.objects.of(kim.programme).filter(goal=goal)) == [third, first, second]
    assert refused(lambda: changes.move(row=third, by=kim, up=True)) is None
    assert refused(lambda: changes.move(row=other, by=kim, up=False)) is None


def test_goals_change_places_within_their_theme(kim: Membership) -> None:
    theme = {"theme": "other", "own_theme": {"sv": "Boende"}}
    first, employment, second = a_goal(kim, **theme), a_goal(kim, theme="b"), a_goal(kim, **theme)
    alone = a_goal(kim, theme="other", own_theme={"sv": "Trafik"})

    changes.move(row=second, by=kim, up=True)

    assert list(Goal.objects.of(kim.programme).filter(theme="other")) == [second, first, alone]
    assert refused(lambda: changes.move(row=employment, by=kim, up=True)) is None
    assert refused(lambda: changes.move(row=alone, by=kim, up=True)) is None


def test_indicators_change_places_within_their_goal(kim: Membership) -> None:
    goal = a_goal(kim)
    first, second = an_indicator(kim, goal), an_indicator(kim, goal)

    changes.move(row=first, by=kim, up=False)

    assert list(Indicator.objects.of(kim.programme)) == [second, first]
