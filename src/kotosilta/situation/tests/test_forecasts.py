"""The forecast of a municipality as people meet it: in sentences, drawing, table and file."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from kotosilta.content.load import number_styles
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.publishing.text import plain
from kotosilta.situation.forecast_csv import HEADER, forecast_csv
from kotosilta.situation.outlook import METHOD, rounded
from kotosilta.situation.reading import picture_of, pictures_of
from kotosilta.situation.shown import section_of
from kotosilta.situation.telling import FORECASTS, ForecastTold, tell_forecast, tell_forecasts
from kotosilta.statistics.forecast.groups import FOREIGN_LANGUAGE, TOTAL

pytestmark = pytest.mark.usefixtures("official_figures")
TODAY = date(2026, 11, 25)
LANGUAGES = ("sv", "fi", "en")


def _told(slug: str, language: str) -> tuple[ForecastTold, ...]:
    return tell_forecasts(picture_of(by_slug(slug)), language)


def _sentences(told: ForecastTold, language: str) -> list[str]:
    return [plain(each, number_styles()[language]) for each in told.sentences]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("sv", "År 2030 väntas cirka 3 060 invånare i Närpes ha ett främmande språk som modersmål."),
        ("fi", "Närpiö: vuonna 2030 vieraskielisiä ennustetaan olevan noin 3 060."),
        ("en", "Närpes: in 2030, about 3,060 residents are expected to have a foreign mother tongue."),
    ],
)
def test_the_expected_number_is_said_first_with_the_name_as_it_is(language: str, first: str) -> None:
    told, _ = _told("narpes", language)

    assert _sentences(told, language)[0].replace("\u00a0", " ").startswith(first)


def test_it_is_said_how_sure_it_is_where_it_begins_and_how_wrong_it_has_been() -> None:
    told = _sentences(_told("narpes", "en")[0], "en")

    assert "In eight cases out of ten the number lies between 2,560 and 3,670." in told[0]
    assert told[2].startswith("The forecast starts from the end of 2025, when they were about 2,180.")
    assert "estimated from 2022 on" in told[2]
    assert "those made in 2004–2007 missed the true number 5 years later by" in told[3]
    assert "Those made from the situation in 2020 missed the number in 2025 by" in told[3]
    assert "Those made in 2010–2012 for 10 years ahead missed by" in told[3]


def test_the_population_alone_is_said_to_have_had_intervals_that_held_too_seldom() -> None:
    warning = "held less often than they promised"
    warned = {
        each.key: any(warning in plain(note, number_styles()["en"]) for note in each.notes)
        for each in _told("narpes", "en")
    }

    assert warned == {METHOD[FOREIGN_LANGUAGE]: False, METHOD[TOTAL]: True}


def test_the_table_has_a_row_for_each_horizon_and_a_column_for_each_interval() -> None:
    for told in _told("vaasa", "sv"):
        assert told.table
        assert len(told.table.rows) == 2
        assert all(len(row) == len(told.table.header) == 5 for row in told.table.rows)


def test_a_small_group_has_a_reason_instead_and_its_population_a_forecast() -> None:
    group, people = _told("kokar", "en")

    assert (group.chart, group.table) == (None, None)
    assert _sentences(group, "en")[0].startswith("There is no forecast: the group has fewer than 50 persons.")
    assert people.chart
    assert people.table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_has_a_forecast_or_a_reason(language: str) -> None:
    everybody = all_municipalities()
    for picture in pictures_of(everybody if language == "sv" else everybody[::20]):
        for told in tell_forecasts(picture, language):
            assert told.sentences[0]
            assert (told.chart is None) == (told.table is None)


def test_the_question_of_how_many_are_expected_shows_both_forecasts_and_no_other_does() -> None:
    picture = picture_of(by_slug("narpes"))

    shown = section_of(picture, "C3.9", "sv", TODAY)
    other = section_of(picture, "C3.4", "sv", TODAY)

    assert [each.key for each in shown.forecasts] == list(FORECASTS)
    assert all(each.wide and each.narrow and each.table for each in shown.forecasts)
    assert other.forecasts == ()


def test_reading_the_forecast_asks_the_database_nothing(django_assert_num_queries: Any) -> None:
    picture = picture_of(by_slug("narpes"))

    with django_assert_num_queries(0):
        tell_forecasts(picture, "sv")


def test_the_file_holds_a_row_for_each_horizon() -> None:
    picture = picture_of(by_slug("narpes"))

    rows = list(csv.DictReader(io.StringIO(forecast_csv(picture, FORECASTS[0], "fi"))))

    assert [(row["area"], row["origin_year"], row["year"]) for row in rows] == [
        ("Närpiö", "2025", "2030"),
        ("Närpiö", "2025", "2035"),
    ]
    assert (rows[0]["expected"], rows[0]["low_80"], rows[0]["high_80"]) == ("3060", "2560", "3670")
    assert rows[0]["earlier_forecasts"] == "2004-2007; 2020"


def test_the_file_of_a_group_without_a_forecast_has_its_header_only() -> None:
    assert forecast_csv(picture_of(by_slug("kokar")), FORECASTS[0], "sv") == ",".join(HEADER) + "\r\n"


def test_an_unknown_forecast_is_none() -> None:
    assert tell_forecast(picture_of(by_slug("narpes")), "population", "sv") is None


@pytest.mark.parametrize(
    ("persons", "group", "shown"),
    [(64.9, FOREIGN_LANGUAGE, 60), (64.9, TOTAL, 65), (3065.5, FOREIGN_LANGUAGE, 3070), (200928.3, TOTAL, 201000)],
)
def test_a_forecast_looks_no_more_precise_than_it_is(persons: float, group: str, shown: float) -> None:
    assert rounded(persons, group) == shown
