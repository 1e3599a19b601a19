"""Histories known by construction, for the tests of forecasts."""

from __future__ import annotations

from collections.abc import Mapping

from kotosilta.figures import Observation
from kotosilta.statistics.derive import PERSONS, POPULATION, SHARE
from kotosilta.statistics.forecast.history import History
from kotosilta.statistics.forecast.methods import Case
from kotosilta.statistics.snapshot import observation_id

YEARS = range(1990, 2013)
YEARS_TODAY = range(2020, 2026)
LAST_POPULATION = 2022


def growing(start: float, rate: float, years: range = YEARS) -> dict[int, float]:
    """Persons that grow by the same factor each year."""
    return {year: start * rate ** (year - years[0]) for year in years}


def a_case(own: Mapping[int, float], country: Mapping[int, float], origin: int = 2000, horizon: int = 5) -> Case:
    return Case(History(own), History(country), origin, horizon)


def an_observation(indicator: str, area: str, year: int, value: float) -> Observation:
    return Observation(observation_id(indicator, "total", area, year), indicator, "total", area, year, value, "made_up")


def observed(area: str, persons: Mapping[int, float], people: Mapping[int, float]) -> list[Observation]:
    """What the store holds: persons while the population is known, shares for as long as there are persons."""
    found = [an_observation(POPULATION, area, year, count) for year, count in people.items() if year <= LAST_POPULATION]
    for year, count in persons.items():
        found.append(an_observation(SHARE, area, year, 100 * count / people[year]))
        if year <= LAST_POPULATION:
            found.append(an_observation(PERSONS, area, year, count))
    return found


def a_country(sizes: Mapping[str, float], rate: float = 1.05) -> list[Observation]:
    """Municipalities whose groups all grow alike (with the real gap of years), in populations that stand still."""
    found: list[Observation] = []
    for area, size in sizes.items():
        every = growing(size, rate, range(1990, 2026))
        persons = {year: every[year] for year in (*YEARS, *YEARS_TODAY)}
        found += observed(area, persons, dict.fromkeys(range(1990, 2026), 100 * size))
    return found
