"""When a question may be asked, which answers are taken, and how fast."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.participation.pace import Pace, line_of
from kotosilta.participation.rules import LONGEST_ANSWER, MOST_WAITING, refusal, why_not_asked, why_not_until

TODAY = date(2026, 11, 24)


def test_question_needs_one_of_the_programmes_own_languages() -> None:
    assert why_not_asked({"fi": "Mitä?"}, ["sv", "fi"]) is None
    assert why_not_asked({"ar": "ماذا؟", "sv": ""}, ["sv", "fi"]) is not None


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (366, True), (367, False)])
def test_question_is_open_for_a_year_at_most_and_not_until_a_day_that_has_passed(days: int, fits: bool) -> None:
    assert (why_not_until(TODAY + timedelta(days=days), TODAY) is None) is fits


@pytest.mark.parametrize(
    ("text", "waiting", "why"),
    [
        ("Buss", 0, ""),
        ("", 0, "empty"),
        ("a" * LONGEST_ANSWER, 0, ""),
        ("a" * (LONGEST_ANSWER + 1), 0, "too_long"),
        ("Buss", MOST_WAITING - 1, ""),
        ("Buss", MOST_WAITING, "too_many"),
    ],
)
def test_answer_is_taken_or_refused_for_one_reason(text: str, waiting: int, why: str) -> None:
    assert refusal(text, waiting) == why


def test_a_thousand_from_one_address_are_slowed_down_and_others_are_not() -> None:
    pace = Pace(most=30, window=600)

    taken = [pace.allows("192.0.2.1", at=number / 10) for number in range(1000)]

    assert taken == [True] * 30 + [False] * 970
    assert pace.allows("192.0.2.2", at=100)
    assert pace.allows("192.0.2.1", at=601)


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::1", "::"),
        ("unknown", "unknown"),
    ],
)
def test_new_addresses_of_the_same_line_are_counted_together(address: str, line: str) -> None:
    assert line_of(address) == line


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=60), st.integers(1, 10))
def test_no_address_gets_more_than_its_share_of_a_window(addresses: list[str], most: int) -> None:
    pace = Pace(most=most, window=600)

    taken = [address for address in addresses if pace.allows(address, at=1.0)]

    assert {each: taken.count(each) for each in addresses} == {
        each: min(addresses.count(each), most) for each in addresses
    }


def test_nothing_that_pace_keeps_is_the_address() -> None:
    pace = Pace()
    pace.allows("192.0.2.77", at=0.0)

    assert b"192.0.2.77" not in repr(vars(pace)).encode()
