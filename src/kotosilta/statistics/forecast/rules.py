"""What forecasts are made by: everything learnt from all municipalities, small enough to be kept and read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from kotosilta.figures import Observation
from kotosilta.statistics.forecast.backtest import judged_at
from kotosilta.statistics.forecast.groups import Group, foreign_language, population
from kotosilta.statistics.forecast.history import History
from kotosilta.statistics.forecast.intervals import Spread, spreads
from kotosilta.statistics.forecast.learning import Experience
from kotosilta.statistics.forecast.methods import Case, Constants, own_damped
from kotosilta.statistics.forecast.panel import Panel, Years, known_series, panel_of

HORIZONS = (5, 10)
# Besides the judged origins: the group of 2020 was forecast with what was known then, and 2025 is known but for the
# populations since 2022. Its outcome is the only one after the gap, and the arrivals from Ukraine are in it.
ORIGINS_AFTER_GAP = {5: (2020,)}


class Missed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How wrong forecasts from `first` to `last` were on average, as a fraction, over `n` municipalities and years."""

    first: int
    last: int
    error: float
    n: int


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one group is forecast so many years ahead, and per class of size how wide and how wrong that was."""

    horizon: int
    constants: Constants
    spreads: dict[str, Spread]
    missed: dict[str, tuple[Missed, ...]]


class GroupRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one group, the year its forecasts begin with, and the group in all municipalities together."""

    origin: int
    country: dict[int, float]
    rules: tuple[Rule, ...]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything learnt; `last_population` is the last year whose population is known."""

    last_population: int
    foreign_language: GroupRules
    population: GroupRules

    @property
    def of_population(self) -> Constants:
        """How populations go on between the last known one and the origin of the foreign-language group."""
        return self.population.rules[0].constants


def learn(observations: Iterable[Observation]) -> Rules | None:
    """The rules from the observations of all municipalities; None when there is nothing to learn from."""
    persons, people = panels(observations)
    if not len(persons.country) or not len(people.country):
        return None
    return Rules(
        last_population=people.country.years[-1],
        foreign_language=_group(persons, foreign_language, ORIGINS_AFTER_GAP),
        population=_group(people, population, {}),
    )


def panels(observations: Iterable[Observation]) -> tuple[Panel, Panel]:
    """The foreign-language group and the population of all municipalities.

    The group of the years whose share but not population is known is counted with the population continued to then.
    """
    persons, shares, populations = known_series(observations)
    people = panel_of(populations)
    if not len(people.country):
        return panel_of(persons), people
    last = people.country.years[-1]
    constants = Experience(people, population).chosen(last, HORIZONS[0])
    return panel_of(
        {
            area: with_estimated(persons.get(area, {}), shares[area], populations.get(area, {}), last, constants)
            for area in sorted(shares)
        }
    ), people


def with_estimated(persons: Years, shares: Years, people: Years, last: int, constants: Constants) -> dict[int, float]:
    """The persons known, and those of later years: the known share of the continued population."""
    found = dict(persons)
    history = History(people)
    if last in history:
        for year in sorted(year for year in shares if year > last):
            found[year] = shares[year] * own_damped(Case(history, history, last, year - last), constants) / 100
    return found


def _group(panel: Panel, group: Group, more_origins: Mapping[int, tuple[int, ...]]) -> GroupRules:
    experience = Experience(panel, group)
    return GroupRules(
        origin=panel.country.years[-1],
        country=dict(panel.country.persons),
        rules=tuple(_rule(experience, horizon, more_origins.get(horizon, ())) for horizon in HORIZONS),
    )


def _rule(experience: Experience, horizon: int, more_origins: tuple[int, ...]) -> Rule:
    origin = experience.panel.country.years[-1]
    constants = experience.chosen(origin, horizon)
    missed: dict[str, tuple[Missed, ...]] = defaultdict(tuple)
    for origins in (experience.group.origins[horizon], more_origins):
        for name, found in _missed(experience, origins, horizon).items():
            missed[name] += (found,)
    return Rule(
        horizon=horizon,
        constants=constants,
        spreads=dict(spreads(experience, constants, origin, horizon)),
        missed=dict(missed),
    )


def _missed(experience: Experience, origins: tuple[int, ...], horizon: int) -> dict[str, Missed]:
    country = experience.panel.country
    errors: dict[str, list[float]] = defaultdict(list)
    for origin in origins:
        if origin in country and origin + horizon in country:
            for each in judged_at(experience, origin, horizon):
                if each.method == experience.group.own_name:
                    errors[each.size_class].append(each.error)
    return {
        name: Missed(min(origins), max(origins), sum(found) / len(found), len(found)) for name, found in errors.items()
    }
