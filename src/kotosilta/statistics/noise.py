"""Tells a change from chance and rounding, so that nobody is asked to explain what may not have happened.

A municipality's register count is complete, but who happens to move in a given year is not a law of nature: counts are
treated as Poisson counts (D. R. Brillinger, "The natural variability of vital rates and associated statistics",
Biometrics 42, 1986). Shares are moved towards the middle by one person with and one without (A. Agresti and B. Caffo,
The American Statistician 54, 2000), so that a share of nought is not taken for certainty. A share with one decimal is
off by up to 0.05: all that rounding can explain is taken off a difference before it is held against chance. What is
held against one fixed share goes by the exact limits of `funnel`.
"""

from __future__ import annotations

from math import log, sqrt

from kotosilta.statistics.funnel import Standing, standing

# 95 of 100 differences that are nothing but chance lie within 1.96 standard errors; 99 of 100 within 2.58, used
# where the largest of several differences is picked.
ONE_DIFFERENCE = 1.96
LARGEST_OF_SEVERAL = 2.58
ROUNDING = 0.05
SMALLEST_GROWING_GROUP = 30


def shares_differ(first: float, first_population: float, last: float, last_population: float) -> bool:
    """Whether two shares in percent, each with one decimal, differ by more than chance and rounding explain."""
    variance = _share_variance(first, first_population) + _share_variance(last, last_population)
    return abs(last - first) - 2 * ROUNDING > ONE_DIFFERENCE * sqrt(variance)


def counts_differ(first: float, last: float) -> bool:
    """Whether two counts of persons differ by more than chance explains, the largest of several being looked at."""
    return abs(last - first) > LARGEST_OF_SEVERAL * sqrt(first + last)


def share_differs_from(fixed: float, share: float, population: float) -> bool:
    """Whether a share in percent differs from a fixed one (a median) by more than chance and rounding explain."""
    return standing(share / 100, population, fixed / 100) is not Standing.INSIDE


def has_grown(first: float, first_population: float, last: float, last_population: float) -> bool:
    """Whether a group has grown by more than chance and rounding explain, the largest of several years being looked at.

    Shares in percent. Never for a group of under 30 persons at first: one family is a growth rate there.
    """
    before, after = first * first_population / 100, last * last_population / 100
    if before < SMALLEST_GROWING_GROUP or last <= first:
        return False
    least = log((last - ROUNDING) / (first + ROUNDING))
    return least > LARGEST_OF_SEVERAL * sqrt(1 / before + 1 / after)


def _share_variance(share: float, population: float) -> float:
    """The variance of a share in percent as a Poisson count over the population, in squared percentage points."""
    persons = share * population / 100
    return 100**2 * (persons + 1) / (population + 2) ** 2
