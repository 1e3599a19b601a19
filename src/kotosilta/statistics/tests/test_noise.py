"""What counts as a change: properties that any reader would expect, and a few worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.noise import has_grown, share_differs_from, shares_differ

shares = st.integers(0, 600).map(lambda tenths: tenths / 10)
people = st.integers(50, 700_000)


@pytest.mark.parametrize(
    ("first", "last", "population", "differ"),
    [
        (1.0, 3.0, 111, False),  # Sottunga: two people more
        (3.6, 6.2, 64_000, True),
        (3.6, 3.7, 64_000, False),  # the last decimal
        (0.0, 0.4, 1_000, False),
        (16.6, 21.2, 660_000, True),
    ],
)
def test_shares_differ_only_beyond_chance_and_rounding(
    first: float, last: float, population: int, differ: bool
) -> None:
    assert shares_differ(first, population, last, population) is differ


@given(first=shares, last=shares, one=people, other=people)
def test_differing_does_not_depend_on_the_order(first: float, last: float, one: int, other: int) -> None:
    assert shares_differ(first, one, last, other) == shares_differ(last, other, first, one)


@given(share=shares, one=people, other=people)
def test_equal_shares_never_differ(share: float, one: int, other: int) -> None:
    assert not shares_differ(share, one, share, other)
    assert not share_differs_from(share, share, one)


@given(first=shares, last=shares, population=people)
def test_what_differs_among_few_differs_among_many(first: float, last: float, population: int) -> None:
    if shares_differ(first, population, last, population):
        assert shares_differ(first, population * 10, last, population * 10)


@given(first=shares, population=people)
def test_one_last_decimal_is_never_a_change(first: float, population: int) -> None:
    assert not shares_differ(first, population, round(first + 0.1, 1), population)


@pytest.mark.parametrize(
    ("first", "last", "population", "grown"),
    [
        (3.9, 4.7, 64_000, True),
        (1.0, 3.0, 2_900, False),  # 29 persons at first: one family is a growth rate
        (4.7, 3.9, 64_000, False),
        (2.0, 2.2, 5_000, False),
        (0.0, 5.0, 64_000, False),
    ],
)
def test_a_group_has_grown_only_from_a_sound_base(first: float, last: float, population: int, grown: bool) -> None:
    assert has_grown(first, population, last, population) is grown
