"""A share of fewer than a hundred people is marked as one, and its mean of several years stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec
import pytest

from kotosilta.content.indicator_catalogue import Catalogued, catalogue
from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import Observation
from kotosilta.municipalities.register import by_slug
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.picture import Picture, Series
from kotosilta.situation.reading import picture_of
from kotosilta.situation.small_bases import mean_share, years_of_few
from kotosilta.situation.telling import Shown, tell_indicator
from kotosilta.situation.telling.sentences import as_text
from kotosilta.situation.tests.recomputing import recompute
from kotosilta.statistics.derive import POPULATION, SHARE

SOTTUNGA = "766"
EVEN = dict.fromkeys(range(2019, 2026), 2.0)
FEW = dict.fromkeys(range(2019, 2026), 90)


def _series(indicator: str, values: Mapping[int, float], group: str = "total") -> Series:
    seen = (
        Observation(f"{indicator}/{group}/{SOTTUNGA}/{year}", indicator, group, SOTTUNGA, year, value, "statfin_159t")
        for year, value in values.items()
    )
    return Series(indicator, group, SOTTUNGA, tuple(seen))


def _known(shares: Mapping[int, float], people: Mapping[int, float]) -> dict[str, Series]:
    return {SHARE: _series(SHARE, shares), POPULATION: _series(POPULATION, people)}


def _share(*breaks: int) -> Catalogued:
    """The share with breaks in these years only."""
    described = catalogue()[SHARE]
    return msgspec.structs.replace(
        described, breaks=tuple(msgspec.structs.replace(described.breaks[0], year=year) for year in breaks)
    )


def _picture(shares: Mapping[int, float], people: Mapping[int, float]) -> Picture:
    return Picture(by_slug("sottunga"), _known(shares, people), {}, {}, {})


def _said(content: Inlines, language: str = "en") -> str:
    return as_text(content, number_styles()[language]).replace("\u00a0", " ")


def _told(picture: Picture, language: str = "en") -> Shown:
    told = tell_indicator(picture, SHARE, language)
    assert told
    return told


def test_only_years_whose_people_are_known_to_be_few_are_marked() -> None:
    known = _known(EVEN, {2020: 99, 2021: 100, 2023: 0})

    assert years_of_few(_share(), known) == {2020, 2023, 2024, 2025}
    assert years_of_few(_share(), {SHARE: known[SHARE]}) == frozenset()
    assert years_of_few(catalogue()["unemployment_rate"], known) == frozenset()
    assert years_of_few(catalogue()[POPULATION], known) == frozenset()


def test_a_group_is_never_larger_than_everybody_and_has_its_own_base_where_that_is_known() -> None:
    turnout, women = catalogue()["turnout"], _series("turnout", {2021: 60.0}, "female")
    everybody = _series("entitled_to_vote", {2021: 120})

    known = {"turnout/female": women, "entitled_to_vote": everybody}
    assert years_of_few(turnout, known, "female") == frozenset()
    known["entitled_to_vote/female"] = _series("entitled_to_vote", {2021: 60}, "female")
    assert years_of_few(turnout, known, "female") == {2021}
    assert years_of_few(turnout, known) == frozenset()


@pytest.mark.parametrize(
    ("people", "first_year"),
    [(90, 2023), (34, 2023), (33, 2022), (25, 2022), (24, 2021), (20, 2021)],
)
def test_the_mean_is_of_as_few_years_as_have_a_hundred_people_together(people: int, first_year: int) -> None:
    mean = mean_share(_share(), _known(SHARES, dict.fromkeys(SHARES, people)))

    assert mean
    assert (mean.first_year, mean.last_year) == (first_year, 2025)
    years = range(first_year, 2026)
    assert mean.mean.value == pytest.approx(sum(SHARES[year] for year in years) / len(years))
    assert mean.mean.observations == tuple(f"{SHARE}/total/{SOTTUNGA}/{year}" for year in years)
    assert (mean.latest.value, mean.latest.year, mean.mean.year) == (3.0, 2025, 2025)


SHARES = {2019: 0.0, 2020: 1.0, 2021: 4.8, 2022: 0.9, 2023: 1.7, 2024: 2.0, 2025: 3.0}


@pytest.mark.parametrize(
    ("shares", "people", "breaks"),
    [
        (EVEN, dict.fromkeys(EVEN, 100), ()),  # enough people
        (EVEN, dict.fromkeys(EVEN, 19), ()),  # too few even in five years
        (EVEN, dict.fromkeys(EVEN, 0), ()),
        (EVEN, {}, ()),
        ({2022: 2.0, 2023: 2.0, 2025: 2.0}, FEW, ()),
        ({2024: 2.0, 2025: 2.0}, FEW, ()),
        ({}, FEW, ()),
        (EVEN, FEW, (2019, 2024)),  # two years since the break
    ],
)
def test_no_mean_where_it_is_not_needed_or_would_mislead(
    shares: dict[int, float], people: dict[int, float], breaks: tuple[int, ...]
) -> None:
    assert mean_share(_share(*breaks), _known(shares, people)) is None


def test_a_break_before_the_years_does_not_matter() -> None:
    mean = mean_share(_share(2023, 2030), _known(EVEN, FEW))

    assert mean
    assert mean.first_year == 2023


def test_what_was_derived_is_not_put_into_a_mean() -> None:
    known = _known(EVEN, FEW)
    derived = tuple(replace(seen, method="merged_to_today") for seen in known[SHARE].observations)

    assert mean_share(_share(), known | {SHARE: replace(known[SHARE], observations=derived)}) is None


def test_the_mean_stands_beside_the_latest_value_and_says_its_years() -> None:
    told = _told(_picture(SHARES, FEW))

    assert "In 2025 the share was 3.0%, of fewer than a hundred people. The mean of 2023–2025 is 2.2%." in [
        _said(each).replace(" %", "%") for each in told.sentences
    ]
    notes = " ".join(_said(each) for each in told.notes)
    assert "The share is of fewer than a hundred people (2019–2025)." in notes
    assert "Mean of several years: " in notes


def test_the_table_marks_the_years_of_few_people_and_no_others() -> None:
    told = _told(_picture(SHARES, dict.fromkeys(SHARES, 150) | {2021: 98}))

    marked = [_said(row[0]) for row in told.table.rows if _said(row[1]).endswith("(few people)")]
    assert marked == ["2021"]
    assert not any("The mean of" in _said(each) for each in told.sentences)
    assert not any("Mean of several years" in _said(each) for each in told.notes)
    assert any("(2021)" in _said(each) and "fewer than a hundred" in _said(each) for each in told.notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_people_are_many_nothing_is_said_of_it(language: str) -> None:
    many, few = (_told(_picture(SHARES, dict.fromkeys(SHARES, people)), language) for people in (100, 99))

    assert len(few.sentences) == len(many.sentences) + 1
    assert len(few.notes) == len(many.notes) + 2


@pytest.mark.usefixtures("official_figures")
def test_the_mean_can_be_recomputed_from_the_raw_files() -> None:
    own = picture_of(by_slug("sottunga")).own

    mean = mean_share(catalogue()[SHARE], {**own, POPULATION: _series(POPULATION, FEW)})

    assert mean
    assert recompute(SHARE, mean.mean.method, mean.mean.observations) == pytest.approx(mean.mean.value)
