"""Chooses the constants of a method on outcomes that were known at the origin, and on nothing later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import log

from kotosilta.statistics.forecast.groups import Group
from kotosilta.statistics.forecast.methods import NO_COUNTRY, Case, Constants, country_factor
from kotosilta.statistics.forecast.panel import Panel

TINY = 1e-9

Span = tuple[int, int]  # origin and horizon


@dataclass(frozen=True, slots=True)
class Known:
    """A case with its outcome and the class of size it was in at the origin."""

    case: Case
    outcome: float
    size_class: str
    gets_forecast: bool


Miss = Callable[[Group, Constants, Known], float]


@dataclass(frozen=True, slots=True)
class Experience:
    """What has become of all municipalities of a group. Each year of it is looked at once, however often asked for."""

    panel: Panel
    group: Group
    _cases: dict[Span, tuple[Known, ...]] = field(default_factory=dict, compare=False, repr=False)
    _means: dict[tuple[Span, Constants, Miss], tuple[float, int]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def known_origins(self, year: int, horizon: int) -> list[int]:
        """The origins with enough history whose outcome `horizon` years later was known in `year`, oldest first."""
        country = self.panel.country
        first = min(country.years, default=0) + self.group.longest_window(horizon)
        return [each for each in country.years if first <= each <= year - horizon and each + horizon in country]

    def cases(self, origin: int, horizon: int) -> tuple[Known, ...]:
        """All cases of an origin: size is judged at the origin, and nothing is left out for its outcome."""
        found = self._cases.get((origin, horizon))
        if found is None:
            found = self._cases[origin, horizon] = tuple(self._looked_up(origin, horizon))
        return found

    def chosen(self, year: int, horizon: int) -> Constants:
        """The constants that did best on everything known in `year` about groups that get a forecast.

        Nested: nothing that came after `year` is read. First how the country goes on, by the mean error when all go
        on alike; then how much of a municipality's own growth, by the mean miss without that of the country. With
        equal errors, and when nothing is known, the first ones win.
        """
        choices = self.group.choices[horizon]
        ways = list(dict.fromkeys(each.country for each in choices))
        if len(ways) > 1:
            alike = [next(each for each in choices if each.country == way and not each.kept) for way in ways]
            best = min(alike, key=lambda constants: self._mean(constants, year, horizon, relative_error))
            choices = tuple(each for each in choices if each.country == best.country)
        miss = relative_error if ways == [NO_COUNTRY] else miss_apart_from_country
        return min(choices, key=lambda constants: self._mean(constants, year, horizon, miss))

    def _looked_up(self, origin: int, horizon: int) -> list[Known]:
        panel, group = self.panel, self.group
        found = []
        for area in panel.areas_at(origin):
            series = panel.series[area]
            size = series[origin]
            size_class = group.class_of(size)
            if size_class and origin + horizon in series:
                case = Case(series, panel.country, origin, horizon)
                found.append(Known(case, series[origin + horizon], size_class, group.gets_forecast(size)))
        return found

    def _mean(self, constants: Constants, year: int, horizon: int, miss: Miss) -> float:
        sums = [self._sum((origin, horizon), constants, miss) for origin in self.known_origins(year, horizon)]
        count = sum(each for _, each in sums)
        return sum(total for total, _ in sums) / count if count else 0.0

    def _sum(self, span: Span, constants: Constants, miss: Miss) -> tuple[float, int]:
        found = self._means.get((span, constants, miss))
        if found is None:
            missed = [miss(self.group, constants, each) for each in self.cases(*span) if each.gets_forecast]
            found = self._means[span, constants, miss] = (sum(missed), len(missed))
        return found


def error(forecast: float, outcome: float) -> float:
    """How far a forecast missed, as a fraction of the outcome. An outcome of none counts as one person."""
    return abs(forecast - outcome) / max(outcome, 1.0)


def relative_error(group: Group, constants: Constants, known: Known) -> float:
    """The error of the group's method with these constants."""
    return error(group.method(known.case, constants), known.outcome)


def miss_apart_from_country(group: Group, constants: Constants, known: Known) -> float:
    """The log error that is left when that of the whole country, which all share, is taken off."""
    case = known.case
    country = case.country[case.origin + case.horizon] / case.country[case.origin]
    missed_by_all = log(country / max(country_factor(case, constants.country), TINY))
    return abs(log(max(known.outcome, 1.0) / max(group.method(case, constants), 1.0)) - missed_by_all)
