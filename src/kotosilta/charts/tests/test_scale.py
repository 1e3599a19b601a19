"""Axes have few round numbers, written the way of the language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.charts.scale import Scale, rhythm_of, value_ticks, year_ticks
from kotosilta.charts.tests.drawings import SWEDISH
from kotosilta.figures import FigureKind


@pytest.mark.parametrize(
    ("top", "kind", "written"),
    [
        (22.5, FigureKind.PERCENT, ["0\u00a0%", "5\u00a0%", "10\u00a0%", "15\u00a0%", "20\u00a0%"]),
        (10.8, FigureKind.PERCENT, ["0\u00a0%", "5\u00a0%", "10\u00a0%"]),
        (1.4, FigureKind.PERCENT, ["0\u00a0%", "0,5\u00a0%", "1,0\u00a0%"]),
        (0.3, FigureKind.PERCENT, ["0\u00a0%", "0,1\u00a0%", "0,2\u00a0%", "0,3\u00a0%"]),
        (100, FigureKind.PERCENT_WHOLE, ["0\u00a0%", "20\u00a0%", "40\u00a0%", "60\u00a0%", "80\u00a0%", "100\u00a0%"]),
        (664_028, FigureKind.COUNT, ["0", "200\u00a0000", "400\u00a0000", "600\u00a0000"]),
        (2, FigureKind.COUNT, ["0", "1", "2"]),
        (10, FigureKind.ABOUT, ["0", "10"]),
        (4, FigureKind.RANGE_1_4, ["0", "1", "2", "3", "4"]),
        (68.5, FigureKind.DECIMAL, ["0", "20", "40", "60"]),
        (0, FigureKind.PERCENT, ["0\u00a0%"]),
    ],
)
def test_ticks_are_round_and_written_as_figures_of_their_kind_are(
    top: float, kind: FigureKind, written: list[str]
) -> None:
    assert [said for _, said in value_ticks(top, kind, SWEDISH)] == written


@given(top=st.floats(0.1, 1e12), kind=st.sampled_from(FigureKind))
def test_ticks_begin_at_zero_stay_below_the_top_and_are_never_many_or_alike(top: float, kind: FigureKind) -> None:
    ticks = value_ticks(top, kind, SWEDISH)

    assert ticks[0][0] == 0
    assert all(value <= top * (1 + 1e-6) for value, _ in ticks)
    assert len({said for _, said in ticks}) == len(ticks) <= 6


@given(first=st.integers(1900, 2030), years=st.integers(1, 80), room=st.floats(1, 300), rhythm=st.sampled_from([1, 4]))
def test_years_on_the_axis_hold_the_ends_and_keep_their_distance(
    first: int, years: int, room: float, rhythm: int
) -> None:
    per_year = 10.0
    ticks = year_ticks(first, first + years, rhythm, per_year, room)

    assert (ticks[0], ticks[-1]) == (first, first + years)
    assert all((later - earlier) * per_year >= room for earlier, later in pairwise(ticks)) or len(ticks) == 2


def test_years_of_a_decade_are_round_where_not_all_fit() -> None:
    assert year_ticks(1991, 2012, 1, 20, 60) == [1991, 1995, 2000, 2005, 2012]
    assert year_ticks(2020, 2025, 1, 80, 60) == [2020, 2021, 2022, 2023, 2024, 2025]


@pytest.mark.parametrize(
    ("series", "rhythm"),
    [
        ([[1992, 1996, 2000, 2004]], 4),
        ([[1992, 1996, 2000, 2008]], 4),
        ([[1992, 1996, 2000, 2004], [1992, 1993]], 1),
        ([[1996, 2000, 2004]], 1),
        ([[2000, 2002, 2004, 2006]], 1),
        ([[2021]], 1),
    ],
)
def test_only_a_long_series_with_regular_pauses_is_taken_for_elections(series: list[list[int]], rhythm: int) -> None:
    assert rhythm_of(series) == rhythm


def test_a_scale_is_straight() -> None:
    scale = Scale(2000, 2010, 100, 200)

    assert [scale.at(year) for year in (2000, 2005, 2010)] == [100, 150, 200]
