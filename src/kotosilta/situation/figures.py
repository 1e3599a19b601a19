"""Turns observations into figures that can be printed and recomputed: each knows its method and its observations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median_low

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Figure, FigureKind, Observation
from kotosilta.situation.picture import Picture, Series
from kotosilta.statistics.derive import PERSONS
from kotosilta.statistics.harmonise import SMALL_COUNTS_ARE_RANGES
from kotosilta.statistics.snapshot import SMALLEST_EXACT_COUNT

SMALLEST_BASE = 100
# Series that the catalogue has no entry for, because nobody reads them by themselves.
_OTHER_COUNTS = frozenset({"entitled_to_vote", "voters", "finnish_speakers", "sami_speakers"})
_OTHER_RATIOS = frozenset({"economic_dependency_ratio"})
_BY_UNIT = {"persons": FigureKind.COUNT, "percent": FigureKind.PERCENT}  # anything else is a ratio or a mean
# A register of the city counted these persons one by one; what follows from a share is only about so many.
_COUNTED = (None, "counted_by_the_city")


def figure_of(observation: Observation) -> Figure:
    """The observation as it is printed. Derived persons are 'about', small counts of early education are ranges."""
    return Figure(
        value=observation.value,
        kind=_kind(observation),
        area=observation.area,
        indicator=observation.indicator,
        year=observation.year,
        source=observation.source,
        observations=observation.inputs or (observation.id,),
        method=observation.method,
    )


def figure_at(series: Series | None, year: int | None) -> Figure | None:
    """The figure of a year of a series; None where the series or the year is not known."""
    seen = series.at(year) if series else None
    return figure_of(seen) if seen else None


def persons(picture: Picture, year: int) -> Figure | None:
    """About how many foreign-language speakers lived here; None unless the population of that very year is known."""
    return figure_at(picture.own.get(PERSONS), year)


def difference(later: Figure, earlier: Figure) -> Figure:
    """How much `later` is above `earlier`, in percentage points for shares; area and year are those of `later`.

    Both must be published figures, or `earlier` a median (method `distance_to_median`): what was derived otherwise is
    refused with ValueError, because the difference could not be recomputed from the list of its observations.
    """
    to_median = earlier.method == "median_of_comparable"
    _refuse_derived(later, *(() if to_median else (earlier,)))
    shares = later.kind is FigureKind.PERCENT
    return replace(
        later,
        value=later.value - earlier.value,
        kind=FigureKind.PERCENTAGE_POINTS if shares else later.kind,
        observations=later.observations + earlier.observations,
        method="distance_to_median" if to_median else "difference",
    )


def ratio(later: Figure, earlier: Figure) -> Figure:
    """How many times `earlier` fits into `later`; ValueError for zero and for derived figures (see `difference`)."""
    _refuse_derived(later, earlier)
    if earlier.value <= 0:
        raise ValueError(f"nothing can be so many times {earlier.observations[0]}, which is zero")
    return replace(
        later,
        value=later.value / earlier.value,
        kind=FigureKind.TIMES,
        observations=later.observations + earlier.observations,
        method="ratio",
    )


def median_of_comparable(picture: Picture, indicator: str) -> Figure | None:
    """The median of the comparable municipalities' latest values; None when none is known."""
    others = picture.comparable.get(indicator, ())
    return median_of(others, picture.municipality.code, "median_of_comparable") if others else None


def median_of(others: Sequence[Observation], held_against: str, method: str) -> Figure:
    """The median of what was published of others (one at least).

    Of two middle values it is the lower one, so that it is a published value and printed differences add up. Its area
    is the municipality that it is held against.
    """
    return replace(
        figure_of(others[0]),
        value=median_low(each.value for each in others),
        area=held_against,
        observations=tuple(each.id for each in others),
        method=method,
    )


def share_of_children(of: Series | None, among: Series | None) -> Figure | None:
    """The share of foreign-language children among all in early education, from the two counts of one area.

    None where the count is a range (1–4) and could be read out of the share, and where there are fewer than 100
    children, of whom a count says more than a percentage.
    """
    part, whole = (of.latest if of else None), (among.latest if among else None)
    if not part or not whole or whole.value < SMALLEST_BASE or 0 < part.value < SMALLEST_EXACT_COUNT:
        return None
    return replace(
        figure_of(part),
        value=100 * part.value / whole.value,
        kind=FigureKind.PERCENT,
        indicator="ecec_foreign_language_share",
        observations=(part.inputs or (part.id,)) + (whole.inputs or (whole.id,)),
        method="share_of_children",
    )


def may_be_a_baseline(figure: Figure) -> bool:
    """A range of small counts, and what states no year, may be shown but nothing may be measured from it."""
    return figure.kind is not FigureKind.RANGE_1_4 and figure.year is not None


def _refuse_derived(*figures: Figure) -> None:
    for each in figures:
        if each.method is not None or len(each.observations) != 1:
            raise ValueError(f"{each.indicator} of {each.area} is derived and cannot be derived from again")


def _kind(observation: Observation) -> FigureKind:
    if observation.indicator in SMALL_COUNTS_ARE_RANGES and 0 < observation.value < SMALLEST_EXACT_COUNT:
        return FigureKind.RANGE_1_4
    if observation.indicator == PERSONS and observation.method not in _COUNTED:
        return FigureKind.ABOUT
    if known := catalogue().get(observation.indicator):
        return _BY_UNIT.get(known.unit, FigureKind.DECIMAL)
    if observation.indicator in _OTHER_COUNTS:
        return FigureKind.COUNT
    return FigureKind.DECIMAL if observation.indicator in _OTHER_RATIOS else FigureKind.PERCENT


def observations_of(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The ids all these figures rest on, each once, in order."""
    return tuple(dict.fromkeys(name for figure in figures for name in figure.observations))
