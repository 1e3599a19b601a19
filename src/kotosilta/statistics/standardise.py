"""What would be expected with the country's rates for a municipality's own people: indirect standardisation.

Expected = the sum over cells (age, sex, origin, time in the country) of the national rate times the municipality's
own persons there; the ratio is what was observed to that (J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods
for Rates and Proportions, 2003, ch. 19; N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987,
ch. 2).

**The interval.** Breslow and Day use an exact Poisson interval or Byar's approximation of it. Both suit rare events.
Ours are shares of people of whom most may have the property (in work, in education): a Poisson interval would be too
wide, and could ask for more people in work than there are. The observed number is a sum of binomial counts of unlike
rates, and of all such sums with the same mean the plain binomial one spreads the most (W. Hoeffding, Annals of
Mathematical Statistics 27, 1956). The exact binomial interval of the observed among all persons of the cells
therefore holds at least as often as it says, whatever the rates; for rare events it becomes the Poisson one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from kotosilta.statistics.intervals import binomial_interval

Key = tuple[str, ...]

# As for every share of the house; Danish studies published municipalities from 80 persons in the group.
SMALLEST_POPULATION = 100
# Fewer expected on either side tell nothing (the usual rule for comparing counts), and may be a hidden handful.
SMALLEST_EXPECTED = 5
# What is left out may at most be one person in twenty: more could turn the answer.
SMALLEST_COVERED = 0.95


@dataclass(frozen=True, slots=True)
class Cell:
    """Persons of one combination of groups, and how many of them have the property; None where the source hides it."""

    key: Key
    population: float
    events: float | None


class Verdict(StrEnum):
    """What the comparison may be called. None of them says why, and none is better than another."""

    ABOVE = "above"
    BELOW = "below"
    NOT_DISTINGUISHABLE = "not_distinguishable"
    TOO_SMALL = "too_small"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Expected:
    """What came of it, in persons; `low` and `high` bound the ratio of observed to expected (95 %).

    `population` are the persons of the cells that could be compared, `covered` the part of all that they are (a
    fraction). Where nothing may be told the numbers are None, and `missing_cells` are what was lacking.
    """

    expected: float | None
    observed: float | None
    ratio: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    missing_cells: tuple[Key, ...]
    population: float = 0.0
    covered: float = 0.0

    @property
    def is_told(self) -> bool:
        return self.ratio is not None


def expected(
    own: Sequence[Cell],
    national_rates: Mapping[Key, float],
    *,
    observed: float | None = None,
    population: float | None = None,
) -> Expected:
    """Compares what is observed with what the national rates (fractions) give for the own cells.

    `observed` is the published number of all cells together, where there is one: then a hidden number of a cell does
    no harm. `population` is the published number of persons, where there is one: then it is seen what cells lack. A
    cell without a rate, or whose number is hidden, is left out on both sides.

    ValueError for a cell that stands there twice, for what is no number, for more events than persons, for rates
    outside nought to one.
    """
    _check(own, national_rates)
    inhabited = [cell for cell in own if cell.population > 0]
    usable = [cell for cell in inhabited if cell.key in national_rates]
    if observed is None:
        usable = [cell for cell in usable if cell.events is not None]
    kept = {cell.key for cell in usable}
    missing = tuple(cell.key for cell in inhabited if cell.key not in kept)
    persons = sum(cell.population for cell in usable)
    everybody = max(population or 0.0, sum(cell.population for cell in inhabited))
    covered = persons / everybody if everybody else 0.0
    # The published number counts everybody: beside cells that are left out it is another group's.
    whole = observed is None or (not missing and covered > 1 - 1e-9)
    if everybody and (covered < SMALLEST_COVERED or not whole):
        return Expected(None, None, None, None, None, Verdict.NOT_COMPARABLE, missing, persons, covered)
    number = sum(cell.events or 0.0 for cell in usable) if observed is None else observed
    due = sum(national_rates[cell.key] * cell.population for cell in usable)
    if persons < SMALLEST_POPULATION or min(due, persons - due) < SMALLEST_EXPECTED:
        return Expected(None, None, None, None, None, Verdict.TOO_SMALL, missing, persons, covered)
    low, high = (bound * persons / due for bound in binomial_interval(number, persons))
    return Expected(due, number, number / due, low, high, _verdict(low, high), missing, persons, covered)


def _verdict(low: float, high: float) -> Verdict:
    if low > 1:
        return Verdict.ABOVE
    return Verdict.BELOW if high < 1 else Verdict.NOT_DISTINGUISHABLE


def _check(own: Sequence[Cell], rates: Mapping[Key, float]) -> None:
    if len({cell.key for cell in own}) < len(own):
        raise ValueError("a cell stands twice among the municipality's own")
    for cell in own:
        if not (isfinite(cell.population) and cell.population >= 0):
            raise ValueError(f"{cell.population} is no number of persons ({cell.key})")
        if cell.events is not None and not 0 <= cell.events <= cell.population:
            raise ValueError(f"{cell.events} of {cell.population} persons cannot be ({cell.key})")
        rate = rates.get(cell.key, 0.0)
        if not (isfinite(rate) and 0 <= rate <= 1):
            raise ValueError(f"{rate} is no rate: it has to lie between nought and one ({cell.key})")
