"""What may not be shown is hidden before it is kept, and what would give it away as well."""

from __future__ import annotations

import pytest

from kotosilta.situation.protecting import protected
from kotosilta.situation.wanted import registry
from kotosilta.statistics.sources.observed import ObservedCells, Value
from kotosilta.statistics.sources.registry import KnownTable


@pytest.fixture
def table() -> KnownTable:
    return registry().named("11rm")


def in_narpes(**persons: Value) -> list[ObservedCells]:
    return [
        ObservedCells(
            indicator="mother_tongues",
            group=language.removeprefix("_"),
            source="statfin",
            years=(2025,),
            areas={"545": (value,)},
            parts=(("language", "" if language == "total" else language.removeprefix("_")),),
        )
        for language, value in persons.items()
    ]


def kept(series: list[ObservedCells], table: KnownTable) -> dict[str, Value]:
    return {each.group: each.areas["545"][0] for each in protected(series, table)}


def test_a_small_count_takes_another_with_it_so_that_no_sum_gives_it_away(table: KnownTable) -> None:
    series = in_narpes(
        total=1000.0, national=800.0, foreign=200.0, fi=300.0, sv=400.0, se=100.0, ru=3.0, ar=150.0, _98=47.0
    )

    shown = kept(series, table)

    assert shown["ru"] == "hidden"
    assert [shown["ar"], shown["98"]].count("hidden") == 1
    assert {name: shown[name] for name in ("total", "national", "foreign", "fi", "sv", "se")} == {
        "total": 1000.0,
        "national": 800.0,
        "foreign": 200.0,
        "fi": 300.0,
        "sv": 400.0,
        "se": 100.0,
    }


def test_what_the_source_has_hidden_itself_keeps_its_word(table: KnownTable) -> None:
    series = in_narpes(
        total=1000.0, national=800.0, foreign=200.0, fi=300.0, sv=400.0, se=100.0, ru="secret", ar="secret", _98=47.0
    )

    assert kept(series, table) == {each.group: each.areas["545"][0] for each in series}


def test_figures_without_a_limit_stay_as_they_are(table: KnownTable) -> None:
    series = [
        ObservedCells(
            indicator="born_abroad", group="total", source="statfin_11ra", years=(2025,), areas={"545": (3.0,)}
        )
    ]

    assert protected(series, table) == series
