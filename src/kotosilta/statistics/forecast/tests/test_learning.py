"""Constants and intervals come from outcomes that were known at the time, and from nothing later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.forecast.groups import foreign_language, population
from kotosilta.statistics.forecast.intervals import FEWEST_ERRORS, LEVELS, Spread, spread_of, spreads
from kotosilta.statistics.forecast.learning import Experience, error
from kotosilta.statistics.forecast.methods import Constants
from kotosilta.statistics.forecast.panel import panel_of
from kotosilta.statistics.forecast.tests.series import YEARS, growing

ALIKE = {f"{number:03}": growing(60 + number, 1.06) for number in range(40)}
APART = {f"{number:03}": growing(500, 1.02 if number % 2 else 1.12) for number in range(40)}


def test_outcomes_after_the_year_of_choosing_are_not_known() -> None:
    known = Experience(panel_of(ALIKE), foreign_language)

    assert known.known_origins(2004, 5) == [1995, 1996, 1997, 1998, 1999]
    assert known.known_origins(1999, 5) == []


def test_what_happens_later_does_not_change_what_is_chosen() -> None:
    shocked = {area: {year: count * (9 if year > 2004 else 1) for year, count in APART[area].items()} for area in APART}
    before, after = (Experience(panel_of(each), foreign_language) for each in (APART, shocked))

    constants = before.chosen(2004, 5)

    assert after.chosen(2004, 5) == constants
    assert spreads(after, constants, 2004, 5) == spreads(before, constants, 2004, 5)


def test_growth_that_lasts_is_kept_as_far_as_may_be() -> None:
    assert Experience(panel_of(APART), foreign_language).chosen(2004, 5).kept == 1.0


def test_growth_that_turns_round_is_not_kept() -> None:
    turning = {}
    for number in range(40):
        fast = number % 2 == 0
        first, second = (1.12, 1.02) if fast else (1.02, 1.12)
        early = growing(500, first, range(1990, 1996))
        turning[f"{number:03}"] = early | growing(early[1995], second, range(1995, 2001))

    assert Experience(panel_of(turning), foreign_language).chosen(2000, 5).kept == 0.0


def test_the_country_s_way_of_going_on_is_learnt_ten_years_ahead() -> None:
    straight = {f"{number:03}": {year: 100.0 + 20 * (year - 1990) for year in YEARS} for number in range(40)}

    assert Experience(panel_of(straight), foreign_language).chosen(2010, 10).country == "linear"
    assert Experience(panel_of(ALIKE), foreign_language).chosen(2010, 10).country == "log"


def test_with_nothing_known_the_first_choice_stands() -> None:
    assert Experience(panel_of(ALIKE), foreign_language).chosen(1995, 5) == foreign_language.choices[5][0]


def test_size_is_judged_at_the_origin_and_nothing_is_left_out_for_its_outcome() -> None:
    dying = growing(60, 1.0) | dict.fromkeys(range(2001, 2013), 0.0)
    growing_up = growing(9, 1.0) | dict.fromkeys(range(2001, 2013), 900.0)
    known = Experience(panel_of({"001": dying, "002": growing_up}), foreign_language)

    assert [each.outcome for each in known.cases(2000, 5)] == [0.0]


def test_an_outcome_of_none_counts_as_one_person() -> None:
    assert error(30, 0) == 30


def test_a_municipality_that_lacks_years_does_not_bend_the_country() -> None:
    short = dict.fromkeys(range(2005, 2013), 1e6)

    assert panel_of({**ALIKE, "999": short}).country == panel_of(ALIKE).country


@pytest.mark.parametrize(
    ("size", "name"), [(9.9, None), (10, "10-49"), (50, "50-199"), (999, "200-999"), (1e6, "1000+")]
)
def test_classes_of_size_have_their_lower_bound(size: float, name: str | None) -> None:
    assert foreign_language.class_of(size) == name


def test_every_municipality_has_a_class_of_population() -> None:
    assert population.class_of(0) == "under 2000"
    assert population.gets_forecast(0)


def test_a_perfect_record_gives_intervals_of_a_point() -> None:
    known = Experience(panel_of(ALIKE), foreign_language)

    for spread in spreads(known, Constants(5, 0.0, "log"), 2010, 5).values():
        assert spread.interval(100, 95) == pytest.approx((100, 100))


def test_a_class_with_few_errors_borrows_those_of_all() -> None:
    one_large = {**ALIKE, "900": growing(5000, 1.06)}
    known = Experience(panel_of(one_large), foreign_language)

    found = spreads(known, Constants(5, 0.0, "log"), 2010, 5)

    assert len(ALIKE) > FEWEST_ERRORS
    assert found["1000+"] == found["50-199"]


def test_an_interval_needs_an_error() -> None:
    with pytest.raises(ValueError, match="no earlier error"):
        spread_of([])


def test_so_many_of_ten_errors_lie_within_the_interval() -> None:
    assert spread_of([number / 10 for number in range(1, 20)]) == Spread(1.0, 1.6, 1.9)


@given(errors=st.lists(st.floats(0, 5), min_size=1), point=st.floats(1, 1e6))
def test_intervals_hold_the_point_and_each_other_and_never_go_below_zero(errors: list[float], point: float) -> None:
    spread = spread_of(errors)

    bounds = [spread.interval(point, level) for level in LEVELS]

    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    assert [0, *sorted(lows)] == [0, *reversed(lows)]
    assert lows[0] <= point <= highs[0]
    assert highs == sorted(highs)
    assert min(lows) >= 0
