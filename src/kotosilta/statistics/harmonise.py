"""Carries figures of municipalities that have merged since to today's division, or says that it cannot be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kotosilta.figures import Observation
from kotosilta.statistics.snapshot import (
    COUNTRY,
    POPULATION_OF_2013,
    SMALLEST_EXACT_COUNT,
    Merger,
    RawFile,
    observation_id,
)

MERGED = "merged_to_today"
# What adds up when municipalities merge. Moves do not: a move between the two was one out and one in, and is none now.
COUNTS = frozenset(
    {"population", POPULATION_OF_2013, "candidates", "voters", "entitled_to_vote", "ecec_children"}
    | {"ecec_foreign_language_children"}
)
# Shares of all residents: the population of the same year is their base. The base of any other ratio is unknown.
SHARES_OF_RESIDENTS = frozenset(
    {"foreign_language_share", "age_65_74_share", "social_assistance_share", "age_16_64_share", "employed_share"}
)
SMALL_COUNTS_ARE_RANGES = frozenset({"ecec_children", "ecec_foreign_language_children"})

SeriesKey = tuple[str, str, str]  # indicator, group, area of today


@dataclass(frozen=True, slots=True)
class Harmonised:
    """Observations on today's division, and the series that merged municipalities have but that cannot be carried."""

    observations: tuple[Observation, ...]
    not_carried: frozenset[SeriesKey]


def harmonised(file: RawFile, mergers: Iterable[Merger]) -> Harmonised:
    """The observations of one file on today's division.

    Counts are added. Shares of all residents are weighted with the populations of the same year and the same old areas.
    Anything else is not carried, nor is a year in which one of the merged municipalities is missing.
    """
    merged_into = _merged_into(mergers, file.division)
    gone = {old: new for new, members in merged_into.items() for old in members}
    weights = {(seen.area, seen.year): seen for seen in file.observations if seen.indicator == POPULATION_OF_2013}
    kept: list[Observation] = []
    parts: dict[tuple[str, str, str, int | None], list[Observation]] = defaultdict(list)
    for seen in file.observations:
        today = gone.get(seen.area, seen.area)
        if today in merged_into:
            parts[seen.indicator, seen.group, today, seen.year].append(seen)
        else:
            kept.append(seen)
    touched = {key[:3] for key in parts}
    for (_, _, today, _), seen_parts in parts.items():
        if carried := _carried(seen_parts, today, merged_into[today], weights):
            kept.append(carried)
    carried_series = {(seen.indicator, seen.group, seen.area) for seen in kept}
    return Harmonised(tuple(kept), frozenset(touched - carried_series))


def population_before_2000(observations: Iterable[Observation]) -> list[Observation]:
    """The population series of the years that only the old extract has, under the key of the newer one."""
    return [
        replace(
            seen,
            id=observation_id("population", "total", seen.area, seen.year),
            indicator="population",
            inputs=seen.inputs or (seen.id,),
        )
        for seen in observations
        if seen.indicator == POPULATION_OF_2013 and seen.year is not None and seen.year < 2000
    ]


def _merged_into(mergers: Iterable[Merger], division: date) -> Mapping[str, frozenset[str]]:
    """Today's municipalities that were several in the given division, each with those that are gone."""
    members: dict[str, set[str]] = defaultdict(set)
    for merger in mergers:
        if merger.on > division:
            members[merger.new].add(merger.old)
    return {new: frozenset(old) for new, old in members.items() if new != COUNTRY}


def _carried(
    parts: list[Observation],
    today: str,
    gone: frozenset[str],
    weights: Mapping[tuple[str, int | None], Observation],
) -> Observation | None:
    parts = sorted(parts, key=lambda seen: seen.area)
    first = parts[0]
    if {seen.area for seen in parts} != {today, *gone}:
        return None
    if first.indicator in COUNTS:
        if first.indicator in SMALL_COUNTS_ARE_RANGES and any(0 < seen.value < SMALLEST_EXACT_COUNT for seen in parts):
            return None
        return _merged(first, today, sum(seen.value for seen in parts), [seen.id for seen in parts])
    if first.indicator not in SHARES_OF_RESIDENTS:
        return None
    bases = [weights.get((seen.area, seen.year)) for seen in parts]
    known = [base for base in bases if base is not None]
    if len(known) < len(parts):
        return None
    value = sum(seen.value * base.value for seen, base in zip(parts, known, strict=True)) / sum(
        base.value for base in known
    )
    return _merged(first, today, value, [seen.id for seen in (*parts, *known)])


def _merged(like: Observation, today: str, value: float, inputs: list[str]) -> Observation:
    name = observation_id(like.indicator, like.group, today, like.year)
    return replace(like, id=name, area=today, value=value, inputs=tuple(inputs), method=MERGED)
