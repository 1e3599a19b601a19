"""Puts together what follows from the tables but stands in none: persons behind a share, regions, turnout of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kotosilta.figures import Observation
from kotosilta.statistics.harmonise import MERGED
from kotosilta.statistics.snapshot import COUNTRY, POPULATION_OF_2013, observation_id

SHARE = "foreign_language_share"
PERSONS = "foreign_language_persons"
POPULATION = "population"
LAST_YEAR_OF_OLD_DIVISION = 2012

AreaYear = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ShareOfPeople:
    """A share with the population of the very same year: what both weighting and counting persons need."""

    area: str
    year: int
    persons: float
    population: float
    inputs: tuple[str, ...]
    source: str


def derived(observations: Iterable[Observation], regions: Mapping[str, tuple[str, ...]]) -> list[Observation]:
    """All derived observations of municipalities and regions; `observations` are on today's division."""
    seen = list(observations)
    known = shares_with_population(seen)
    return [
        *(persons_from_share(each) for each in known.values()),
        *_regions(known, seen, regions),
        *_all_voters(seen),
    ]


def shares_with_population(observations: Iterable[Observation]) -> dict[AreaYear, ShareOfPeople]:
    """Every municipality and year for which both the share and the population of that year are known."""
    shares: dict[AreaYear, Observation] = {}
    populations: dict[AreaYear, Observation] = {}
    for seen in observations:
        if seen.year is None or seen.area == COUNTRY:
            continue
        # Up to 2012 share and population stand in one extract; its own population is the base of its shares.
        base = POPULATION_OF_2013 if seen.year <= LAST_YEAR_OF_OLD_DIVISION else POPULATION
        if seen.indicator == SHARE:
            shares[seen.area, seen.year] = seen
        elif seen.indicator == base:
            populations[seen.area, seen.year] = seen
    return {key: _joined(share, populations[key]) for key, share in shares.items() if key in populations}


def _joined(share: Observation, population: Observation) -> ShareOfPeople:
    # A merged share has the populations of its parts among its inputs already.
    own = share.inputs if share.method == MERGED else (share.id, *(population.inputs or (population.id,)))
    return ShareOfPeople(
        area=share.area,
        year=share.year or 0,
        persons=share.value * population.value / 100,
        population=population.value,
        inputs=own,
        source=share.source,
    )


def persons_from_share(known: ShareOfPeople) -> Observation:
    """Persons = share × population of the same year / 100. The share has one decimal: the result is 'about'."""
    return _observation(
        PERSONS, known.area, known.year, known.persons, known.source, known.inputs, "persons_from_share"
    )


def _regions(
    known: Mapping[AreaYear, ShareOfPeople],
    observations: Iterable[Observation],
    regions: Mapping[str, tuple[str, ...]],
) -> list[Observation]:
    populations = {(seen.area, seen.year): seen for seen in observations if seen.indicator == POPULATION and seen.year}
    found: list[Observation] = []
    for region, members in regions.items():
        for year in sorted({year for _, year in known}):
            parts = [known[area, year] for area in members if (area, year) in known]
            if len(parts) == len(members):
                found.extend(_region_in_year(region, year, parts))
        for year in sorted({year for _, year in populations if year}):
            people = [populations[area, year] for area in members if (area, year) in populations]
            if len(people) == len(members):
                inputs = tuple(name for each in people for name in (each.inputs or (each.id,)))
                total = sum(each.value for each in people)
                found.append(_observation(POPULATION, region, year, total, people[0].source, inputs, REGION))
    return found


REGION = "region_from_municipalities"


def _region_in_year(region: str, year: int, parts: list[ShareOfPeople]) -> tuple[Observation, Observation]:
    persons = sum(part.persons for part in parts)
    population = sum(part.population for part in parts)
    inputs = tuple(name for part in parts for name in part.inputs)
    source = parts[0].source
    return (
        _observation(SHARE, region, year, 100 * persons / population, source, inputs, REGION),
        _observation(PERSONS, region, year, persons, source, inputs, "persons_from_share"),
    )


def _all_voters(observations: Iterable[Observation]) -> list[Observation]:
    """Voters of both sexes together and their share of those entitled, which the tables state for each sex only."""
    by_area: dict[AreaYear, dict[tuple[str, str], Observation]] = defaultdict(dict)
    for seen in observations:
        if seen.indicator in ("voters", "entitled_to_vote") and seen.year is not None:
            by_area[seen.area, seen.year][seen.indicator, seen.group] = seen
    found: list[Observation] = []
    for (area, year), known in by_area.items():
        sexes = [known[key] for key in (("voters", "female"), ("voters", "male")) if key in known]
        if len(sexes) < 2:
            continue
        voters = sum(each.value for each in sexes)
        inputs = tuple(name for each in sexes for name in (each.inputs or (each.id,)))
        source = sexes[0].source
        found.append(_observation("voters", area, year, voters, source, inputs, "sum_of_groups"))
        if entitled := known.get(("entitled_to_vote", "total")):
            every = (*inputs, *(entitled.inputs or (entitled.id,)))
            share = 100 * voters / entitled.value
            found.append(_observation("turnout", area, year, share, source, every, "turnout_from_voters"))
    return found


def _observation(
    indicator: str, area: str, year: int, value: float, source: str, inputs: tuple[str, ...], method: str
) -> Observation:
    name = observation_id(indicator, "total", area, year)
    return Observation(name, indicator, "total", area, year, value, source, inputs, method)
