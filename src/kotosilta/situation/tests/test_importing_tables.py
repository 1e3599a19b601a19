"""Any table of the catalogue comes in by the same way: groups, months, marks, other divisions, names instead of codes.

The cells of these tables count themselves; they are figures of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.language.said import in_words
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.confirmed import confirmations
from kotosilta.situation.models import ObservedRevision, ObservedSeries, RetrievedTable, SourceStanding
from kotosilta.situation.reading import picture_of
from kotosilta.situation.retrieving import Retrieved, check_sources, last_good_day, retrieve, retrieve_all
from kotosilta.situation.source_standing import as_reason, imports_stand
from kotosilta.statistics.sources.trouble import SourceTrouble
from tests.pxweb import (
    PLACE_OF_KEY_FIGURES,
    Fault,
    StandIn,
    StandInClock,
    key_figures_that_count,
    put_cell,
    stand_in,
    written_cube,
)

pytestmark = pytest.mark.usefixtures("official_figures")

LANGUAGES, KEY_FIGURES = "StatFin/vaerak/11rm.px", "StatFin/vaerak/11ra.px"
BY_ORIGIN, BY_MONTH = "Kotoutumisenindikaattorit/tyoll/117e.px", "StatFin/tyonv/12tf.px"
PROJECTION = "StatFin/vaenn/14wx.px"


@pytest.fixture
def clock() -> StandInClock:
    return StandInClock()


@pytest.fixture
def server(clock: StandInClock, settings: Settings, tmp_path: Path) -> Iterator[StandIn]:
    with stand_in(clock) as running:
        settings.PXWEB_BASE, settings.SOTKANET_BASE, settings.DATA = running.pxweb1, running.rest, tmp_path
        yield running


def fetched(clock: StandInClock, key: str) -> Retrieved:
    return retrieve(key, tell=lambda _: None, clock=clock)


def cell(server: StandIn, place: str, **where: str) -> float:
    """What the table says of one cell; `where` has a code for each variable by the beginning of its name."""
    cube = server.cubes[place]
    at = 0
    for name, size in zip(cube["id"], cube["size"], strict=True):
        code = next(code for short, code in where.items() if name.lower().startswith(short))
        at = at * size + cube["dimension"][name]["category"]["index"][code]
    return float(cube["value"][at])


def stored(indicator: str, area: str, group: str = "total") -> dict[str, Any]:
    packed = ObservedSeries.objects.get(indicator=indicator, area=area, group=group).packed
    return {**packed, "points": {year: value for year, value, *_ in packed["points"]}}


def languages(server: StandIn) -> dict[str, Any]:
    cube = server.cubes[LANGUAGES] = written_cube(LANGUAGES, periods=("2024", "2025"))
    cube["value"] = [each + 10 for each in cube["value"]]
    return cube


def test_figures_are_found_by_their_published_name(server: StandIn, clock: StandInClock) -> None:
    server.cubes[KEY_FIGURES] = written_cube(KEY_FIGURES, periods=("2024", "2025"))

    came = fetched(clock, "11ra")

    born = cell(server, KEY_FIGURES, alue="KU545", contents="x_synt", time="2025")
    assert came.left_out == ()
    assert picture_of(by_slug("narpes")).own["born_abroad"].latest.value == born
    region = stored("foreign_language_share", "MK15")
    assert region["points"][2025] == cell(server, KEY_FIGURES, alue="MK15", contents="vaesto_kieli_ulk_p", time="2025")
    assert region["methods"][-1] is None  # the source has its own figure of the region, and ours gives way


def test_a_share_whose_count_the_source_hides_is_hidden_too(server: StandIn, clock: StandInClock) -> None:
    cube = server.cubes[KEY_FIGURES] = written_cube(KEY_FIGURES, periods=("2024", "2025"))
    here = {"alue_23_20260101": "KU545", "contentscode": "x_synt", "timeperiod_y": "2025"}
    put_cell(cube, here, None, "...")

    fetched(clock, "11ra")

    kept = stored("born_abroad_share", "545")
    assert kept["missing"] == {"2025": "hidden"}
    assert list(kept["points"]) == [2024]


def test_a_name_that_stands_twice_is_left_out_and_said(server: StandIn, clock: StandInClock) -> None:
    cube = server.cubes[KEY_FIGURES] = written_cube(KEY_FIGURES, periods=("2025",))
    cube["dimension"]["contentscode"]["texts"]["en"][2] = "Persons born abroad"

    came = fetched(clock, "11ra")

    (reason,) = came.left_out
    assert in_words(reason, "en") == (
        "Table 11ra has the name “Persons born abroad” several times (x_fi, x_synt). Put the code that is meant into "
        "the registry of source tables."
    )
    assert not ObservedSeries.objects.filter(indicator="born_abroad", area="545").exists()
    assert ObservedSeries.objects.filter(indicator="foreign_background", area="545").exists()


def test_groups_are_kept_by_stable_names_and_marks_stay_what_they_are(server: StandIn, clock: StandInClock) -> None:
    cube = languages(server)
    here = {"alue_23_20260101": "KU545", "sukupuoli_9_20180101": "SSS", "contentscode": "vaerak-vaesto"}
    put_cell(cube, {**here, "kieli_15_20180102": "ru", "timeperiod_y": "2025"}, None, "...")
    put_cell(cube, {**here, "kieli_15_20180102": "ru", "timeperiod_y": "2024"}, None, "..")
    put_cell(cube, {**here, "kieli_15_20180102": "ar", "timeperiod_y": "2025"}, None, "-")
    # The cells count themselves, and so women would be almost all: a share that tells how few the men are.
    for sex, persons in (("2", 900.0), ("SSS", 2000.0)):
        put_cell(
            cube,
            {**here, "sukupuoli_9_20180101": sex, "kieli_15_20180102": "02", "timeperiod_y": "2025"},
            persons,
        )

    fetched(clock, "11rm")

    own = picture_of(by_slug("narpes")).own
    assert {key.partition("/")[2] for key in own if key.startswith("mother_tongues/")} == {
        *("national", "foreign", "fi", "sv", "se", "ar", "98", "x")
    }
    assert stored("mother_tongues", "545", "ru")["missing"] == {"2024": "not_available", "2025": "secret"}
    assert own["foreign_language_women_share"].at(2025).value == 45.0


def test_a_zero_that_the_rule_of_the_source_hides_is_not_kept(server: StandIn, clock: StandInClock) -> None:
    cube = languages(server)
    here = {"alue_23_20260101": "KU545", "sukupuoli_9_20180101": "SSS", "contentscode": "vaerak-vaesto"}
    put_cell(cube, {**here, "kieli_15_20180102": "ar", "timeperiod_y": "2025"}, 3.0)

    fetched(clock, "11rm")

    kept = stored("mother_tongues", "545", "ar")
    assert 2025 not in kept["points"]
    assert kept["missing"] == {"2025": "hidden"}
    assert not any(
        values[1] == 3.0
        for series in RetrievedTable.objects.get().series
        if series["group"] == "ar"
        for area, values in series["areas"].items()
        if area == "545"
    )


def test_origin_and_time_in_the_country_are_groups(server: StandIn, clock: StandInClock) -> None:
    server.cubes[BY_ORIGIN] = written_cube(BY_ORIGIN, periods=("2023", "2024"))

    fetched(clock, "117e")

    own = picture_of(by_slug("turku")).own
    seen = own["employment_rate_by_background/foreign_background"].at(2024)
    everybody = {"maassa": "SSS", "sukupuoli": "SSS", "ika": "SSS", "time": "2024", "contents": "tyollisyysaste"}
    assert seen.value == cell(server, BY_ORIGIN, alue="KU853", syntypera="2", **everybody)
    stays = {key for key in own if key.startswith("employment_rate_by_stay/")}
    assert stays == {f"employment_rate_by_stay/{stay}" for stay in ("0-4", "5-9", "10-")}
    assert ObservedSeries.objects.filter(indicator="employment_rate_by_stay", area="MK15").exists()


def test_a_year_is_the_mean_of_its_months_and_only_if_all_are_there(server: StandIn, clock: StandInClock) -> None:
    server.cubes[BY_MONTH] = written_cube(BY_MONTH)

    fetched(clock, "12tf")

    of_months = [
        cell(server, BY_MONTH, alue="KU545", contents="TYOTTOMATLOPUSSA", time=f"2025M{month:02}")
        for month in range(1, 13)
    ]
    kept = stored("unemployed_jobseekers", "545")["points"]
    assert sorted(kept) == [2024, 2025]
    assert kept[2025] == round(sum(of_months) / 12, 1)


def test_counts_of_an_older_division_are_carried_to_today(server: StandIn, clock: StandInClock) -> None:
    server.cubes[PROJECTION] = written_cube(PROJECTION, periods=("2030",))

    fetched(clock, "14wx")

    parts = [
        cell(server, PROJECTION, alue=code, sukupuoli="SSS", ika="SSS", time="2030", contents="vaenn-vaesto")
        for code in ("KU507", "KU588")
    ]
    kept = stored("population_projection", "507")
    assert (kept["points"], kept["methods"]) == ({2030: sum(parts)}, ["merged_to_today"])
    assert not ObservedSeries.objects.filter(indicator="population_projection", area="588").exists()
    assert stored("population_projection", "545")["methods"] == [None]


def test_an_older_division_that_is_not_the_one_we_know_is_refused(server: StandIn, clock: StandInClock) -> None:
    server.cubes[PROJECTION] = written_cube(PROJECTION, periods=("2030",))
    server.rename_variable(PROJECTION, "alue_23_20240101", "alue_23_20230101")

    with pytest.raises(SourceTrouble, match="the municipalities of"):
        fetched(clock, "14wx")


def test_a_preliminary_year_is_known_as_one(server: StandIn, clock: StandInClock) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    time = server.cubes[PLACE_OF_KEY_FIGURES]["dimension"]["timeperiod_y"]
    time["category"]["label"] = {"2024": "2024", "2025": "2025*"}

    fetched(clock, "142h")

    rate = picture_of(by_slug("narpes")).own["employment_rate"]
    assert [(seen.year, seen.preliminary) for seen in rate.observations] == [(2024, False), (2025, True)]


def test_sotkanet_comes_into_the_same_picture(server: StandIn, clock: StandInClock) -> None:
    narpes, pargas = {"id": 8, "code": "545", "category": "KUNTA"}, {"id": 9, "code": "1", "category": "KUNTA"}
    server.sotkanet["regions"] += [narpes, pargas]
    row = {"indicator": 3219, "gender": "total", "absValue": None}
    server.sotkanet["rows"] = [
        {**row, "region": 8, "year": 2024, "value": 7.5},
        {**row, "region": 8, "year": 2024, "value": 9.9, "gender": "male"},
        {**row, "region": 701, "year": 2024, "value": 6.5},
        {**row, "region": 658, "year": 2023, "value": 5.5},
        {**row, "region": 9, "year": 2024, "value": 4.5},
    ]

    came = fetched(clock, "sotkanet_3219")

    assert came.updated == "2026-05-01"
    kept = stored("outside_education_today", "545")
    assert (kept["points"], kept["missing"]) == ({2024: 7.5}, {"2023": "not_available"})
    assert stored("outside_education_today", "HV16")["points"] == {2024: 6.5}
    assert stored("outside_education_today", "SSS")["points"] == {2023: 5.5}
    assert not ObservedSeries.objects.filter(area="001").exists()


def test_sotkanet_fills_years_between_and_leaves_what_statistics_finland_says(
    server: StandIn, clock: StandInClock
) -> None:
    server.sotkanet["regions"].append({"id": 8, "code": "545", "category": "KUNTA"})
    row = {"indicator": 187, "gender": "total", "region": 8}
    server.sotkanet["rows"] = [{**row, "year": 2016, "value": 123.0}, {**row, "year": 2025, "value": 999.0}]
    before = picture_of(by_slug("narpes")).own["foreign_language_share"]

    fetched(clock, "sotkanet_187")

    after = picture_of(by_slug("narpes")).own["foreign_language_share"]
    assert before.at(2016) is None
    assert (after.at(2016).value, after.at(2016).source) == (12.3, "sotkanet")
    assert after.at(2025) == before.at(2025)


def test_a_revised_value_replaces_the_old_one_which_stays_known(server: StandIn, clock: StandInClock) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    fetched(clock, "142h")
    before = stored("employment_rate", "545")["points"][2025]
    where = {"alue_23_20250101": "KU545", "contentscode": "M536", "timeperiod_y": "2025"}
    put_cell(server.cubes[PLACE_OF_KEY_FIGURES], where, 77.7)
    server.listed[PLACE_OF_KEY_FIGURES] = "2026-12-01T08:00:00"

    fetched(clock, "142h")

    assert stored("employment_rate", "545")["points"][2025] == 77.7
    (said,) = ObservedRevision.objects.all()
    assert (said.indicator, said.area, said.year, said.value) == ("employment_rate", "545", 2025, before)


MESSAGES = [
    (Fault.HTML, "web page"),
    (Fault.FORBIDDEN, "403"),
    (Fault.TOO_MANY_CALLS, "tried for"),
    (Fault.UNAVAILABLE, "503"),
    (Fault.HALF_A_BODY, "broke off"),
    (Fault.CUT_JSON, "cut off or damaged"),
    (Fault.NOTHING, "broke off"),
    (Fault.EMPTY, "empty"),
    (Fault.WRONG_CHARSET, "UTF-8"),
    (Fault.WRONG_SIZES, "its size is given as"),
    (Fault.WRONG_JSON, "not JSON-stat"),
]


def test_whatever_goes_wrong_is_said_in_each_language_and_the_last_good_figures_stay(
    server: StandIn, clock: StandInClock
) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    fetched(clock, "142h")
    before = stored("employment_rate", "545"), RetrievedTable.objects.count(), last_good_day("142h")
    server.listed[PLACE_OF_KEY_FIGURES] = "2026-12-01T08:00:00"
    server.retry_after = "60"
    for fault, words in MESSAGES:
        server.misbehave(fault, only_for="POST")

        with pytest.raises(SourceTrouble) as trouble:
            fetched(clock, "142h")

        sentences = {language: in_words(trouble.value.reason, language) for language in ("sv", "fi", "en")}
        assert words in sentences["en"], fault
        assert len(set(sentences.values())) == 3, sentences
        assert (stored("employment_rate", "545"), RetrievedTable.objects.count(), last_good_day("142h")) == before
        standing = SourceStanding.objects.get(table="142h")
        assert in_words(as_reason(standing.trouble), "en") == sentences["en"]
    server.misbehave(None)
    fetched(clock, "142h")
    assert imports_stand().failed is None


def _lose_a_variable(server: StandIn) -> None:
    cube = server.cubes[PLACE_OF_KEY_FIGURES]
    at = cube["id"].index("contentscode")
    cube["value"] = cube["value"][: len(cube["value"]) // cube["size"][at]]
    del cube["id"][at], cube["size"][at], cube["dimension"]["contentscode"]


def _rename_a_code(server: StandIn) -> None:
    server.rename_code(PLACE_OF_KEY_FIGURES, "contentscode", "M536", "M999")


@pytest.mark.parametrize(
    ("change", "words"),
    [(_lose_a_variable, "no variable “contentscode” any more"), (_rename_a_code, "no code “M536” in “contentscode”")],
)
def test_a_table_that_has_changed_is_refused_by_name(
    server: StandIn, clock: StandInClock, change: Any, words: str
) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    fetched(clock, "142h")
    before = stored("employment_rate", "545")
    change(server)

    with pytest.raises(SourceTrouble, match=words):
        fetched(clock, "142h")

    assert stored("employment_rate", "545") == before


def test_of_all_tables_those_come_that_can(server: StandIn, clock: StandInClock) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    server.cubes[BY_ORIGIN] = written_cube(BY_ORIGIN, periods=("2024",))

    outcomes = {each.table: each for each in retrieve_all(tell=lambda _: None, clock=clock)}

    assert {key for key, each in outcomes.items() if each.came} == {"159t", "142h", "117e", "sotkanet_127"}
    assert "vaerak/11rm.px" in in_words(outcomes["11rm"].trouble.reason, "en")
    assert "only the name is known" in in_words(outcomes["14vl"].trouble.reason, "en")
    stand = imports_stand()
    assert ([table for table, _ in stand.came], stand.running) == (["117e", "142h", "159t", "sotkanet_127"], None)
    assert stand.failed is not None


def test_a_server_that_has_no_time_is_not_asked_for_every_table_again(server: StandIn, clock: StandInClock) -> None:
    server.misbehave(Fault.TOO_MANY_CALLS)
    server.retry_after = "600"
    began = clock.now()

    outcomes = retrieve_all(tell=lambda _: None, clock=clock)

    assert not any(each.came for each in outcomes)
    assert clock.now() - began < 600
    assert {each.method for each in server.asked} == {"GET"}
    assert len(server.asked) <= 3  # one for each server of the registry


def test_a_check_confirms_what_it_has_found_and_says_since_when_there_are_figures(
    server: StandIn, clock: StandInClock
) -> None:
    check_sources(lambda _: None, clock)

    checked = confirmations()
    assert {"employment_rate", "mother_tongues", "born_abroad", "unemployed_jobseekers"} <= checked.keys()
    assert not any(each.has_figures for each in checked.values())
    assert "background_by_place_of_birth" not in checked
    assert SourceStanding.objects.get(table="142h").tried == ["uusin/142h.px"]

    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    fetched(clock, "142h")

    now = confirmations()["employment_rate"]
    assert (now.has_figures, now.since) == (True, now.checked)
    assert not catalogue()["employment_rate"].is_verified


def _sotkanet_of_narpes(server: StandIn, number: int) -> None:
    server.sotkanet["regions"].append({"id": 8, "code": "545", "category": "KUNTA"})
    row = {"indicator": number, "gender": "total", "region": 8, "absValue": None}
    server.sotkanet["rows"] = [{**row, "year": year, "value": year / 100} for year in (1995, 2005, 2015, 2024)]


def test_whatever_sotkanet_does_the_last_good_figures_stay(server: StandIn, clock: StandInClock) -> None:
    _sotkanet_of_narpes(server, 3219)
    fetched(clock, "sotkanet_3219")
    before = stored("outside_education_today", "545"), last_good_day("sotkanet_3219")
    for at, (fault, _) in enumerate(MESSAGES, 1):
        server.sotkanet["indicators"]["3219"]["data-updated"] = f"2026-11-{at:02}"
        if fault is Fault.WRONG_SIZES:
            continue  # rows have no sizes
        server.misbehave(fault, only_for="GET")
        server.spared = 3  # the answers about the indicator, its first years and the areas are right

        with pytest.raises(SourceTrouble) as trouble:
            fetched(clock, "sotkanet_3219")

        assert len({in_words(trouble.value.reason, language) for language in ("sv", "fi", "en")}) == 3, fault
        assert (stored("outside_education_today", "545"), last_good_day("sotkanet_3219")) == before


def test_a_half_done_import_from_sotkanet_goes_on_where_it_stopped(server: StandIn, clock: StandInClock) -> None:
    _sotkanet_of_narpes(server, 3219)
    server.misbehave(Fault.FORBIDDEN)
    server.spared = 4  # indicator, first decade, areas, second decade
    with pytest.raises(SourceTrouble, match="403"):
        fetched(clock, "sotkanet_3219")
    server.misbehave(None)
    server.asked.clear()

    fetched(clock, "sotkanet_3219")

    asked = [each.path for each in server.asked if "/json?" in each.path]
    assert len(asked) == 2
    assert stored("outside_education_today", "545")["points"] == {1995: 19.95, 2005: 20.05, 2015: 20.15, 2024: 20.24}


def test_a_source_of_which_only_some_figures_were_fetched_keeps_its_day(server: StandIn, clock: StandInClock) -> None:
    _sotkanet_of_narpes(server, 170)

    fetched(clock, "sotkanet_170")

    retrieved = picture_of(by_slug("narpes")).retrieved
    assert retrieved["sotkanet/age_65_74_share"]["published"] == "2026-05-01"
    assert "sotkanet" not in retrieved
