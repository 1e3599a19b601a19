"""What the room tells the checklist and the list of what is next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kotosilta.content.checklist import edition
from kotosilta.cooperation import changes
from kotosilta.cooperation.checklist import evidence
from kotosilta.cooperation.due import due
from kotosilta.cooperation.models import Taking
from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Strength
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import (
    NOW,
    TODAY,
    a_contact_at,
    a_group,
    a_meeting,
    a_member,
    a_programme,
    a_residents_way,
    a_task,
    an_invitation,
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


def test_fresh_programme_has_recorded_nothing_here(kim: Membership) -> None:
    assert told(kim.programme) == {}


def test_all_points_of_the_step_are_fulfilled_by_what_the_room_records(kim: Membership) -> None:
    points = [(item.id, facet.id) for item in edition("2025").items for facet in item.facets if item.step == "C2"]
    for item, facet in points:
        an_organisation(kim, f"{item}{facet}", taking=Taking.IN)
    a_group(kim, kind="existing", appointed_on=TODAY, ready_by=TODAY, ready_agreed_on=TODAY)
    a_meeting(kim)
    a_residents_way(kim)

    wholes = [(item, "") for item in ("C2.1", "C2.2", "C2.3", "C2.7", "K4", "K5")]
    assert told(kim.programme) == dict.fromkeys([*points, *wholes], FULFILLED)


@pytest.mark.parametrize(
    ("taking", "strength"),
    [("in", FULFILLED), ("left_out", FULFILLED), ("invited", BEGUN), ("declined", BEGUN), ("missing", None)],
)
def test_sector_is_fulfilled_when_somebody_takes_part_or_it_was_left_out_for_a_reason(
    kim: Membership, taking: str, strength: Strength | None
) -> None:
    an_organisation(kim, "C2.4b", taking=taking)

    assert told(kim.programme).get(("C2.4", "b")) == strength


def test_cooperation_is_begun_until_inside_outside_and_a_meeting_are_there(kim: Membership) -> None:
    steps = []
    for step in (
        lambda: an_organisation(kim, "C2.4a", taking=Taking.IN),
        lambda: an_organisation(kim, "C2.6a", taking=Taking.IN),
        lambda: a_meeting(kim),
    ):
        step()
        steps.append(told(kim.programme)["C2.1", ""])

    assert steps == [BEGUN, BEGUN, FULFILLED]


def test_what_was_removed_speaks_for_nothing(kim: Membership) -> None:
    rows = [an_organisation(kim, "C2.4a", taking=Taking.IN), a_meeting(kim), a_residents_way(kim)]

    for row in rows:
        remove(row=row, by=kim, programme=kim.programme)

    assert told(kim.programme) == {}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({"kind": "new"}, {("C2.2", ""): BEGUN, ("K4", ""): FULFILLED}),
        ({"kind": ""}, {("C2.2", ""): BEGUN}),
        ({"kind": "existing", "appointed_on": TODAY}, {("C2.2", ""): FULFILLED, ("K4", ""): FULFILLED}),
        ({"kind": "", "ready_by": TODAY}, {("C2.2", ""): BEGUN, ("C2.3", ""): BEGUN}),
        ({"kind": "", "ready_by": TODAY, "ready_agreed_on": TODAY}, {("C2.2", ""): BEGUN, ("C2.3", ""): FULFILLED}),
    ],
)
def test_group_is_told_as_far_as_it_is_noted(
    kim: Membership, group: dict[str, object], expected: dict[tuple[str, str], Strength]
) -> None:
    a_group(kim, **group)

    assert told(kim.programme) == expected


def test_being_asked_is_enough_for_the_three_that_have_to_be_invited(kim: Membership) -> None:
    an_organisation(kim, "C2.5a", taking=Taking.DECLINED)
    an_organisation(kim, "C2.5b", taking=Taking.INVITED)
    two = told(kim.programme)["K5", ""]
    an_organisation(kim, "C2.5c", taking=Taking.IN)

    assert (two, told(kim.programme)["K5", ""]) == (BEGUN, FULFILLED)


def test_leaving_one_of_the_three_out_does_not_count_as_inviting_it(kim: Membership) -> None:
    an_organisation(kim, "C2.5a", taking=Taking.LEFT_OUT)

    assert ("K5", "") not in told(kim.programme)


def test_residents_take_part_once_a_way_has_begun_or_they_were_at_a_meeting(kim: Membership) -> None:
    a_residents_way(kim, since=None)
    planned = told(kim.programme)["C2.7", ""]
    meeting = a_meeting(kim)
    changes.describe_meeting(
        meeting=meeting,
        by=kim,
        kind="discussion",
        title={},
        held_on=TODAY,
        starts_at=None,
        ends_at=None,
        place="",
        agenda={},
        notes={},
        decisions={},
        residents_took_part=True,
        on=TODAY,
    )

    assert (planned, told(kim.programme)["C2.7", ""]) == (BEGUN, FULFILLED)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_sentence_can_be_said_in_every_language(kim: Membership, language: str) -> None:
    a_group(kim, appointed_on=TODAY, ready_by=TODAY, ready_agreed_on=TODAY)
    an_organisation(kim, "C2.5a", taking=Taking.IN)
    a_residents_way(kim)

    sentences = [in_words(each.sentence, language) for each in evidence(kim.programme)]

    assert all(sentences)
    assert not [sentence for sentence in sentences if "%(" in sentence]


def test_evidence_asks_one_question(kim: Membership, django_assert_num_queries: object) -> None:
    an_organisation(kim)
    programme = Programme.objects.prefetch_related("parts").get(pk=kim.programme_id)

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        list(evidence(programme))


# What is next


def waiting(membership: Membership) -> dict[str, str]:
    return {each.address: in_words(each.sentence, "en") for each in due(membership, TODAY)}


def test_fresh_room_asks_for_a_group_organisations_and_a_meeting(kim: Membership) -> None:
    assert waiting(kim) == {
        "cooperation/group/": "Set up the cooperation group, or appoint one that exists.",
        "cooperation/#C2.4a": "Sectors in which nobody has been thought of yet: 14.",
        "cooperation/meetings/add/": "No meeting has been planned yet.",
    }


def test_answer_that_has_been_awaited_for_two_weeks_is_due_on_the_fourteenth_day(kim: Membership) -> None:
    a_group(kim)
    late = an_invitation(kim, a_contact_at(kim, an_organisation(kim, name="FPA")), now=NOW - timedelta(days=15))
    an_invitation(kim, now=NOW - timedelta(days=14))

    found = [each for each in due(kim, TODAY) if "No answer yet" in each.sentence.message]

    assert [(in_words(each.sentence, "en"), each.on) for each in found] == [
        ("No answer yet: FPA. A reminder can be sent.", TODAY - timedelta(days=1))
    ]
    assert found[0].address == f"cooperation/organisations/{late.contact.organisation_id}/"


def test_member_is_told_of_their_own_tasks_and_of_nothing_else(kim: Membership) -> None:
    member = a_member(kim.programme, Role.MEMBER)
    meeting = a_meeting(kim)
    as_contact = a_task(kim, meeting, title={"sv": "Ring"}, owner=a_contact_at(kim, email=member.person.email))
    as_member = a_task(kim, meeting, title={"sv": "Skriv"}, owner=member, due_on=TODAY)
    a_task(kim, meeting, title={"sv": "Inte min"}, due_on=TODAY)

    found = [(in_words(each.sentence, "en"), each.on) for each in due(member, TODAY)]

    assert sorted(found, key=str) == sorted(
        [(f"Your task: {as_contact}", None), (f"Your task: {as_member}", TODAY)], key=str
    )


def test_those_who_keep_the_room_see_what_others_are_late_with(kim: Membership) -> None:
    meeting = a_meeting(kim, TODAY - timedelta(days=9))
    a_task(kim, meeting, title={"sv": "Sen"}, due_on=TODAY - timedelta(days=1))
    a_task(kim, meeting, title={"sv": "I tid"}, due_on=TODAY)
    done = a_task(kim, meeting, title={"sv": "Gjord"}, due_on=TODAY - timedelta(days=1))
    changes.finish_task(task=done, by=kim, on=TODAY)

    sentences = list(waiting(kim).values())

    assert "Not done in time: Sen" in sentences
    assert not [sentence for sentence in sentences if "I tid" in sentence or "Gjord" in sentence]
    assert "Write down what came of the meeting on 15/11/2026." in sentences


def test_organisation_that_nobody_has_asked_is_one_tap_away(kim: Membership) -> None:
    organisation = an_organisation(kim)

    assert waiting(kim)[f"cooperation/organisations/{organisation.pk}/"] == (
        "Organisations that nobody has asked yet: 1."
    )


@pytest.mark.parametrize(
    ("group", "says"),
    [
        ({"time_needed": {}}, "Write what the group does and how much time it takes: invitations need it."),
        ({}, "Let the group agree when the programme is to be ready."),
    ],
)
def test_group_is_asked_for_what_it_lacks(kim: Membership, group: dict[str, object], says: str) -> None:
    a_group(kim, **group)

    assert waiting(kim)["cooperation/group/"] == says


def test_group_that_has_agreed_on_its_timetable_is_asked_for_nothing(kim: Membership) -> None:
    a_group(kim, ready_by=TODAY, ready_agreed_on=TODAY)

    assert "cooperation/group/" not in waiting(kim)
