"""The open file of an indicator: what a program reads must be as honest as what a person reads."""

from __future__ import annotations

import csv
import io

import pytest

from kotosilta.content.guidance import indicators
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import FigureKind
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.situation.csv import HEADER, indicator_csv
from kotosilta.situation.figures import figure_of
from kotosilta.situation.reading import picture_of, pictures_of
from kotosilta.statistics.derive import PERSONS, SHARE

pytestmark = pytest.mark.usefixtures("official_figures")


def _rows(slug: str, key: str, language: str = "en") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(indicator_csv(picture_of(by_slug(slug)), key, language))))


def test_the_share_has_own_region_and_country_with_decimal_points_and_no_row_for_what_is_missing() -> None:
    rows = _rows("narpes", SHARE)

    assert {row["area_code"] for row in rows} == {"545", "MK15", "SSS"}
    own = {row["year"]: row["value"] for row in rows if row["area_code"] == "545"}
    assert (own["2025"], own["1990"]) == ("22.5", "0.6")
    assert not set(own) & {str(year) for year in range(2013, 2020)}
    assert all(row["value"] and row["source"] and row["licence"] == "CC BY 4.0" for row in rows)


def test_a_derived_value_says_how_it_was_made() -> None:
    methods = {row["area_code"]: row["method"] for row in _rows("narpes", SHARE)}

    assert methods == {"545": "", "MK15": "Region or area put together from its municipalities", "SSS": ""}


def test_persons_are_no_more_exact_than_in_print() -> None:
    assert {row["value"] for row in _rows("sottunga", PERSONS) if row["area_code"] == "766"} <= {"<10", "10"}
    of_2022 = [row["value"] for row in _rows("narpes", PERSONS) if (row["area_code"], row["year"]) == ("545", "2022")]
    assert of_2022 == ["1870"]


def test_each_row_names_the_table_of_its_own_source() -> None:
    tables = {(row["area_code"], row["year"]): row["table"] for row in _rows("narpes", SHARE)}

    assert tables["545", "2025"] == "StatFin vaerak 159t"
    assert tables["545", "1990"] == "Sotkanet 187"
    assert tables["SSS", "2024"] == "StatFin vaerak 11ra"
    assert {row["table"] for row in _rows("narpes", "turnout")} == {"StatFin kvaa 12x4"}
    of_persons = {row["table"] for row in _rows("narpes", PERSONS) if row["area_code"] == "545"}
    assert of_persons == {"StatFin vaerak 159t; Sotkanet 127, 187"}


def test_groups_have_their_own_rows() -> None:
    assert {row["group"] for row in _rows("narpes", "turnout")} == {"total", "female", "male"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_have_the_same_names_in_every_language(language: str) -> None:
    for key in indicators():
        text = indicator_csv(picture_of(by_slug("mantyharju")), key, language)
        assert text.splitlines()[0] == ",".join(HEADER)


def test_small_counts_stay_ranges() -> None:
    key = "ecec_foreign_language_children"
    small = next(
        picture
        for picture in pictures_of(all_municipalities())
        if (series := picture.own.get(key)) and series.latest and figure_of(series.latest).kind is FigureKind.RANGE_1_4
    )
    rows = csv.DictReader(io.StringIO(indicator_csv(small, key, "en")))

    assert [row["value"] for row in rows if row["area_code"] == small.municipality.code] == ["1-4"]


def test_an_unknown_indicator_is_a_defect() -> None:
    with pytest.raises(KeyError):
        indicator_csv(picture_of(by_slug("narpes")), "no_such_indicator", "sv")
