"""What is next comes in the order of days, from all rooms, each thing once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kotosilta.programmes.checklist import Due
from kotosilta.reasons import Reason
from kotosilta.workspace.next import AT_MOST, SOON, most_pressing

TODAY = date(2026, 11, 24)


def a_due(says: str, room: str = "process", on: date | None = None) -> Due:
    return Due(Reason(says), f"{room}/", on)


def told(*due: Due) -> list[str]:
    return [each.sentence.message for each in most_pressing(due, TODAY)]


def test_what_is_late_comes_before_what_is_due_soon_and_that_before_what_is_far_away() -> None:
    late = a_due("late", on=TODAY - timedelta(days=3))
    near = a_due("near", on=TODAY + timedelta(days=2))
    far = a_due("far", on=TODAY + SOON + timedelta(days=1))

    assert told(far, a_due("some time"), near, late) == ["late", "near", "some time", "far"]


def test_every_room_has_its_turn_among_what_has_no_day() -> None:
    due = [a_due(f"{room} {number}", room) for room in ("process", "situation", "goals") for number in (1, 2, 3)]

    assert told(*due) == [
        "process 1",
        "situation 1",
        "goals 1",
        "process 2",
        "situation 2",
        "goals 2",
        "process 3",
    ]


def test_the_same_thing_is_named_once() -> None:
    assert told(a_due("one"), a_due("one"), a_due("one", "goals")) == ["one", "one"]


def test_what_comes_last_comes_after_everything_else_unless_it_has_a_day() -> None:
    due = [a_due("prepare"), a_due("prepare by then", on=TODAY), a_due("follow 1", "follow-up"), a_due("goal", "goals")]

    shown = most_pressing([*due, a_due("follow 2", "follow-up")], TODAY, last={"process"})

    assert [each.sentence.message for each in shown] == ["prepare by then", "follow 1", "goal", "follow 2", "prepare"]


days = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))
dues = st.lists(st.builds(a_due, st.text(min_size=1, max_size=3), st.sampled_from(["process", "goals"]), days))


@given(dues)
def test_at_most_seven_are_told_and_nothing_with_an_earlier_day_is_left_out(due: list[Due]) -> None:
    shown = most_pressing(due, TODAY)

    assert len(shown) == min(AT_MOST, len({(each.address, each.sentence.message) for each in due}))
    assert [each.on or TODAY + SOON for each in shown] == sorted(each.on or TODAY + SOON for each in shown)
