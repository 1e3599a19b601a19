"""Exact intervals: published tables, what any reader would expect, and odd input."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.intervals import at_least, at_most, binomial_interval, poisson_interval

# 5 of 20 and 81 of 263, 15 of 148, 0 of 20, 1 of 29: R. G. Newcombe, Statistics in Medicine 17, 1998, table I (method
# 5, Clopper-Pearson). 10 of 10 and 1 of 10 follow by hand: 0.025^(1/10), 1 - 0.975^(1/10). The last two: scipy 1.17.1,
# scipy.stats.beta.ppf.
BINOMIAL = [
    (81, 263, 0.2527, 0.3676),
    (15, 148, 0.0578, 0.1617),
    (0, 20, 0.0, 0.1684),
    (1, 29, 0.0009, 0.1776),
    (5, 20, 0.0866, 0.4910),
    (10, 10, 0.6915, 1.0),
    (1, 10, 0.0025, 0.4450),
    (55_700.3, 700_000, 0.0789389, 0.0802083),
    (100_000, 1_000_000, 0.0994125, 0.1005898),
]
# F. Garwood, Biometrika 28, 1936, table; the same numbers are in K. Ulm, American Journal of Epidemiology 131, 1990.
POISSON = [
    (0, 0.95, 0.0, 3.689),
    (1, 0.95, 0.0253, 5.572),
    (2, 0.95, 0.2422, 7.225),
    (5, 0.95, 1.623, 11.668),
    (10, 0.95, 4.795, 18.390),
    (20, 0.95, 12.217, 30.888),
    (50, 0.95, 37.111, 65.919),
    (100, 0.95, 81.364, 121.627),
    (0, 0.99, 0.0, 5.298),
    (10, 0.99, 3.717, 21.398),
]


@pytest.mark.parametrize(("count", "base", "low", "high"), BINOMIAL)
def test_the_binomial_interval_is_that_of_published_tables(count: float, base: float, low: float, high: float) -> None:
    assert binomial_interval(count, base) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(("count", "level", "low", "high"), POISSON)
def test_the_poisson_interval_is_that_of_published_tables(count: float, level: float, low: float, high: float) -> None:
    assert poisson_interval(count, level) == pytest.approx((low, high), abs=6e-4)


bases = st.floats(1, 1e6)
fractions = st.floats(0, 1)


@given(base=bases, part=fractions)
def test_the_interval_holds_the_share_and_lies_between_nought_and_one(base: float, part: float) -> None:
    low, high = binomial_interval(base * part, base)
    assert 0 <= low <= part + 1e-9
    assert part - 1e-9 <= high <= 1


@given(base=st.integers(1, 400), part=fractions)
def test_at_its_bounds_the_count_is_just_within_reach(base: int, part: float) -> None:
    count = round(base * part)
    low, high = binomial_interval(count, base)
    assert count == 0 or at_least(count, base, low) == pytest.approx(0.025)
    assert count == base or at_most(count, base, high) == pytest.approx(0.025)


def test_what_arithmetic_leaves_of_nought_is_nought() -> None:
    assert binomial_interval(1e-16, 50)[0] == 0
    assert binomial_interval(50 - 1e-14, 50)[1] == 1
    assert poisson_interval(1e-300)[0] == 0


@given(base=bases, part=fractions)
def test_those_with_and_those_without_mirror_each_other(base: float, part: float) -> None:
    low, high = binomial_interval(base * part, base)
    other_low, other_high = binomial_interval(base - base * part, base)
    assert (1 - high, 1 - low) == pytest.approx((other_low, other_high), abs=1e-6)


@given(count=st.floats(0, 1e5).filter(lambda count: count == 0 or count > 1e-3))
def test_more_confidence_is_a_wider_interval(count: float) -> None:
    low, high = poisson_interval(count, 0.95)
    lower, higher = poisson_interval(count, 0.998)
    assert lower <= low <= count <= high < higher


@given(count=st.integers(0, 30))
def test_few_among_very_many_are_a_poisson_count(count: int) -> None:
    low, high = binomial_interval(count, 1e7)
    assert (low * 1e7, high * 1e7) == pytest.approx(poisson_interval(count), rel=1e-3)


@pytest.mark.parametrize(
    ("count", "base"),
    [(1, 0), (0, 0), (-1, 10), (11, 10), (nan, 10), (1, nan), (inf, inf), (1, inf), (0, -5), (1, 1e12)],
)
def test_what_is_no_share_is_refused_in_words(count: float, base: float) -> None:
    with pytest.raises(ValueError, match="is no share"):
        binomial_interval(count, base)


@pytest.mark.parametrize("count", [-1, nan, inf, 1e12])
def test_what_is_no_count_is_refused_in_words(count: float) -> None:
    with pytest.raises(ValueError, match="is no count"):
        poisson_interval(count)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5, nan])
def test_a_level_is_a_fraction(level: float) -> None:
    with pytest.raises(ValueError, match="level of confidence"):
        poisson_interval(3, level)
    with pytest.raises(ValueError, match="level of confidence"):
        binomial_interval(3, 10, level)
