"""Shares that are counts in disguise, and means of several years."""

from __future__ import annotations

from math import nan

import pytest

from kotosilta.statistics.disclosure import MeanOfYears, Rule, mean_of_years, share_reveals

RULE = Rule(5)


@pytest.mark.parametrize(
    ("share", "base", "reveals"),
    [
        (2.3, 130, True),  # 2.99 persons: three
        (0.1, 3_000, True),  # 1.5 to 4.5 persons: every one of them small
        (0.2, 3_000, False),  # 4.5 to 7.5 persons: five at least
        (0.3, 1_500, True),  # 3.75 to 5.25 persons: four or five
        (5.0, 130, False),
        (0.0, 130, False),  # nobody, and noughts are shown
        (16.2, 3_000, False),
    ],
)
def test_a_share_of_a_known_base_may_tell_a_small_count(share: float, base: float, reveals: bool) -> None:
    assert share_reveals(share, base, RULE) is reveals


def test_where_noughts_are_hidden_a_share_of_nought_tells_one() -> None:
    assert share_reveals(0.0, 130, Rule(10, zero_shown=False))


@pytest.mark.parametrize(("share", "base"), [(nan, 10), (101, 10), (-1, 10), (5, -1), (5, nan)])
def test_what_is_no_share_is_refused(share: float, base: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        share_reveals(share, base, RULE)


def test_the_mean_is_of_the_fewest_years_that_are_not_small_together() -> None:
    counts = {2020: 4, 2021: 1, 2022: 1, 2023: 1, 2024: 2}
    assert mean_of_years(counts, 2024, RULE) == MeanOfYears(1.25, 2021, 2024)
    assert mean_of_years({2022: 3, 2023: 4, 2024: 5}, 2024, RULE) == MeanOfYears(4, 2022, 2024)


def test_there_is_none_of_five_small_years_and_none_with_a_gap() -> None:
    assert mean_of_years(dict.fromkeys(range(2020, 2025), 0.5), 2024, RULE) is None
    assert mean_of_years({2021: 9, 2022: 9, 2024: 9}, 2024, RULE) is None
    assert mean_of_years({}, 2024, RULE) is None


def test_a_year_that_is_no_count_is_refused() -> None:
    with pytest.raises(ValueError, match="no count"):
        mean_of_years({2022: nan, 2023: 1, 2024: 1}, 2024, RULE)
