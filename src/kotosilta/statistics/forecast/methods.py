"""Ways to continue a series: four simple ones as a measure, and the two that the forecasts are made with.

Log growth and drift are Hyndman and Athanasopoulos, "Forecasting: Principles and Practice" (2021), 5.2; weighting a
local rate towards the common one is the empirical Bayes idea of James and Stein in the form n / (n + k).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp

import msgspec

from kotosilta.statistics.forecast.history import History

NO_COUNTRY = "none"
LENGTH_OF_GROWTH = 5
PERSONS_OF_EQUAL_WEIGHT = 200  # a group of so many trusts its own growth as much as that of the country


@dataclass(frozen=True, slots=True)
class Case:
    """One series and that of the country, known up to the origin (later years may be there, but are never read)."""

    series: History
    country: History
    origin: int
    horizon: int

    @property
    def base(self) -> float:
        return self.series[self.origin]


class Constants(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is chosen on earlier outcomes: years of own growth, how much of it goes on, how the country goes on.

    `country` is "log" (the same per cent each year), "linear" (the same number of persons each year), "mean" (half
    way between the two), or "none" (the country has no say).
    """

    window: int
    kept: float
    country: str


Method = Callable[[Case], float]
ChosenMethod = Callable[[Case, Constants], float]


def no_change(case: Case) -> float:
    """As many as today."""
    return case.base


def linear_drift(case: Case) -> float:
    """As many more each year as on average over the last five; never below zero."""
    return max(0.0, case.base + case.horizon * case.series.drift(case.origin, LENGTH_OF_GROWTH))


def log_drift(case: Case) -> float:
    """The same growth in per cent each year as on average over the last five."""
    return case.base * exp(case.horizon * case.series.growth(case.origin, LENGTH_OF_GROWTH))


def shrunk_growth(case: Case) -> float:
    """Log growth of five years, own and the country's, weighted by the size of the group: n / (n + 200)."""
    weight = trust(case.base)
    own = case.series.growth(case.origin, LENGTH_OF_GROWTH)
    country = case.country.growth(case.origin, LENGTH_OF_GROWTH)
    return case.base * exp(case.horizon * (weight * own + (1 - weight) * country))


def trust(persons: float) -> float:
    """How far a group of this size speaks for itself, from 0 to 1."""
    return persons / (persons + PERSONS_OF_EQUAL_WEIGHT)


def country_and_own(case: Case, constants: Constants) -> float:
    """The group grows like the country, and keeps a learnt part of what it has grown faster or slower until now."""
    own = case.series.growth(case.origin, constants.window)
    country = case.country.growth(case.origin, constants.window)
    apart = constants.kept * trust(case.base) * (own - country)
    return case.base * country_factor(case, constants.country) * exp(case.horizon * apart)


def own_damped(case: Case, constants: Constants) -> float:
    """Own log growth, of which a learnt part goes on (a damped trend; Gardner and McKenzie 1985).

    The part is smaller in the smallest municipalities, where a few families make the growth of some years.
    """
    growth = constants.kept * trust(case.base) * case.series.growth(case.origin, constants.window)
    return case.base * exp(case.horizon * growth)


def country_factor(case: Case, way: str) -> float:
    """How many times as many there will be in the country if it goes on in that way; at least zero."""
    if way == "mean":
        return (country_factor(case, "log") + country_factor(case, "linear")) / 2
    country, horizon = case.country, case.horizon
    if way == "log":
        return exp(horizon * country.growth(case.origin, LENGTH_OF_GROWTH))
    return max(0.0, 1 + horizon * country.drift(case.origin, LENGTH_OF_GROWTH) / country[case.origin])


BENCHMARKS: Mapping[str, Method] = {
    "no_change": no_change,
    "linear_drift": linear_drift,
    "log_drift": log_drift,
    "shrunk_growth": shrunk_growth,
}
