"""What may not be shown is hidden before it is kept, and what would give it away as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.figures import Observation
from kotosilta.situation.protecting import COUNT_OF, protected, without_shares_of_hidden
from kotosilta.situation.retrieved import Missing
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


def cells(indicator: str, values: tuple[Value, ...], group: str = "total") -> ObservedCells:
    """Of Närpes, from 2023 on."""
    years = tuple(range(2023, 2023 + len(values)))
    return ObservedCells(indicator=indicator, group=group, source="statfin_11ra", years=years, areas={"545": values})


def test_a_share_goes_with_the_count_that_it_would_give_away(table: KnownTable) -> None:
    count = cells("born_abroad", ("secret", 12.0, "not_available"))
    share = cells("born_abroad_share", (0.1, 0.1, 0.1))

    assert [each.areas["545"] for each in protected([count, share], table)] == [
        ("secret", 12.0, "not_available"),
        ("hidden", 0.1, 0.1),
    ]


def test_a_share_of_another_group_area_or_year_stays(table: KnownTable) -> None:
    count = cells("unemployed_jobseekers", ("secret",), group="women")
    elsewhere = replace(count, group="men", areas={"853": ("secret",)})
    earlier = replace(count, group="15-24", years=(2022,))
    shares = [cells("unemployed_jobseekers_share", (3.0,), group=group) for group in ("men", "15-24")]

    assert protected([count, elsewhere, earlier, *shares], table)[-2:] == shares


@pytest.mark.parametrize(
    ("share", "base", "kept"),
    [
        (5.0, 100.0, "hidden"),  # five women
        (95.0, 100.0, "hidden"),  # five men
        (0.0, 100.0, "hidden"),  # the source hides nobody as well
        (10.0, 100.0, 10.0),
        (47.4, 19.0, "hidden"),  # nine women
        (50.0, 2000.0, 50.0),
        (5.0, "secret", 5.0),
        ("secret", 100.0, "secret"),
        (100.5, 100.0, 100.5),  # a fault of the source is no share
        (5.0, -1.0, 5.0),
    ],
)
def test_a_share_whose_base_is_known_may_not_tell_of_a_few(
    table: KnownTable, share: Value, base: Value, kept: Value
) -> None:
    foreign = cells("mother_tongues", (base,), group="foreign")
    women = cells("foreign_language_women_share", (share,))

    assert protected([replace(foreign, parts=(("language", "foreign"),)), women], table)[-1].areas["545"] == (kept,)


def test_a_share_goes_with_a_count_that_another_table_hides() -> None:
    missing: Missing = {("born_abroad", "total", "545"): {2023: "hidden", 2024: "secret", 2025: "under_half"}}
    shares = [
        Observation(f"born_abroad_share/total/{area}/{year}", "born_abroad_share", "total", area, year, 1.0, "statfin")
        for area in ("545", "853")
        for year in (2023, 2024, 2025)
    ]

    left = without_shares_of_hidden(shares, missing)

    assert [(seen.area, seen.year) for seen in left] == [("545", 2025), *(("853", year) for year in (2023, 2024, 2025))]
    assert missing["born_abroad_share", "total", "545"] == {2023: "hidden", 2024: "hidden"}


def test_every_share_that_goes_with_a_count_is_a_share_of_the_same_people() -> None:
    for share, count in COUNT_OF.items():
        of, among = catalogue()[count], catalogue()[share]
        assert (of.unit, among.unit, of.criterion) == ("persons", "percent", among.criterion)
