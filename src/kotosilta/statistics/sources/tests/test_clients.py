"""The three interfaces, each asked as its server wants to be asked."""

from __future__ import annotations

import json

import pytest

from kotosilta.statistics.reading import read
from kotosilta.statistics.sources.calls import Caller, Means
from kotosilta.statistics.sources.limits import CAUTIOUS, Limits
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.pxweb2 import PxWeb2
from kotosilta.statistics.sources.sotkanet import Sotkanet, SotkanetValue
from kotosilta.statistics.sources.trouble import Gone, SourceTrouble
from tests.pxweb import PLACE_OF_SHARES, Fault, StandIn

PLACE = "vaerak/159t.px"
QUESTION = {
    "alue_23_20260101": ("KU005", "KU545"),
    "timeperiod_y": ("2025",),
    "contentscode": ("vaesto_kieli_ulk_p",),
}


def test_metadata_give_variables_and_codes_in_order(statfin: PxWeb1) -> None:
    live = statfin.table(PLACE)

    assert [each.code for each in live.variables] == ["alue_23_20260101", "timeperiod_y", "contentscode"]
    assert live.variables[1].codes == ("2020", "2021", "2022", "2023", "2024", "2025")
    assert len(live.variables[0].codes) == 309


def test_data_are_asked_for_by_codes_alone(server: StandIn, statfin: PxWeb1) -> None:
    table = read(statfin.data(PLACE, QUESTION)).tables[0].table

    asked = server.asked[-1]
    assert (asked.method, asked.path) == ("POST", "/PxWeb/api/v1/en/StatFin/vaerak/159t.px")
    assert asked.headers["Content-Type"] == "application/json"
    assert json.loads(asked.body) == {
        "query": [
            {"code": "alue_23_20260101", "selection": {"filter": "item", "values": ["KU005", "KU545"]}},
            {"code": "timeperiod_y", "selection": {"filter": "item", "values": ["2025"]}},
            {"code": "contentscode", "selection": {"filter": "item", "values": ["vaesto_kieli_ulk_p"]}},
        ],
        "response": {"format": "json-stat2"},
    }
    assert table.cells is not None
    assert list(table.cells.values) == [5.2, 22.5]


def test_limits_are_read_once_a_day_and_kept_for_other_processes(
    server: StandIn, statfin: PxWeb1, means: Means
) -> None:
    assert statfin.limits() == statfin.limits() == Limits(calls=40, window=60, cells=120_000)
    other = PxWeb1(Caller(server.pxweb1, means), server.pxweb1, "StatFin")
    assert other.limits().cells == 120_000
    assert [each.path for each in server.asked] == ["/PxWeb/api/v1/en/StatFin?config"]


@pytest.mark.parametrize("fault", [None, Fault.HTML, Fault.FORBIDDEN, Fault.EMPTY, Fault.WRONG_JSON])
def test_a_server_that_does_not_say_its_limits_gets_cautious_calls(
    server: StandIn, statfin: PxWeb1, fault: Fault | None
) -> None:
    server.config = None
    server.misbehave(fault)

    assert statfin.limits() == CAUTIOUS


def test_the_edition_is_read_from_the_listing_and_nothing_depends_on_it(server: StandIn, statfin: PxWeb1) -> None:
    live = statfin.table(PLACE)
    assert statfin.edition(PLACE, live) == "2026-04-01T08:00:00"
    assert statfin.edition("elsewhere/159t.px", live) == ""


@pytest.mark.parametrize("place", ["vaerak/statfin_vaerak_pxt_159t.px", "nowhere/1.px"])
def test_a_table_that_is_not_there_is_gone(statfin: PxWeb1, place: str) -> None:
    with pytest.raises(Gone, match=f"does not know “{place}” \\(400: Parameter error\\)"):
        statfin.table(place)


def test_a_code_that_is_not_there_is_told_with_the_server_s_own_words(statfin: PxWeb1) -> None:
    with pytest.raises(Gone, match="Parameter error"):
        statfin.data(PLACE, QUESTION | {"timeperiod_y": ("1066",)})


def test_too_many_cells_are_told_with_the_server_s_own_words(server: StandIn, statfin: PxWeb1) -> None:
    server.config = {"maxCells": 1, "maxCalls": 40, "timeWindow": 60}

    with pytest.raises(SourceTrouble, match="403: Too many values selected"):
        statfin.data(PLACE, QUESTION)


def test_a_variable_without_its_codes_is_refused(server: StandIn, statfin: PxWeb1) -> None:
    server.metadata["StatFin/vaerak/long.px"] = {"title": "", "variables": [{"code": "alue", "values": None}]}

    with pytest.raises(SourceTrouble):
        statfin.table("vaerak/long.px")


def test_the_language_and_the_names_of_places_cannot_leave_their_base(server: StandIn, statfin: PxWeb1) -> None:
    with pytest.raises(Gone):
        statfin.table("../?config#x")
    assert server.asked[-1].path == "/PxWeb/api/v1/en/StatFin/../%3Fconfig%23x"


def test_version_2_gives_the_same_table(server: StandIn, means: Means, statfin: PxWeb1) -> None:
    second = PxWeb2(Caller(server.pxweb2, means), server.pxweb2)

    live, before = second.table("159t"), statfin.table(PLACE)

    assert [(each.code, each.codes) for each in live.variables] == [
        (each.code, each.codes) for each in before.variables
    ]
    assert second.edition("159t", live) == "2026-04-01T05:00:00Z"
    assert second.limits() == Limits(calls=40, window=60, cells=120_000)
    assert second.data("159t", QUESTION) == statfin.data(PLACE, QUESTION)
    assert PLACE_OF_SHARES in server.cubes


def test_version_2_does_not_know_every_table(server: StandIn, means: Means) -> None:
    with pytest.raises(Gone):
        PxWeb2(Caller(server.pxweb2, means), server.pxweb2).table("1")


def test_sotkanet_is_read_by_the_codes_of_areas_and_without_areas_that_nobody_knows(
    server: StandIn, means: Means
) -> None:
    sotkanet = Sotkanet(Caller(server.rest, means), server.rest)

    assert sotkanet.values(127, [2024, 2025]) == [
        SotkanetValue("005", 2024, 1.0),
        SotkanetValue("SSS", 2024, 2.0),
        SotkanetValue("009", 2025, 3.0),
    ]
    assert sorted(sotkanet.areas().values()) == ["005", "009", "HV16", "MK14", "SSS"]
    assert server.asked[-2].path == "/rest/1.1/json?indicator=127&years=2024&years=2025&genders=total"
    assert sotkanet.indicator(127).range.end == 2025


def test_sotkanet_says_what_it_does_not_have(server: StandIn, means: Means) -> None:
    with pytest.raises(Gone, match="indicators/5"):
        Sotkanet(Caller(server.rest, means), server.rest).indicator(5)
