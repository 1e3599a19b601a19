"""Turku's own figures: added up from single years of age, and filling in years only where they say the same."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kotosilta.figures import Observation
from kotosilta.statistics.snapshot import read_snapshot
from kotosilta.statistics.turku import BY_AGE, BY_SEX, age_class, bridged

SNAPSHOT = Path(__file__).parents[2] / "situation" / "snapshot"
OTHERS = ("foreign_language_share", "foreign_language_persons")


@pytest.fixture(scope="module")
def seen() -> tuple[Observation, ...]:
    every = (each for file in read_snapshot(SNAPSHOT) for each in file.observations)
    return tuple(each for each in every if each.area == "853" and each.indicator in (BY_AGE, BY_SEX, *OTHERS))


@pytest.mark.parametrize(
    ("age", "known_as"), [(0, "0-4"), (4, "0-4"), (5, "5-9"), (84, "80-84"), (85, "85-"), (100, "85-")]
)
def test_ages_come_in_classes_of_five_years(age: int, known_as: str) -> None:
    assert age_class(age) == known_as


def test_the_classes_add_up_to_the_published_totals_of_each_language_and_sex(seen: tuple[Observation, ...]) -> None:
    groups = {each.group: each.value for each in seen if each.indicator == BY_AGE}
    with (SNAPSHOT / "turku_language_by_age_sex_2019.csv").open(encoding="utf-8") as stream:
        published = {
            (row["language"], row["sex"]): float(row["value"])
            for row in csv.DictReader(stream)
            if row["age"] == "total"
        }

    for sex in ("male", "female"):
        of_sex = {name: value for name, value in groups.items() if f".{sex}." in name}
        foreign = sum(value for name, value in of_sex.items() if name.startswith("foreign."))
        national = sum(value for name, value in of_sex.items() if name.startswith("national."))
        assert foreign == published["foreign", sex]
        assert national == published["fi", sex] + published["sv", sex]
    assert groups["total"] == published["total", "total"]
    assert len(groups) == 2 * 2 * 18 + 1
    assert min(groups.values()) == 20


def test_the_years_between_are_filled_with_what_the_city_has_counted(seen: tuple[Observation, ...]) -> None:
    found = {(each.indicator, each.year): each for each in bridged(seen)}

    assert found["foreign_language_persons", 2016].value == 19893
    assert found["foreign_language_share", 2016].value == pytest.approx(100 * 19893 / 187604)
    assert {year for name, year in found if name == "foreign_language_share"} == set(range(2013, 2020))
    assert {each.source for each in found.values()} == {"turku"}


def test_nothing_is_filled_in_where_the_counts_do_not_say_the_same_as_the_shares(seen: tuple[Observation, ...]) -> None:
    other = [
        replace(each, value=each.value + 0.2)
        if (each.indicator, each.year) == ("foreign_language_share", 2011)
        else each
        for each in seen
    ]

    assert bridged(other) == []
