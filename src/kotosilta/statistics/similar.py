"""Finds the municipalities that resemble one, and says how much each trait adds to the difference between two.

Each variable is divided by its usual spread among all municipalities, the median absolute deviation times 1.4826 (as
much as a standard deviation where values are spread normally; P. J. Rousseeuw and C. Croux, "Alternatives to the median
absolute deviation", Journal of the American Statistical Association 88, 1993): a few very large places do not stretch
the scale. A difference is then counted in such steps, so many for each trait, and the difference index is their mean,
weighted as the reader wishes. The parts of the traits add up to the index. It orders by likeness; it marks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median

SEVEN = 7
USUAL_WEIGHT = 3
HEAVIEST = 5
# What makes the median absolute deviation, or the mean one, as large as a standard deviation of a normal spread.
OF_MEDIAN_DEVIATION = 1.4826
OF_MEAN_DEVIATION = 1.2533
DIGITS_THAT_ORDER = 9  # two equal differences stay equal, whatever the order in which they were added up


class Trait(StrEnum):
    """What two municipalities can be alike in; each may rest on several variables, which then count equally."""

    POPULATION = "population"
    DENSITY = "density"
    AGE = "age"
    LANGUAGE = "language"
    ECONOMY = "economy"
    FOREIGN_LANGUAGE = "foreign_language"


@dataclass(frozen=True, slots=True)
class Variable:
    """A number for each municipality (by code), such that equal differences mean the same anywhere on its scale.

    `step` is what counts as one step where the usual spread says nothing: most municipalities have the same value.
    """

    key: str
    trait: Trait
    values: Mapping[str, float]
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """How many steps apart two are in one trait, and which part of the index that is.

    `known` is False where the other has no figure: it then counts as far apart as municipalities usually are from this
    one, so that nobody comes nearer, or is left out, for want of a figure.
    """

    steps: float
    part: float
    known: bool = True


@dataclass(frozen=True, slots=True)
class Near:
    """A municipality with its difference index from another one, and what each trait adds to it."""

    code: str
    index: float
    differences: Mapping[Trait, Difference]


def nearest(
    own: str, variables: Sequence[Variable], weights: Mapping[str, int], *, count: int = SEVEN
) -> tuple[Near, ...]:
    """The `count` municipalities nearest to `own`, nearest first; equally near ones by code.

    `weights` are from 0 (does not count) to 5 by trait; a trait without one counts as usual (3). None is found when
    nothing counts: every weight is 0 or nothing is known of `own`.
    """
    known = [each for each in variables if own in each.values and weights.get(each.trait, USUAL_WEIGHT)]
    whole = sum(weights.get(trait, USUAL_WEIGHT) for trait in dict.fromkeys(each.trait for each in known))
    if not whole:
        return ()
    measured = [(each, _step(each), _usual_distance(own, each)) for each in known]
    others = sorted({code for each in variables for code in each.values} - {own})
    found = [_near(own, other, measured, weights, whole) for other in others]
    return tuple(sorted(found, key=lambda each: (round(each.index, DIGITS_THAT_ORDER), each.code))[:count])


def _near(
    own: str,
    other: str,
    measured: Sequence[tuple[Variable, float, float]],
    weights: Mapping[str, int],
    whole: int,
) -> Near:
    steps: dict[Trait, list[float]] = {}
    unknown: set[Trait] = set()
    for variable, step, usual in measured:
        theirs = variable.values.get(other)
        apart = usual if theirs is None else abs(theirs - variable.values[own])
        steps.setdefault(variable.trait, []).append(apart / step)
        if theirs is None:
            unknown.add(variable.trait)
    differences = {
        trait: Difference(fmean(each), fmean(each) * weights.get(trait, USUAL_WEIGHT) / whole, trait not in unknown)
        for trait, each in steps.items()
    }
    return Near(other, sum(each.part for each in differences.values()), differences)


def _step(variable: Variable) -> float:
    """One step of the variable's scale: its own, or the usual spread; never nought."""
    if variable.step is not None:
        return variable.step
    values = list(variable.values.values())
    middle = median(values)
    apart = [abs(each - middle) for each in values]
    return OF_MEDIAN_DEVIATION * median(apart) or OF_MEAN_DEVIATION * fmean(apart) or 1.0


def _usual_distance(own: str, variable: Variable) -> float:
    """The median distance of all others from this one."""
    here = variable.values[own]
    apart = [abs(value - here) for code, value in variable.values.items() if code != own]
    return median(apart) if apart else 0.0
