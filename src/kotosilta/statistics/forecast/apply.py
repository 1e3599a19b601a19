"""Makes the forecast of one municipality from the rules, or says why there is none. It costs far less than a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kotosilta.figures import Observation
from kotosilta.reasons import Reason
from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE, TOTAL, Group, foreign_language, population
from kotosilta.statistics.forecast.history import History
from kotosilta.statistics.forecast.intervals import LEVELS
from kotosilta.statistics.forecast.methods import LENGTH_OF_GROWTH, Case
from kotosilta.statistics.forecast.panel import Years, known_series
from kotosilta.statistics.forecast.rules import GroupRules, Missed, Rules, with_estimated

FEWEST_YEARS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """What is expected so many years ahead; `intervals` are (level in per cent, low, high), narrowest first.

    `missed` is how wrong such forecasts were before for municipalities of this size, in time order.
    """

    horizon: int
    year: int
    value: float
    intervals: tuple[tuple[int, float, float], ...]
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast of one group: from the origin on, one point per horizon.

    `estimated` holds the years up to the origin, and persons, that rest on a population that is itself continued.
    """

    group: str
    origin: int
    base: float
    estimated: tuple[tuple[int, float], ...]
    size_class: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class NoForecast:
    """Why a group has no forecast; `reason` is said to people, `key` to programs."""

    group: str
    key: str
    reason: Reason


Outlook = Forecast | NoForecast


def outlook_of(area: str, observations: Iterable[Observation], rules: Rules | None) -> tuple[Outlook, Outlook]:
    """The foreign-language group and the population of a municipality, from its own observations and the rules."""
    if rules is None:
        return _not_learnt(FOREIGN_LANGUAGE), _not_learnt(TOTAL)
    persons, shares, people = (found.get(area, {}) for found in known_series(observations))
    with_later = with_estimated(persons, shares, people, rules.last_population, rules.of_population)
    estimated = tuple((year, with_later[year]) for year in sorted(with_later) if year not in persons)
    return (
        _outlook(foreign_language, with_later, rules.foreign_language, estimated),
        _outlook(population, people, rules.population, ()),
    )


def _outlook(group: Group, series: Years, rules: GroupRules, estimated: tuple[tuple[int, float], ...]) -> Outlook:
    why_not = _why_not(group, series, rules.origin)
    size_class = None if why_not else group.class_of(series[rules.origin])
    if why_not or size_class is None:
        return why_not or _too_small(group)
    if any(size_class not in rule.spreads for rule in rules.rules):
        reason = Reason("There is no forecast: nothing shows how wrong it might be.")
        return NoForecast(group.key, "no_record", reason)
    points = tuple(_points(group, series, rules, size_class))
    return Forecast(group.key, rules.origin, series[rules.origin], estimated, size_class, points)


def _points(group: Group, series: Years, rules: GroupRules, size_class: str) -> Iterable[Point]:
    history, country = History(series), History(rules.country)
    for rule in rules.rules:
        value = group.method(Case(history, country, rules.origin, rule.horizon), rule.constants)
        spread = rule.spreads[size_class]
        intervals = tuple((level, *spread.interval(value, level)) for level in LEVELS)
        year = rules.origin + rule.horizon
        yield Point(rule.horizon, year, value, intervals, rule.missed.get(size_class, ()))


def _why_not(group: Group, series: Years, origin: int) -> NoForecast | None:
    if origin not in series:
        reason = Reason("There is no forecast: the figures for %(year)s are missing.", {"year": str(origin)})
        return NoForecast(group.key, "no_data", reason)
    if not group.gets_forecast(series[origin]):
        return _too_small(group)
    if len(series) < FEWEST_YEARS or History(series).year_before(origin, LENGTH_OF_GROWTH) is None:
        reason = Reason(
            "There is no forecast: there are figures for fewer than %(years)s years, too few to see a direction.",
            {"years": str(FEWEST_YEARS)},
        )
        return NoForecast(group.key, "short_series", reason)
    return None


def _too_small(group: Group) -> NoForecast:
    reason = Reason(
        "There is no forecast: the group has fewer than %(count)s persons. In so small a group a single family moving "
        "in or out changes more than any method can foresee.",
        {"count": str(int(group.smallest))},
    )
    return NoForecast(group.key, "small_group", reason)


def _not_learnt(group: str) -> NoForecast:
    reason = Reason("There is no forecast: the official figures have not been imported yet.")
    return NoForecast(group, "not_imported", reason)
