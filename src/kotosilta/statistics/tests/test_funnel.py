"""Limits of a funnel and where a share stands to them."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.funnel import Limit, Standing, funnel_limits, standing
from kotosilta.statistics.intervals import at_most

centres = st.floats(0.001, 0.999)


@given(centre=centres, base=st.integers(1, 50_000))
def test_limits_lie_around_the_centre_the_wide_ones_outside(centre: float, base: int) -> None:
    (limit,) = funnel_limits(centre, [base])
    assert 0 <= limit.low_wide <= limit.low
    assert limit.low <= centre + 1 / base
    assert centre - 1 / base <= limit.high <= limit.high_wide <= 1


@given(centre=st.floats(0.01, 0.99), base=st.integers(200, 20_000))
def test_beyond_the_upper_limit_lie_two_and_a_half_of_a_hundred(centre: float, base: int) -> None:
    (limit,) = funnel_limits(centre, [base])
    at = limit.high * base
    assert at_most(int(at), base, centre) <= 0.975 + 1e-9
    assert at_most(int(at) + 1, base, centre) >= 0.975 - 1e-9


def test_limits_close_in_as_more_people_stand_behind() -> None:
    limits = funnel_limits(0.111, [50, 500, 5_000, 50_000, 5_000_000])
    widths = [limit.high - limit.low for limit in limits]
    assert widths == sorted(widths, reverse=True)
    # The normal distribution is as good as the exact one there: 0.111 ± 1.96 × 0.000140.
    assert (limits[-1].low, limits[-1].high) == pytest.approx((0.1107247, 0.1112754), abs=2e-6)


def test_a_worked_example() -> None:
    """Of 4 persons at one half: P(X = 0) = 1/16, so both limits lie between a whole number and the one below."""
    (limit,) = funnel_limits(0.5, [4])
    assert limit == Limit(
        base=4,
        low=0.0,
        high=pytest.approx((4 - 0.025 * 16) / 4),
        low_wide=0.0,
        high_wide=pytest.approx((4 - 0.001 * 16) / 4),
    )  # type: ignore[arg-type]


def test_where_nobody_or_everybody_has_it_there_is_no_chance() -> None:
    assert funnel_limits(0.0, [10]) == (Limit(10, 0, 0, 0, 0),)
    assert funnel_limits(1.0, [10]) == (Limit(10, 1, 1, 1, 1),)


@pytest.mark.parametrize(
    ("share", "base", "centre", "found"),
    [
        (0.010, 111, 0.030, Standing.INSIDE),  # Sottunga: one person
        (0.162, 3_000, 0.111, Standing.ABOVE),
        (0.062, 3_000, 0.111, Standing.BELOW),
        (0.112, 700_000, 0.111, Standing.INSIDE),  # two roundings explain it
        (0.113, 700_000, 0.111, Standing.ABOVE),
        (0.001, 2_000, 0.0, Standing.INSIDE),  # a centre printed as nought may be almost one in a thousand
        (0.9, 0, 0.1, Standing.INSIDE),
        (0.9, 0.4, 0.1, Standing.INSIDE),
    ],
)
def test_a_share_stands_outside_only_beyond_chance_and_rounding(
    share: float, base: float, centre: float, found: Standing
) -> None:
    assert standing(share, base, centre) is found


@given(centre=centres, base=st.integers(1, 100_000))
def test_the_centre_itself_is_inside(centre: float, base: int) -> None:
    assert standing(centre, base, centre) is Standing.INSIDE


@given(share=st.floats(0, 1), centre=centres, base=st.integers(100, 10_000))
def test_what_is_outside_among_few_is_outside_among_many(share: float, centre: float, base: int) -> None:
    if (found := standing(share, base, centre)) is not Standing.INSIDE:
        assert standing(share, base * 10, centre) is found


@pytest.mark.parametrize(
    ("share", "base", "centre"),
    [(nan, 10, 0.1), (0.1, nan, 0.1), (0.1, 10, nan), (1.2, 10, 0.1), (0.1, -1, 0.1), (0.1, 10, -0.1)],
)
def test_what_is_no_share_of_people_is_refused(share: float, base: float, centre: float) -> None:
    with pytest.raises(ValueError, match="is no"):
        standing(share, base, centre)


def test_limits_need_somebody() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        funnel_limits(0.1, [0])
