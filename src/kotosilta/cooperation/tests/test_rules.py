"""What may be decided about the cooperation: coverage of sectors, secured cooperation, invitations, dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.cooperation import rules
from kotosilta.cooperation.models import Taking
from kotosilta.cooperation.rules import Coverage, Mend, Standing, ToInvite

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECTORS = ("C2.4a", "C2.5c", "C2.7")

takings = st.sampled_from([taking.value for taking in Taking])
registers = st.lists(st.tuples(st.sampled_from([*SECTORS, "C9.9x"]), takings), max_size=12)


def test_rules_know_the_same_ways_of_taking_part_as_the_register() -> None:
    assert {each.value for each in Standing} == {each.value for each in Taking}


@pytest.mark.parametrize(
    ("register", "standing", "count"),
    [
        ([], Standing.MISSING, 0),
        ([("C2.4a", "missing")], Standing.MISSING, 1),
        ([("C2.4a", "left_out")], Standing.LEFT_OUT, 1),
        ([("C2.4a", "declined"), ("C2.4a", "left_out")], Standing.DECLINED, 2),
        ([("C2.4a", "declined"), ("C2.4a", "missing")], Standing.MISSING, 2),
        ([("C2.4a", "missing"), ("C2.4a", "invited")], Standing.INVITED, 2),
        ([("C2.4a", "invited"), ("C2.4a", "in"), ("C2.4a", "left_out")], Standing.IN, 3),
        ([("C2.5c", "in")], Standing.MISSING, 0),
    ],
)
def test_sector_stands_as_the_organisation_of_it_that_is_furthest(
    register: list[tuple[str, str]], standing: Standing, count: int
) -> None:
    assert rules.coverage(SECTORS, register)["C2.4a"] == Coverage("C2.4a", standing, count)


@given(registers)
def test_coverage_names_every_sector_once_and_no_other(register: list[tuple[str, str]]) -> None:
    assert tuple(rules.coverage(SECTORS, register)) == SECTORS


@given(registers, st.randoms())
def test_coverage_does_not_depend_on_the_order_of_the_register(register: list[tuple[str, str]], chance: object) -> None:
    shuffled = list(register)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis hands over a Random

    assert rules.coverage(SECTORS, shuffled) == rules.coverage(SECTORS, register)


@given(registers)
def test_somebody_who_takes_part_settles_a_sector_whatever_else_stands_in_it(register: list[tuple[str, str]]) -> None:
    seen = rules.coverage(SECTORS, [*register, ("C2.5c", "in")])["C2.5c"]

    assert seen.standing is Standing.IN
    assert seen.settled


@pytest.mark.parametrize("standing", Standing)
def test_sector_is_settled_when_somebody_takes_part_or_it_was_left_out(standing: Standing) -> None:
    assert Coverage("C2.4a", standing, 1).settled == (standing in {Standing.IN, Standing.LEFT_OUT})


@pytest.mark.parametrize(
    ("inside", "outside", "meetings", "lacks"),
    [
        (1, 1, 1, []),
        (3, 2, 4, []),
        (0, 1, 1, ["Nobody from the municipality's own sectors takes part yet."]),
        (1, 0, 1, ["Nobody from outside the municipality takes part yet."]),
        (1, 1, 0, ["No meeting stands in the calendar yet."]),
        (
            0,
            0,
            0,
            [
                "Nobody from the municipality's own sectors takes part yet.",
                "Nobody from outside the municipality takes part yet.",
                "No meeting stands in the calendar yet.",
            ],
        ),
    ],
)
def test_cooperation_is_secured_by_people_from_inside_and_outside_and_a_meeting(
    inside: int, outside: int, meetings: int, lacks: list[str]
) -> None:
    found = rules.what_cooperation_lacks(inside=inside, outside=outside, meetings=meetings)

    assert [reason.message for reason in found] == lacks


READY = ToInvite(email="anna@example.fi", left_out=False, task="Bereder", time_needed="Fyra möten")


@pytest.mark.parametrize(
    ("asked", "begins", "mend"),
    [
        (ToInvite("", False, "Bereder", "Fyra möten"), "This contact has no e-mail address", Mend.CONTACT),
        (ToInvite("a@b.fi", True, "Bereder", "Fyra möten"), "This organisation was left out", Mend.ORGANISATION),
        (ToInvite("a@b.fi", False, "", "Fyra möten"), "Write first what the group does", Mend.GROUP),
        (ToInvite("a@b.fi", False, "Bereder", ""), "Write first how much time it takes", Mend.GROUP),
        (ToInvite("a@b.fi", False, "B", "F", "accepted", NOW), "This person has accepted already", Mend.NOWHERE),
        (
            ToInvite("a@b.fi", False, "B", "F", "waiting", NOW - timedelta(minutes=9)),
            "The invitation was sent a moment ago",
            Mend.NOWHERE,
        ),
    ],
)
def test_invitation_is_refused_with_what_is_missing_and_where_it_is_mended(
    asked: ToInvite, begins: str, mend: Mend
) -> None:
    hindrance = rules.why_not_send(asked, now=NOW)

    assert hindrance is not None
    assert hindrance.reason.message.startswith(begins)
    assert hindrance.mend == mend


@pytest.mark.parametrize(
    "asked",
    [
        READY,
        ToInvite("a@b.fi", False, "B", "F", "waiting", NOW - timedelta(minutes=10)),
        ToInvite("a@b.fi", False, "B", "F", "declined", NOW),
    ],
)
def test_invitation_can_be_sent_when_nothing_is_missing(asked: ToInvite) -> None:
    assert rules.why_not_send(asked, now=NOW) is None


@pytest.mark.parametrize(
    ("taking", "others", "becomes"),
    [
        ("invited", [], "missing"),
        ("invited", ["waiting", "declined"], "invited"),
        ("invited", ["declined"], "declined"),
        ("in", [], "in"),
        ("left_out", [], "left_out"),
    ],
)
def test_organisation_falls_back_when_its_invitation_is_taken_back(
    taking: str, others: list[str], becomes: str
) -> None:
    assert rules.taking_after_withdrawal(taking, others) == becomes


@pytest.mark.parametrize("answers", list(permutations(["accepted", "waiting", "declined"])))
def test_one_yes_is_enough_for_an_organisation_whoever_else_says_what(answers: tuple[str, ...]) -> None:
    answer, *others = answers

    assert rules.taking_after_answer(answer, others) == "in"


@pytest.mark.parametrize(
    ("answer", "others", "becomes"),
    [("declined", [], "declined"), ("declined", ["waiting"], "invited"), ("accepted", [], "in")],
)
def test_organisation_stands_as_its_contacts_have_answered(answer: str, others: list[str], becomes: str) -> None:
    assert rules.taking_after_answer(answer, others) == becomes


def test_leaving_out_needs_a_reason_in_one_language() -> None:
    without = rules.why_not_describe(taking="left_out", left_out_why={"sv": " ", "fi": ""}, waiting=[])
    with_one = rules.why_not_describe(taking="left_out", left_out_why={"sv": "", "fi": "Ei tarvita."}, waiting=[])

    assert without is not None
    assert without.message.startswith("Say in a sentence why")
    assert with_one is None


def test_nobody_is_left_out_while_their_answer_is_awaited() -> None:
    reason = rules.why_not_describe(taking="left_out", left_out_why={"sv": "Nej"}, waiting=["Anna", "Bo"])

    assert reason is not None
    assert reason.values == {"names": "Anna, Bo"}


@pytest.mark.parametrize("taking", ["in", "invited", "missing", "declined"])
def test_any_other_way_of_taking_part_needs_no_reason(taking: str) -> None:
    assert rules.why_not_describe(taking=taking, left_out_why={}, waiting=["Anna"]) is None


TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("appointed", "ready", "agreed", "field"),
    [
        (TODAY, TOMORROW, TODAY, None),
        (None, None, None, None),
        (None, TOMORROW, None, None),
        (TODAY, TODAY, TODAY, None),
        (TOMORROW, None, None, "appointed_on"),
        (None, TOMORROW, TOMORROW, "ready_agreed_on"),
        (None, None, TODAY, "ready_by"),
        (None, YESTERDAY, TODAY, "ready_by"),
    ],
)
def test_days_of_the_group_are_refused_when_they_contradict_each_other(
    appointed: date | None, ready: date | None, agreed: date | None, field: str | None
) -> None:
    refusal = rules.why_not_group(appointed_on=appointed, ready_by=ready, ready_agreed_on=agreed, on=TODAY)

    assert (refusal[0] if refusal else None) == field


@pytest.mark.parametrize(
    ("held_on", "starts", "ends", "residents", "field"),
    [
        (TODAY, time(14), time(16), True, None),
        (TOMORROW, None, None, False, None),
        (TODAY, None, time(16), False, "starts_at"),
        (TODAY, time(16), time(16), False, "ends_at"),
        (TODAY, time(16), time(14), False, "ends_at"),
        (TOMORROW, time(14), None, True, "residents_took_part"),
    ],
)
def test_meeting_is_refused_when_its_times_contradict_each_other_or_it_is_told_beforehand(
    held_on: date, starts: time | None, ends: time | None, residents: bool, field: str | None
) -> None:
    refusal = rules.why_not_meet(
        held_on=held_on, starts_at=starts, ends_at=ends, residents_took_part=residents, on=TODAY
    )

    assert (refusal[0] if refusal else None) == field


def test_task_cannot_be_due_before_the_meeting_at_which_it_was_agreed() -> None:
    assert rules.why_not_agree_on_task(due_on=YESTERDAY, meeting_on=TODAY) is not None
    assert rules.why_not_agree_on_task(due_on=TODAY, meeting_on=TODAY) is None
    assert rules.why_not_agree_on_task(due_on=None, meeting_on=TODAY) is None


def test_residents_cannot_take_part_since_a_day_that_is_still_to_come() -> None:
    assert rules.why_not_take_part_since(TOMORROW, on=TODAY) is not None
    assert rules.why_not_take_part_since(TODAY, on=TODAY) is None
    assert rules.why_not_take_part_since(None, on=TODAY) is None


def test_answer_is_waited_for_two_weeks_before_a_reminder_is_in_place() -> None:
    assert rules.waits_long(TODAY - timedelta(days=14), on=TODAY) is False
    assert rules.waits_long(TODAY - timedelta(days=15), on=TODAY) is True


def test_only_what_was_not_accepted_can_be_taken_back() -> None:
    assert rules.why_not_withdraw("accepted") is not None
    assert rules.why_not_withdraw("waiting") is None
    assert rules.why_not_withdraw("declined") is None
