"""What each method makes of series whose continuation is known by construction."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.forecast.history import History
from kotosilta.statistics.forecast.methods import (
    BENCHMARKS,
    Constants,
    Method,
    country_and_own,
    country_factor,
    own_damped,
    shrunk_growth,
    trust,
)
from kotosilta.statistics.forecast.tests.series import a_case, growing

STRAIGHT = {year: 100.0 + 10 * (year - 1990) for year in range(1990, 2001)}
LOG = Constants(window=5, kept=1.0, country="log")

series = st.lists(st.floats(0, 1e6), min_size=11, max_size=11).map(
    lambda values: dict(zip(range(1990, 2001), values, strict=True))
)
groups = series.map(lambda known: known | {2000: known[2000] + 1})
countries = series.map(lambda known: {year: persons + 1 for year, persons in known.items()})
methods = st.sampled_from([*BENCHMARKS.values()])
constants = st.builds(
    Constants,
    window=st.sampled_from((3, 5, 10)),
    kept=st.floats(0, 1),
    country=st.sampled_from(("log", "linear", "mean")),
)


def test_no_change_goes_on_as_today() -> None:
    assert BENCHMARKS["no_change"](a_case(STRAIGHT, STRAIGHT)) == 200


def test_linear_drift_goes_on_by_the_same_number() -> None:
    assert BENCHMARKS["linear_drift"](a_case(STRAIGHT, STRAIGHT)) == pytest.approx(250)


def test_log_drift_goes_on_by_the_same_rate() -> None:
    own = growing(100, 1.1)

    assert BENCHMARKS["log_drift"](a_case(own, own)) == pytest.approx(own[2005])


def test_linear_drift_never_goes_below_zero() -> None:
    falling = {year: 1000.0 - 95 * (year - 1990) for year in range(1990, 2001)}

    assert BENCHMARKS["linear_drift"](a_case(falling, STRAIGHT)) == 0


def test_shrunk_growth_weighs_own_and_country_by_the_size_of_the_group() -> None:
    own, country = growing(200 / 1.1**10, 1.1), growing(1e6, 1.02)

    assert shrunk_growth(a_case(own, country)) == pytest.approx(200 * exp(5 * (log(1.1) + log(1.02)) / 2))


@pytest.mark.parametrize(("persons", "weight"), [(0, 0), (50, 0.2), (200, 0.5), (1800, 0.9)])
def test_a_group_speaks_for_itself_the_more_the_larger_it_is(persons: float, weight: float) -> None:
    assert trust(persons) == pytest.approx(weight)


@pytest.mark.parametrize(
    ("way", "factor"), [("log", 1.1**5), ("linear", 1 + 1 - 1 / 1.1**5), ("mean", (1.1**5 + 2 - 1 / 1.1**5) / 2)]
)
def test_the_country_goes_on_by_rate_by_number_or_half_way_between(way: str, factor: float) -> None:
    country = growing(1000, 1.1)

    assert country_factor(a_case(country, country), way) == pytest.approx(factor)


def test_a_group_that_grows_like_the_country_goes_on_like_it_whatever_is_kept() -> None:
    own, country = growing(60, 1.07), growing(1e6, 1.07)

    for kept in (0.0, 0.5, 1.0):
        assert country_and_own(a_case(own, country), Constants(5, kept, "log")) == pytest.approx(own[2005])


def test_with_nothing_kept_only_the_country_counts() -> None:
    own, country = growing(60, 1.2), growing(1e6, 1.03)

    found = country_and_own(a_case(own, country), Constants(3, 0.0, "log"))

    assert found == pytest.approx(own[2000] * 1.03**5)


def test_a_population_goes_on_by_the_part_of_its_growth_that_is_kept() -> None:
    own = growing(1e9, 0.99)  # so large that it speaks for itself alone

    assert own_damped(a_case(own, own), Constants(5, 0.5, "none")) == pytest.approx(own[2000] * 0.99**2.5)


def test_growth_over_a_gap_is_divided_by_the_years_that_passed() -> None:
    known = History({2011: 90.0, 2012: 100.0, 2020: 100 * 1.05**8})

    assert known.growth(2020, 5) == pytest.approx(log(1.05))
    assert known.drift(2020, 5) == pytest.approx((100 * 1.05**8 - 100) / 8)
    assert known.year_before(2020, 5) == 2012


def test_a_series_that_does_not_go_back_far_enough_is_taken_to_stand_still() -> None:
    assert History({1999: 10.0, 2000: 90.0}).growth(2000, 5) == 0
    assert History({1999: 10.0, 2000: 90.0}).drift(2000, 5) == 0


@given(own=groups, country=countries, method=methods)
def test_no_method_foresees_a_negative_number(own: dict[int, float], country: dict[int, float], method: Method) -> None:
    assert method(a_case(own, country)) >= 0


@given(own=groups, country=countries, chosen=constants)
def test_neither_do_ours(own: dict[int, float], country: dict[int, float], chosen: Constants) -> None:
    assert country_and_own(a_case(own, country), chosen) >= 0
    assert own_damped(a_case(own, country), chosen) >= 0


@given(own=groups, factor=st.floats(1, 1000), name=st.sampled_from(["no_change", "linear_drift"]))
def test_as_many_times_as_many_stay_as_many_times_as_many(own: dict[int, float], factor: float, name: str) -> None:
    times = {year: factor * persons for year, persons in own.items()}

    once = BENCHMARKS[name](a_case(own, own))

    assert BENCHMARKS[name](a_case(times, times)) == pytest.approx(factor * once, rel=1e-9, abs=1e-6)


@given(own=countries, country=countries, factor=st.floats(1, 1000))
def test_the_unit_of_the_country_does_not_matter(
    own: dict[int, float], country: dict[int, float], factor: float
) -> None:
    times = {year: factor * persons for year, persons in country.items()}

    assert country_and_own(a_case(own, times), LOG) == pytest.approx(country_and_own(a_case(own, country), LOG))


@given(own=groups, later=st.floats(0, 1e9))
def test_what_comes_after_the_origin_is_never_read(own: dict[int, float], later: float) -> None:
    seen = own | dict.fromkeys(range(2001, 2006), later)

    for method in BENCHMARKS.values():
        assert method(a_case(seen, seen)) == method(a_case(own, own))
    assert country_and_own(a_case(seen, STRAIGHT), LOG) == country_and_own(a_case(own, STRAIGHT), LOG)
