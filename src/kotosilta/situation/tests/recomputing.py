"""Recomputes a printed figure from the raw snapshot files alone; shares no line with the code that made the figure."""

from __future__ import annotations

import csv
import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

SNAPSHOT = Path(__file__).parents[1] / "snapshot"
WEIGHTED = {"foreign_language_share", "age_65_74_share", "social_assistance_share", "age_16_64_share", "employed_share"}
SOTKANET = {
    "population_2013_division": "127",
    "age_65_74_share": "170",
    "unemployed_share": "181",
    "social_assistance_share": "493",
    "dependency_ratio": "761",
    "age_16_64_share": "1280",
    "employed_share": "2328",
    "hard_to_employ_share": "3071",
    "turnout_history": "3076",
    "upper_secondary_share": "3193",
    "tertiary_share": "3195",
    "in_migrants": "3196",
    "out_migrants": "3197",
    "outside_education_share": "3219",
}
COUNTRY = {
    "population": "Population 31 Dec",
    "economic_dependency_ratio": "Economic dependency ratio",
    "finnish_speakers": "Finnish speakers",
    "swedish_speakers": "Swedish speakers",
    "sami_speakers": "Sami speakers",
    "foreign_language_persons": "Foreign-language speakers",
    "foreign_language_share": "Share of foreign-language speakers, %",
    "foreign_citizens": "Citizens of foreign countries",
    "foreign_citizens_share": "Share of foreign citizens, %",
    "born_abroad": "Persons born abroad",
    "born_abroad_share": "Share of persons born abroad, %",
    "foreign_background": "Persons with foreign background",
    "foreign_background_share": "Share of persons with foreign background, %",
}
ELECTIONS = {
    "candidates": "candidates",
    "voters": "voters",
    "turnout": "turnout_percent",
    "entitled_to_vote": "entitled_to_vote",
}


def recompute(indicator: str, method: str | None, observations: Sequence[str]) -> float:
    """The value that the raw files and the method give for a figure or a row of a trace.

    KeyError for an unknown method or an observation that no file holds; AssertionError for observations
    that the method cannot use.
    """
    values = {name: raw_value(name) for name in observations}
    if method is None:
        assert len(values) == 1, f"{len(values)} observations without a method"
        return values[observations[0]]
    if method in ("merged_to_today", "region_from_municipalities"):
        return _weighted_mean(values) if indicator in WEIGHTED else sum(values.values())
    return METHODS[method](values)


def agrees(value: float | None, again: float) -> bool:
    """Whether a value of a trace is what was recomputed; a range has none, and lies between one and four."""
    return 1 <= again <= 4 if value is None else math.isclose(value, again, rel_tol=1e-6, abs_tol=1e-9)


def _distance_to_median(values: Mapping[str, float]) -> float:
    own, *others = values.values()
    return own - statistics.median_low(others)


def _difference(values: Mapping[str, float]) -> float:
    later, earlier = values.values()
    return later - earlier


def _ratio(values: Mapping[str, float]) -> float:
    later, earlier = values.values()
    return later / earlier


def _percentage(part: str, whole: str) -> Callable[[Mapping[str, float]], float]:
    return lambda values: 100 * _sum_of(values, part) / _sum_of(values, whole)


def _sum_of(values: Mapping[str, float], indicator: str) -> float:
    return sum(value for name, value in values.items() if name.split("/")[0] == indicator)


def _share_of_language(values: Mapping[str, float]) -> float:
    foreign, everybody = (_of_group(values, group) for group in ("foreign", "total"))
    return 100 * foreign / everybody


def _of_group(values: Mapping[str, float], group: str) -> float:
    return next(value for name, value in values.items() if name.split("/")[1] == group)


METHODS: Mapping[str, Callable[[Mapping[str, float]], float]] = {
    "persons_from_share": lambda values: sum(share * people for share, people in _shares_and_people(values)) / 100,
    "difference": _difference,
    "ratio": _ratio,
    "median_of_comparable": lambda values: statistics.median_low(values.values()),
    "distance_to_median": _distance_to_median,
    "share_of_children": _percentage("ecec_foreign_language_children", "ecec_children"),
    "sum_of_groups": lambda values: sum(values.values()),
    "counted_by_the_city": lambda values: sum(values.values()),
    "share_from_counts": _share_of_language,
    "mean_of_years": lambda values: statistics.fmean(values.values()),
    "turnout_from_voters": _percentage("voters", "entitled_to_vote"),
}


def raw_value(observation: str) -> float:
    """The value that a raw file has for `<indicator>/<group>/<area>/<year>`, in the product's units."""
    indicator, group, area, year = observation.split("/")
    if indicator == "residents_by_language_age_sex":
        return _turku_by_age(group)
    if indicator == "residents_by_language_sex":
        language, _, sex = group.partition(".")
        known = _table("turku_language_by_sex_2010_2019.csv", "language", "sex", "year")
        return known[
            (language, sex or "total", year) if language in ("fi", "sv", "foreign") else ("total", language, year)
        ]
    if area == "SSS" and indicator in COUNTRY:
        return _table("national_key_figures_11ra_1990_2024.csv", "indicator_en", "year")[COUNTRY[indicator], year]
    if indicator == "foreign_language_share":
        if int(year) >= 2020:
            return _table("foreign_language_share_2020_2025.csv", "area_code", "year")[area, year]
        return _sotkanet()["187", area, year] / 10
    if indicator == "population":
        return _table("population_total_2000_2022.csv", "area_code", "year")[area, year]
    if indicator in SOTKANET:
        return _sotkanet()[SOTKANET[indicator], area, year]
    if indicator in ELECTIONS:
        return _table("municipal_elections_2021.csv", "indicator", "sex", "area_code", "year")[
            ELECTIONS[indicator], group, area, year
        ]
    column = {"ecec_children": "children_total", "ecec_foreign_language_children": "children_foreign_language"}[
        indicator
    ]
    exact = _table("ecec_foreign_language_children_14jt.csv", "area_code", value=column)[(area,)]
    return 1 if 1 <= exact <= 4 else exact  # a range is represented by its lower end


def _turku_by_age(group: str) -> float:
    """Added up from the single years of age."""
    known = _table("turku_language_by_age_sex_2019.csv", "language", "sex", "age")
    if group == "total":
        return known["total", "total", "total"]
    spoken, sex, ages = group.split(".")
    first, _, last = ages.partition("-")
    return sum(
        value
        for (language, of_sex, age), value in known.items()
        if language in (("fi", "sv") if spoken == "national" else (spoken,))
        and of_sex == sex
        and age != "total"
        and int(first) <= int(age.rstrip("-")) <= int(last or 200)
    )


def _shares_and_people(values: Mapping[str, float]) -> list[tuple[float, float]]:
    """Each share with the people it is a share of, matched by area; people of merged areas belong to today's share."""
    shares = {name.split("/")[2]: value for name, value in values.items() if name.split("/")[0] in WEIGHTED}
    people: dict[str, float] = defaultdict(float)
    for name, value in values.items():
        indicator, _, area, _ = name.split("/")
        if indicator in ("population", "population_2013_division"):
            people[area if area in shares else _today()[area]] += value
    assert people.keys() == shares.keys(), "shares and populations are not of the same areas"
    return [(value, people[area]) for area, value in shares.items()]


def _weighted_mean(values: Mapping[str, float]) -> float:
    pairs = _shares_and_people(values)
    return sum(share * people for share, people in pairs) / sum(people for _, people in pairs)


@lru_cache(maxsize=1)
def _today() -> Mapping[str, str]:
    return {row["old_code"]: row["new_code"] for row in _rows("municipality_changes_2013_2026.csv")}


@lru_cache(maxsize=1)
def _sotkanet() -> Mapping[tuple[str, ...], float]:
    return _table("sotkanet_municipality_indicators_1990_2012.csv", "indicator_id", "area_code", "year")


@lru_cache(maxsize=16)
def _table(name: str, *keys: str, value: str = "value") -> Mapping[tuple[str, ...], float]:
    return {tuple(row[key] for key in keys): float(row[value]) for row in _rows(name) if row[value]}


def _rows(name: str) -> list[dict[str, str]]:
    with (SNAPSHOT / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
