"""How far from a centre a share may lie by chance alone, by how many people it is a share of: limits of a funnel.

D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 2005: exact
binomial limits, evened out between two whole numbers of persons. No mark and no order: a municipality outside only
differs by more than chance explains, and of a hundred equal ones five lie outside the narrow limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import isfinite
from statistics import NormalDist

from kotosilta.statistics.intervals import LARGEST, at_most

ORDINARY, WIDE = 0.95, 0.998


@dataclass(frozen=True, slots=True)
class Limit:
    """Within which shares 95 and 99.8 of 100 municipalities of that size lie if nothing but chance parts them."""

    base: float
    low: float
    high: float
    low_wide: float
    high_wide: float


class Standing(StrEnum):
    """How one share stands to a centre; INSIDE also where there is nobody to tell by."""

    INSIDE = "inside"
    ABOVE = "above"
    BELOW = "below"


def funnel_limits(centre: float, bases: Sequence[float]) -> tuple[Limit, ...]:
    """The limits around `centre` (a fraction) for each base (persons, at least one), as fractions.

    ValueError for a centre that is no share and a base that is no number of persons.
    """
    return tuple(_limit(centre, base) for base in bases)


def standing(share: float, base: float, centre: float, published_decimals: int = 1) -> Standing:
    """Whether a share (a fraction of `base` persons) lies outside the ordinary limits around `centre`.

    All that rounding both to the published decimals of a per cent can explain is taken off first. ValueError for
    shares that are none.
    """
    _check_share(share)
    _check_share(centre)
    if not isfinite(base) or base < 0:
        raise ValueError(f"{base} is no number of persons")
    if base < 1:
        return Standing.INSIDE
    rounding = 0.5 / 100 / 10.0**published_decimals
    if share > centre:
        outside = share - rounding > _limit(min(1.0, centre + rounding), base).high
        return Standing.ABOVE if outside else Standing.INSIDE
    outside = share + rounding < _limit(max(0.0, centre - rounding), base).low
    return Standing.BELOW if outside else Standing.INSIDE


@lru_cache(maxsize=4096)
def _limit(centre: float, base: float) -> Limit:
    _check_share(centre)
    if not (isfinite(base) and 1 <= base <= LARGEST):
        raise ValueError(f"limits need at least one person, not {base}")
    persons = round(base)
    low, high = _shares(centre, persons, ORDINARY)
    low_wide, high_wide = _shares(centre, persons, WIDE)
    return Limit(base, low, high, low_wide, high_wide)


def _check_share(share: float) -> None:
    if not (isfinite(share) and 0 <= share <= 1):
        raise ValueError(f"{share} is no share: it has to lie between nought and one")


def _shares(centre: float, persons: int, level: float) -> tuple[float, float]:
    tail = (1 - level) / 2
    return _reached(centre, persons, tail) / persons, _reached(centre, persons, 1 - tail) / persons


def _reached(centre: float, persons: int, probability: float) -> float:
    """How many of the persons are reached with that probability, evened out between whole numbers (Spiegelhalter A.1).

    The count that the normal distribution gives is a first guess, from which it is a few steps.
    """
    if centre in {0.0, 1.0}:
        return centre * persons
    spread = (persons * centre * (1 - centre)) ** 0.5
    guess = round(persons * centre + NormalDist().inv_cdf(probability) * spread)
    count = min(max(guess, 0), persons)
    while at_most(count, persons, centre) < probability:
        count += 1
    while count > 0 and at_most(count - 1, persons, centre) >= probability:
        count -= 1
    reached, before = at_most(count, persons, centre), at_most(count - 1, persons, centre)
    evened: float = count - (reached - probability) / (reached - before)
    return max(0.0, evened)
