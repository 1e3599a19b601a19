"""Figures made from observations: how they are written, and what may not be derived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kotosilta.figures import Figure, FigureKind, Observation
from kotosilta.situation.figures import (
    difference,
    figure_of,
    may_be_a_baseline,
    observations_of,
    ratio,
    share_of_children,
)
from kotosilta.situation.picture import Series


def _seen(indicator: str, value: float, *, year: int | None = 2022, method: str | None = None) -> Observation:
    inputs = ("raw/total/049/2022",) if method else ()
    return Observation(f"{indicator}/total/049/{year}", indicator, "total", "049", year, value, "s", inputs, method)


@pytest.mark.parametrize(
    ("seen", "kind"),
    [
        (_seen("foreign_language_share", 3.4), FigureKind.PERCENT),
        (_seen("population", 5000), FigureKind.COUNT),
        (_seen("foreign_language_persons", 170.3, method="persons_from_share"), FigureKind.ABOUT),
        (_seen("foreign_language_persons", 610148), FigureKind.COUNT),
        (_seen("ecec_foreign_language_children", 1, year=None), FigureKind.RANGE_1_4),
        (_seen("ecec_foreign_language_children", 0, year=None), FigureKind.COUNT),
        (_seen("ecec_foreign_language_children", 5, year=None), FigureKind.COUNT),
        (_seen("dependency_ratio", 58.2), FigureKind.DECIMAL),
    ],
)
def test_the_kind_of_a_figure_follows_from_its_indicator(seen: Observation, kind: FigureKind) -> None:
    assert figure_of(seen).kind is kind


def test_a_figure_names_raw_observations() -> None:
    assert figure_of(_seen("population", 5000)).observations == ("population/total/049/2022",)
    derived = figure_of(_seen("population", 5000, method="merged_to_today"))
    assert derived.observations == ("raw/total/049/2022",)


def test_a_difference_of_shares_is_in_percentage_points() -> None:
    earlier, later = figure_of(_seen("foreign_language_share", 3.0)), figure_of(_seen("foreign_language_share", 5.0))

    found = difference(later, earlier)

    assert (found.value, found.kind, found.method) == (2.0, FigureKind.PERCENTAGE_POINTS, "difference")


def test_a_ratio_is_refused_when_the_first_value_is_nought() -> None:
    share = figure_of(_seen("foreign_language_share", 3.0))

    assert ratio(share, share).value == 1
    with pytest.raises(ValueError, match="zero"):
        ratio(share, replace(share, value=0))


def test_what_is_derived_is_not_derived_from_again() -> None:
    share = figure_of(_seen("foreign_language_share", 3.0))
    merged = figure_of(_seen("foreign_language_share", 3.0, method="merged_to_today"))

    with pytest.raises(ValueError, match="derived"):
        difference(share, merged)
    with pytest.raises(ValueError, match="derived"):
        ratio(merged, share)


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(20, 400, 5.0), (0, 400, 0.0), (1, 400, None), (20, 99, None), (5, 100, 5.0)]
)
def test_the_share_of_children_never_tells_a_small_count(part: float, whole: float, share: float | None) -> None:
    of = Series("f", "total", "049", (_seen("ecec_foreign_language_children", part, year=None),))
    among = Series("e", "total", "049", (_seen("ecec_children", whole, year=None),))

    found = share_of_children(of, among)

    assert (found.value if found else None) == share
    assert share_of_children(None, among) is None


def test_ranges_and_undated_figures_are_no_baselines() -> None:
    assert may_be_a_baseline(figure_of(_seen("foreign_language_share", 3.0)))
    assert not may_be_a_baseline(figure_of(_seen("ecec_foreign_language_children", 1, year=None)))
    assert not may_be_a_baseline(figure_of(_seen("ecec_children", 400, year=None)))


def test_observations_of_several_figures_are_named_once() -> None:
    figure: Figure = figure_of(_seen("population", 5000))

    assert observations_of([figure, figure]) == figure.observations
