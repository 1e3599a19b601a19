"""Expected and actual, on cells whose answer can be worked out by hand."""

from __future__ import annotations

from math import nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.intervals import binomial_interval
from kotosilta.statistics.standardise import Cell, Verdict, expected

YOUNG, OLD = ("20-24",), ("25-64",)
RATES = {YOUNG: 0.5, OLD: 0.8}


def test_a_worked_example() -> None:
    """Of 200 young and 300 older ones 0.5 × 200 + 0.8 × 300 = 340 would be in work; 80 + 227 = 307 are."""
    found = expected([Cell(YOUNG, 200, 80), Cell(OLD, 300, 227)], RATES)
    assert (found.expected, found.observed) == pytest.approx((340, 307))
    assert found.ratio == pytest.approx(307 / 340)
    low, high = binomial_interval(307, 500)
    assert (found.low, found.high) == pytest.approx((low * 500 / 340, high * 500 / 340))
    assert found.verdict is Verdict.BELOW
    assert (found.population, found.covered, found.missing_cells) == (500, 1, ())


@pytest.mark.parametrize(
    ("events", "verdict"),
    [((100, 240), Verdict.NOT_DISTINGUISHABLE), ((130, 270), Verdict.ABOVE), ((80, 220), Verdict.BELOW)],
)
def test_what_may_be_said(events: tuple[float, float], verdict: Verdict) -> None:
    assert expected([Cell(YOUNG, 200, events[0]), Cell(OLD, 300, events[1])], RATES).verdict is verdict


def test_a_young_municipality_is_not_below_for_being_young() -> None:
    """Its share is 56 per cent, that of a country of equal halves 65; with its own people 56 would be expected."""
    found = expected([Cell(YOUNG, 800, 400), Cell(OLD, 200, 160)], RATES)
    assert found.ratio == pytest.approx(1)
    assert found.verdict is Verdict.NOT_DISTINGUISHABLE


def test_a_small_group_is_not_judged() -> None:
    found = expected([Cell(YOUNG, 40, 2), Cell(OLD, 59, 20)], RATES)
    assert (found.verdict, found.ratio, found.is_told) == (Verdict.TOO_SMALL, None, False)


def test_a_handful_expected_is_not_judged() -> None:
    assert expected([Cell(YOUNG, 400, 9)], {YOUNG: 0.01}).verdict is Verdict.TOO_SMALL
    assert expected([Cell(YOUNG, 400, 391)], {YOUNG: 0.99}).verdict is Verdict.TOO_SMALL


def test_nobody_is_too_small() -> None:
    assert expected([], RATES).verdict is Verdict.TOO_SMALL
    assert expected([Cell(YOUNG, 0, 0)], RATES).verdict is Verdict.TOO_SMALL


def test_hidden_cells_of_more_than_one_in_twenty_make_it_not_comparable() -> None:
    found = expected([Cell(YOUNG, 100, None), Cell(OLD, 900, 700)], RATES)
    assert (found.verdict, found.missing_cells, found.covered) == (Verdict.NOT_COMPARABLE, (YOUNG,), 0.9)


def test_few_hidden_ones_are_left_out_on_both_sides() -> None:
    found = expected([Cell(YOUNG, 40, None), Cell(OLD, 960, 768)], RATES)
    assert (found.expected, found.observed, found.covered) == (pytest.approx(768), 768, 0.96)
    assert found.missing_cells == (YOUNG,)


def test_a_cell_without_a_national_rate_counts_as_missing() -> None:
    found = expected([Cell(YOUNG, 100, 50), Cell(("65-",), 100, 10)], RATES)
    assert (found.verdict, found.missing_cells) == (Verdict.NOT_COMPARABLE, (("65-",),))


def test_with_the_published_total_hidden_cells_do_no_harm() -> None:
    found = expected([Cell(YOUNG, 200, None), Cell(OLD, 300, 227)], RATES, observed=307)
    assert (found.observed, found.verdict, found.missing_cells) == (307, Verdict.BELOW, ())


def test_the_published_total_is_not_held_against_a_part_of_the_people() -> None:
    cells = [Cell(OLD, 970, 700)]
    assert expected(cells, RATES, observed=720, population=1000).verdict is Verdict.NOT_COMPARABLE


def test_what_the_cells_lack_of_the_population_counts() -> None:
    assert expected([Cell(OLD, 900, 700)], RATES, population=1000).verdict is Verdict.NOT_COMPARABLE
    assert expected([Cell(OLD, 960, 700)], RATES, population=1000).covered == 0.96


cells = st.lists(st.tuples(st.integers(1, 3_000), st.floats(0.05, 0.95)), min_size=1, max_size=12)


@given(cells=cells)
def test_with_the_same_rates_the_ratio_is_one(cells: list[tuple[int, float]]) -> None:
    own = [Cell((str(at),), people, people * rate) for at, (people, rate) in enumerate(cells)]
    found = expected(own, {(str(at),): rate for at, (_, rate) in enumerate(cells)})
    if found.is_told:
        assert found.ratio == pytest.approx(1)
        assert found.verdict is Verdict.NOT_DISTINGUISHABLE


@given(cells=cells, parts=st.integers(2, 5))
def test_splitting_cells_of_equal_rates_changes_nothing(cells: list[tuple[int, float]], parts: int) -> None:
    whole = [Cell((str(at),), people, people // 3) for at, (people, _) in enumerate(cells)]
    split = [
        Cell((*cell.key, str(part)), cell.population / parts, (cell.events or 0) / parts)
        for cell in whole
        for part in range(parts)
    ]
    rates: dict[tuple[str, ...], float] = {(str(at),): rate for at, (_, rate) in enumerate(cells)}
    of_parts = {cell.key: rates[cell.key[:1]] for cell in split}
    one, other = expected(whole, rates), expected(split, of_parts)
    assert one.verdict is other.verdict
    if one.is_told:
        assert (other.ratio, other.low, other.high) == pytest.approx((one.ratio, one.low, one.high))


@given(cells=cells, seed=st.integers(0, 99))
def test_the_order_of_the_cells_changes_nothing(cells: list[tuple[int, float]], seed: int) -> None:
    own = [Cell((str(at),), people, people // 2) for at, (people, _) in enumerate(cells)]
    rates = {(str(at),): rate for at, (_, rate) in enumerate(cells)}
    mixed = Random(seed).sample(own, len(own))
    one, other = expected(own, rates), expected(mixed, rates)
    assert one.verdict is other.verdict
    if one.is_told:
        assert (other.ratio, other.low, other.high) == pytest.approx((one.ratio, one.low, one.high))


@pytest.mark.parametrize(
    "people_and_rates",
    [[(60, 0.3), (80, 0.8), (40, 0.55)], [(300, 0.05), (200, 0.15)], [(500, 0.2), (500, 0.9)]],
    ids=["few", "rare", "unlike"],
)
def test_the_interval_holds_as_often_as_it_says(people_and_rates: list[tuple[int, float]]) -> None:
    """2,000 municipalities that only chance parts from the country: at most one in twenty is called above or below."""
    chance = Random(20_261_125)
    rates = {(str(at),): rate for at, (_, rate) in enumerate(people_and_rates)}
    called = 0
    for _ in range(2_000):
        own = [
            Cell((str(at),), people, sum(chance.random() < rate for _ in range(people)))
            for at, (people, rate) in enumerate(people_and_rates)
        ]
        called += expected(own, rates).verdict in (Verdict.ABOVE, Verdict.BELOW)
    assert called / 2_000 <= 0.05


@pytest.mark.parametrize(
    ("own", "rates", "words"),
    [
        ([Cell(YOUNG, 10, 11)], RATES, "cannot be"),
        ([Cell(YOUNG, 10, -1)], RATES, "cannot be"),
        ([Cell(YOUNG, nan, 1)], RATES, "no number of persons"),
        ([Cell(YOUNG, -1, 0)], RATES, "no number of persons"),
        ([Cell(YOUNG, 10, 1), Cell(YOUNG, 10, 1)], RATES, "twice"),
        ([Cell(YOUNG, 10, 1)], {YOUNG: 1.2}, "no rate"),
        ([Cell(YOUNG, 10, 1)], {YOUNG: nan}, "no rate"),
    ],
)
def test_odd_input_is_refused_in_words(own: list[Cell], rates: dict[tuple[str, ...], float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        expected(own, rates)
