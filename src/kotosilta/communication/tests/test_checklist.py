"""What the room proves of C7 and R, and what it asks to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from kotosilta.communication import changes
from kotosilta.communication.checklist import evidence
from kotosilta.communication.due import due
from kotosilta.communication.models import Page
from kotosilta.content.communication import proposed_steps
from kotosilta.language.said import in_words
from kotosilta.programmes.changes import move_on
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import Role
from tests.builders import TODAY, a_communication_step, a_goal, a_member, a_publication, coordinator_of

pytestmark = pytest.mark.django_db
READING = {"R1", "R2", "R3", "R4"}


@pytest.fixture
def by(programme: Programme) -> Membership:
    return coordinator_of(programme)


def strengths(programme: Programme) -> dict[str, Strength]:
    found = {each.item: each.strength for each in evidence(programme)}
    assert {found.pop(item) for item in READING} == {Strength.AVAILABLE}
    return found


def told(due_things: Iterable[object]) -> list[str]:
    return [in_words(each.sentence, "en") for each in due_things]  # type: ignore[attr-defined]


def test_an_empty_room_proves_nothing_but_that_there_is_something_to_read(programme: Programme) -> None:
    assert strengths(programme) == {}


def test_a_planned_step_begins_its_audience_its_stage_and_the_whole(by: Membership) -> None:
    a_communication_step(by, audience="C7.7", stage="C7.3")

    assert strengths(by.programme) == dict.fromkeys(("C7.1", "C7.3", "C7.7"), Strength.BEGUN)


def test_a_told_step_fulfils_them(by: Membership) -> None:
    step = a_communication_step(by, audience="C7.8", stage="C7.2")
    changes.finish_step(step=step, by=by, on=TODAY)

    assert strengths(by.programme) == dict.fromkeys(("C7.1", "C7.2", "C7.8"), Strength.FULFILLED)


def test_published_pages_tell_residents_and_tell_of_what_they_are_about(by: Membership) -> None:
    a_goal(by)
    a_publication(by, Page.GOALS, Page.FOLLOW_UP, Page.TAKE_PART)

    assert strengths(by.programme) == dict.fromkeys(("C7.1", "C7.2", "C7.3", "C7.4", "C7.5"), Strength.FULFILLED)


def test_a_page_that_is_chosen_but_not_seen_proves_nothing(by: Membership) -> None:
    a_publication(by, Page.FOLLOW_UP)
    changes.take_off(page=Page.START, by=by)

    assert strengths(by.programme) == {}


def test_everything_told_fulfils_every_point_of_the_step(by: Membership) -> None:
    steps = changes.take_over(by=by, keys={each.key for each in proposed_steps()}, on=TODAY)
    for step in steps:
        changes.finish_step(step=step, by=by, on=TODAY)

    assert strengths(by.programme) == dict.fromkeys((f"C7.{number}" for number in range(1, 9)), Strength.FULFILLED)


def test_first_of_all_somebody_plans_who_is_told_what(by: Membership) -> None:
    assert told(due(by, TODAY)) == ["Plan who is told what, and when."]


def test_what_is_to_be_told_within_two_weeks_is_due_and_what_is_late_too(by: Membership) -> None:
    for days in (-3, 14, 15):
        a_communication_step(by, message={"sv": f"In {days} days"}, due_on=TODAY + timedelta(days=days))

    found = list(due(by, TODAY))

    assert told(found) == [
        "To be told (Residents): In -3 days",
        "To be told (Residents): In 14 days",
        "Nobody is told yet: Residents (How it is carried out)",
    ]
    assert [each.on for each in found] == [date(2026, 11, 21), date(2026, 12, 8), None]
    assert found[2].address == "communication/#field-C7-5-C7-3"


def test_what_is_to_be_told_on_the_same_day_is_one_thing_to_do(by: Membership) -> None:
    first, *_ = [a_communication_step(by, message={"sv": f"Nummer {each}"}, due_on=TODAY) for each in (1, 2, 3)]

    found = [each for each in due(by, TODAY) if each.on]

    assert told(found) == ["To be told (Residents): Nummer 1 (and 2 more)"]
    assert found[0].address == f"communication/#step-{first.pk}"


def test_a_decided_programme_asks_its_coordinator_to_publish_it(by: Membership) -> None:
    for state in (State.DECISION, State.DECIDED):
        move_on(programme=by.programme, by=by, to=state, on=TODAY)
    by.programme.refresh_from_db()
    asked = "Decide what of the programme everybody can read."

    assert asked in told(due(by, TODAY))
    a_publication(by, Page.START)
    assert asked not in told(due(by, TODAY))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER, Role.CONTRIBUTOR])
def test_nothing_waits_for_those_who_only_read(programme: Programme, role: Role) -> None:
    assert list(due(a_member(programme, role), TODAY)) == []
