"""The overview of all figures: of every indicator what it is here and elsewhere, or who has it; it judges nobody."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.text import LANGUAGES
from kotosilta.figures import FigureKind, Observation
from kotosilta.municipalities.register import all_municipalities, by_slug
from kotosilta.reasons import NotPossible
from kotosilta.situation.glance.rows import Difference, Glance, NotHere, Row, glance_of
from kotosilta.situation.glance.rows_csv import HEADER, glance_csv
from kotosilta.situation.glance.small_line import small_line
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries
from kotosilta.situation.packing import packed
from kotosilta.situation.picture import COUNTRY, PeerChoice, PeerKind
from kotosilta.situation.reading import picture_of, similar_to
from kotosilta.situation.ways import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
NARPES = "545"
RATE = "employment_rate"  # of residents of an age: nobody knows here how many
BORN_ABROAD = "born_abroad_share"  # of all residents


def keep(
    key: str, area: str, values: Iterable[tuple[int, float]], missing: dict[int, str] | None = None, **more: bool
) -> None:
    """What an import leaves behind; the values are made up for the test."""
    seen = [
        Observation(f"{key}/total/{area}/{year}", key, "total", area, year, value, catalogue()[key].source, **more)
        for year, value in values
    ]
    ObservedSeries.objects.create(indicator=key, group="total", area=area, packed=packed(seen, missing))


def rows(glance: Glance) -> dict[str, Row]:
    return {row.indicator.key: row for each in glance.questions for row in (*each.today, *each.history)}


def not_here(glance: Glance) -> dict[str, NotHere]:
    return {each.indicator.key: each for question in glance.questions for each in question.not_here}


def beside(values: Sequence[float], key: str = BORN_ABROAD) -> list[str]:
    """The values for as many of the municipalities that stand beside Närpes; their codes."""
    codes = [each.municipality.code for each in similar_to(by_slug("narpes"))][: len(values)]
    for code, value in zip(codes, values, strict=True):
        keep(key, code, [(2024, value)])
    return codes


def test_every_municipality_has_a_glance_with_every_indicator_once() -> None:
    for municipality in all_municipalities():
        glance = glance_of(municipality)
        here, missing = rows(glance), not_here(glance)
        assert here.keys() | missing.keys() == catalogue().keys()
        assert not here.keys() & missing.keys()
        assert {"foreign_language_share", "population"} <= here.keys()
        assert all(row.latest.area == municipality.code for row in here.values())
        for each in (glance_csv(glance, "sv"),):
            assert each.count("\r\n") == len(catalogue()) + 1


@pytest.mark.parametrize("slug", ["narpes", "helsinki", "sottunga", "pargas"])
def test_a_row_says_what_the_situation_picture_says(slug: str) -> None:
    municipality = by_slug(slug)
    picture = picture_of(municipality)
    glance = glance_of(municipality)
    assert picture.peers is not None
    assert tuple(glance.others) == picture.peers.municipalities
    for key, row in rows(glance).items():
        own = picture.own[key].latest
        assert own is not None
        assert (row.latest.value, row.latest.year, row.latest.source) == (own.value, own.year, own.source)
        assert row.first.year == picture.own[key].observations[0].year
        known = [each[key].at(own.year) for each in picture.peers.series.values() if key in each]
        values = sorted(seen.value for seen in known if seen)
        if row.others and row.others.low and row.others.high:
            assert (row.others.low.value, row.others.high.value) == (values[0], values[-1])
            assert row.others.middle.value == values[(len(values) - 1) // 2]
            assert row.others.known == len(values)
        else:
            assert len(values) < 3


def test_region_and_country_are_of_the_own_year_or_else_of_their_latest() -> None:
    keep(RATE, NARPES, [(2022, 70.0), (2023, 71.0)])
    keep(RATE, by_slug("narpes").region.code, [(2023, 72.0), (2024, 73.0)])
    keep(RATE, COUNTRY, [(2021, 74.0), (2022, 75.0)])

    row = rows(glance_of(by_slug("narpes")))[RATE]

    assert row.region is not None
    assert row.country is not None
    assert (row.region.year, row.region.value) == (2023, 72.0)
    assert (row.country.year, row.country.value) == (2022, 75.0)
    assert row.line == [(2022, 70.0), (2023, 71.0)]
    assert row.country_line == [(2021, 74.0), (2022, 75.0)]


@pytest.mark.parametrize(
    ("own", "others", "difference"),
    [
        (30.0, [5.0, 6.0, 7.0], Difference.HIGHER),
        (1.0, [5.0, 6.0, 7.0], Difference.LOWER),
        (6.1, [5.0, 6.0, 7.0], Difference.NOISE),
        (30.0, [5.0, 6.0], Difference.NOTHING),
    ],
)
def test_a_share_of_all_residents_is_held_against_the_middle_of_three_others_at_least(
    own: float, others: list[float], difference: Difference
) -> None:
    keep(BORN_ABROAD, NARPES, [(2024, own)])
    beside(others)

    row = rows(glance_of(by_slug("narpes")))[BORN_ABROAD]

    assert row.difference is difference
    assert (row.others is None) is (difference is Difference.NOTHING)


def test_what_cannot_be_judged_is_not_judged() -> None:
    keep(RATE, NARPES, [(2024, 90.0)])
    keep("born_abroad", NARPES, [(2024, 900.0)])
    beside([50.0, 51.0, 52.0], RATE), beside([10.0, 11.0, 12.0], "born_abroad")

    found = rows(glance_of(by_slug("narpes")))

    assert found[RATE].difference is Difference.UNSURE
    assert found["born_abroad"].difference is Difference.COUNT
    assert found["born_abroad"].country_line == ()


def test_others_count_only_with_the_year_of_the_own_figure() -> None:
    keep(BORN_ABROAD, NARPES, [(2023, 6.0)])
    beside([5.0, 6.0, 7.0])

    assert rows(glance_of(by_slug("narpes")))[BORN_ABROAD].others is None


def test_a_newer_figure_that_is_hidden_and_a_preliminary_one_are_marked() -> None:
    keep(RATE, NARPES, [(2022, 70.0), (2023, 71.0)], {2021: "not_available", 2024: "secret"}, preliminary=True)

    row = rows(glance_of(by_slug("narpes")))[RATE]

    assert row.hidden == (2024, "secret")
    assert row.preliminary


def test_a_figure_that_the_source_hides_altogether_is_not_here_and_says_so() -> None:
    keep(RATE, NARPES, [], {2023: "not_available", 2024: "secret"})

    found = not_here(glance_of(by_slug("narpes")))[RATE]

    assert (found.hidden, found.not_carried, found.standing) == ("secret", False, Standing.CONFIRMED)


def test_figures_of_former_municipalities_that_cannot_be_carried_are_not_here_and_say_so() -> None:
    ObservedSeries.objects.create(indicator=RATE, group="total", area=NARPES, packed=packed([]))

    found = not_here(glance_of(by_slug("narpes")))[RATE]

    assert (found.hidden, found.not_carried) == ("", True)


def test_what_nobody_has_fetched_says_how_it_is_had() -> None:
    found = not_here(glance_of(by_slug("narpes")))

    assert found[RATE].standing is Standing.OPEN
    assert found["residence_permits"].standing is Standing.BY_HAND
    assert found["felt_received"].standing is Standing.OWN


def test_a_municipality_group_stands_there_as_one() -> None:
    group = PeerChoice(PeerKind.GROUP)
    picture, glance = picture_of(by_slug("narpes"), group), glance_of(by_slug("narpes"), group)

    assert picture.peers is not None
    for key, row in rows(glance).items():
        series = picture.peers.together.get(key)
        own = picture.own[key].latest
        together = series.at(own.year) if series and own else None
        assert (row.others.middle.value if row.others else None) == (together.value if together else None)
        assert row.others is None or (row.others.low, row.others.high) == (None, None)


def test_chosen_municipalities_stand_beside_it_and_nobody_else() -> None:
    chosen = PeerChoice(PeerKind.CHOSEN, members={NARPES: ("091", "049", "092")})

    glance = glance_of(by_slug("narpes"), chosen)

    assert {each.code for each in glance.others} == {"091", "049", "092"}
    row = rows(glance)["foreign_language_share"]
    assert row.others is not None
    assert row.others.known == 3


def test_small_counts_stay_ranges() -> None:
    found = [
        row.latest
        for each in all_municipalities()
        if (row := rows(glance_of(each)).get("ecec_foreign_language_children")) and 0 < row.latest.value < 5
    ]

    assert found
    assert {each.kind for each in found} == {FigureKind.RANGE_1_4}


def test_it_takes_three_queries_however_much_there_is() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            glance_of(by_slug("narpes"))
        return len(queries)

    glance_of(by_slug("narpes"))
    few = asked()
    for key in (RATE, BORN_ABROAD, "foreign_citizens", "unemployment_rate"):
        for area in ("091", NARPES):
            keep(key, area, [(year, 5.0) for year in range(2010, 2025)])

    assert asked() == few <= 3


def test_without_figures_it_says_that_none_have_been_imported() -> None:
    ImportedSnapshot.objects.all().delete()

    with pytest.raises(NotPossible):
        glance_of(by_slug("narpes"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_one_row_for_each_indicator_and_nothing_that_a_spreadsheet_would_run(language: str) -> None:
    text = glance_csv(glance_of(by_slug("narpes")), language)
    lines = list(csv.DictReader(io.StringIO(text)))

    assert tuple(lines[0]) == HEADER
    assert {line["indicator"] for line in lines} == catalogue().keys()
    assert len(lines) == len(catalogue())
    assert not [cell for line in lines for cell in line.values() if cell[:1] in tuple("=+-@\t\r")]
    share = next(line for line in lines if line["indicator"] == "foreign_language_share")
    latest = picture_of(by_slug("narpes")).own["foreign_language_share"].latest
    assert latest is not None
    assert (share["year"], float(share["value"]), share["state"]) == (str(latest.year), latest.value, "shipped")
    assert next(line for line in lines if line["indicator"] == RATE)["state"] == "open"


def test_a_small_line_begins_at_zero_and_stops_where_years_are_missing() -> None:
    drawing = small_line([(2010, 2.0), (2011, 4.0), (2020, 4.0), (2021, 2.0)], [])

    assert drawing.count("M") == 3  # the zero line, and a beginning on both sides of the gap
    assert 'd="M0 29.0H120"' in drawing
    assert 'cy="16.5"' in drawing  # half of the highest value


def test_a_small_line_of_elections_goes_from_one_to_the_next() -> None:
    assert small_line([(year, 60.0) for year in (2008, 2012, 2016, 2020)], []).count("M") == 2


def test_a_small_line_of_one_year_or_none_is_nothing_and_of_zeros_flat() -> None:
    assert small_line([(2024, 3.0)], []) == ""
    assert small_line([], [(2024, 3.0)]) == ""
    assert 'cy="29.0"' in small_line([(2023, 0.0), (2024, 0.0)], [])


def test_the_country_is_drawn_behind_as_far_as_the_own_years_go() -> None:
    drawing = small_line([(2020, 2.0), (2021, 3.0)], [(2019, 9.0), (2020, 4.0), (2021, 4.0), (2022, 9.0)])

    assert drawing.index('class="country"') < drawing.index('class="own"')
    assert 'class="country" d="M4.0 4.0h0L116.0 4.0"' in drawing


def test_values_below_zero_are_drawn_below_the_zero_line() -> None:
    drawing = small_line([(2023, 10.0), (2024, -10.0)], [])

    assert 'd="M0 16.5H120"' in drawing
    assert 'cy="29.0"' in drawing
