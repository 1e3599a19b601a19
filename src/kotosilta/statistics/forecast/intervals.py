"""Intervals as wide as earlier forecasts were wrong: quantiles of the absolute log error, by class of size.

The absolute error is used because signed quantiles covered too little in trials (data-sources, section 6); taking the
order statistic ⌈(n + 1) p⌉ is split conformal prediction (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random
World", 2005). The intervals are symmetric in per cent, nested, and never below zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, exp, log

import msgspec

from kotosilta.statistics.forecast.groups import Group
from kotosilta.statistics.forecast.learning import Experience, Known
from kotosilta.statistics.forecast.methods import Constants

LEVELS = (50, 80, 95)
LAST_ORIGINS = 3  # fewer would be the weather of a year, more reach back to when the country was another
FEWEST_ERRORS = 20  # a class with fewer borrows the errors of all classes that get a forecast


class Spread(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far apart in logs half, four fifths and nineteen twentieths of the outcomes lay from the forecast."""

    half: float
    four_fifths: float
    nineteen_twentieths: float

    def interval(self, point: float, level: int) -> tuple[float, float]:
        """From where to where the outcome is expected at that level (50, 80 or 95 per cent)."""
        factor = exp(dict(zip(LEVELS, (self.half, self.four_fifths, self.nineteen_twentieths), strict=True))[level])
        return point / factor, point * factor

    def covers(self, point: float, outcome: float, level: int) -> bool:
        low, high = self.interval(point, level)
        return low <= outcome <= high


def log_error(forecast: float, outcome: float) -> float:
    """How far apart forecast and outcome lie, as the absolute difference of their logarithms; none counts as one."""
    return abs(log(max(outcome, 1.0)) - log(max(forecast, 1.0)))


def spread_of(errors: Sequence[float]) -> Spread:
    """The spread of these absolute log errors; ValueError when there are none."""
    if not errors:
        raise ValueError("no earlier error to learn an interval from")
    ordered = sorted(errors)
    return Spread(*(ordered[min(len(ordered), ceil((len(ordered) + 1) * level / 100)) - 1] for level in LEVELS))


def spreads(experience: Experience, constants: Constants, year: int, horizon: int) -> Mapping[str, Spread]:
    """The spread of each class of size, over the last origins whose outcome was known in `year`; empty if none was."""
    last = experience.known_origins(year, horizon)[-LAST_ORIGINS:]
    known = [each for origin in last for each in experience.cases(origin, horizon)]
    return spreads_over(known, experience.group, constants)


def spreads_over(known: Sequence[Known], group: Group, constants: Constants) -> dict[str, Spread]:
    """The spread of each class of size over these cases."""
    errors: dict[str, list[float]] = defaultdict(list)
    every: list[float] = []
    for each in known:
        missed = log_error(group.method(each.case, constants), each.outcome)
        errors[each.size_class].append(missed)
        if each.gets_forecast:
            every.append(missed)
    enough = {name: found if len(found) >= FEWEST_ERRORS else every or found for name, found in errors.items()}
    return {name: spread_of(enough.get(name, every)) for name, _ in group.classes if enough.get(name, every)}
