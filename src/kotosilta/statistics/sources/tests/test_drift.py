"""What has moved at the sources is said one by one; what has not moved is not mentioned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kotosilta.statistics.sources.calls import Means
from kotosilta.statistics.sources.checking import Comparison, Servers, compared
from kotosilta.statistics.sources.drift import Kind, moved
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable
from kotosilta.statistics.sources.registry import KnownTable, KnownVariable, read_registry
from kotosilta.statistics.sources.resolving import Today
from kotosilta.statistics.sources.tests.test_faults import whole
from kotosilta.statistics.sources.tests.test_registry import SHIPPED
from kotosilta.statistics.sources.trouble import NoNetwork
from tests.pxweb import PLACE_OF_SHARES, Fault, StandIn, StandInClock, today_s_municipalities

TODAY = Today(frozenset(today_s_municipalities()), frozenset({date(2025, 1, 1), date(2026, 1, 1)}))
Looking = Callable[[], Comparison]


@pytest.fixture
def look(server: StandIn, means: Means) -> Looking:
    def run() -> Comparison:
        bases = {"pxweb1": server.pxweb1, "sotkanet": server.rest}
        registry = read_registry(SHIPPED, bases=bases)
        return compared(Servers(registry, means), TODAY, means.tell)

    return run


def said(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [(each.table, each.kind, each.was, each.now) for each in comparison.moved]


def test_nothing_has_moved_on_the_server_as_it_is_written_down(look: Looking) -> None:
    comparison = look()

    assert (comparison.tables, comparison.moved) == (len(read_registry(SHIPPED).table), ())
    assert {each.table for each in comparison.looked} == {each.key for each in read_registry(SHIPPED).table}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda server: server.rename_variable(PLACE_OF_SHARES, "timeperiod_y", "Vuosi"),
            ("159t", Kind.VARIABLE_RENAMED, "timeperiod_y", "Vuosi"),
        ),
        (
            lambda server: server.rename_variable(PLACE_OF_SHARES, "alue_23_20260101", "alue_23_20270101"),
            ("159t", Kind.VINTAGE_CHANGED, "alue_23_20260101", "alue_23_20270101"),
        ),
        (
            lambda server: server.rename_code(
                PLACE_OF_SHARES, "contentscode", "vaesto_kieli_ulk_p", "vaerak-vaesto_kieli_ulk_p"
            ),
            ("159t", Kind.CODE_RENAMED, "vaesto_kieli_ulk_p", "vaerak-vaesto_kieli_ulk_p"),
        ),
        (
            lambda server: server.rename_code(PLACE_OF_SHARES, "contentscode", "vaesto_kieli_ulk_p", "x"),
            ("159t", Kind.CODE_MISSING, "vaesto_kieli_ulk_p", ""),
        ),
        (
            lambda server: server.rename_code(PLACE_OF_SHARES, "alue_23_20260101", "KU507", "KU588"),
            ("159t", Kind.OTHER_DIVISION, "", "alue_23_20260101"),
        ),
        (
            lambda server: server.cubes.__setitem__(
                "StatFin/vaerak/statfin_vaerak_pxt_159t.px", server.cubes.pop(PLACE_OF_SHARES)
            ),
            ("159t", Kind.TABLE_MOVED, "vaerak/159t.px", "vaerak/statfin_vaerak_pxt_159t.px"),
        ),
        (lambda server: server.cubes.clear(), ("159t", Kind.TABLE_GONE, "vaerak/159t.px", "")),
        (
            lambda server: server.sotkanet["indicators"].pop("187"),
            ("sotkanet_187", Kind.TABLE_GONE, "187", ""),
        ),
        (
            lambda server: server.metadata["StatFin/vaerak/11rm.px"]["variables"].append(
                {"code": "tausta", "text": "Origin", "values": ["SSS"]}
            ),
            ("11rm", Kind.VARIABLE_NEW, "", "tausta"),
        ),
    ],
)
def test_what_moved_is_said_precisely(
    server: StandIn, look: Looking, change: Callable[[StandIn], object], expected: tuple[str, ...]
) -> None:
    change(server)

    assert said(look()) == [expected]


def test_a_lost_variable_is_said_with_those_that_are_there(server: StandIn, look: Looking) -> None:
    server.lose_variable(PLACE_OF_SHARES, "contentscode")

    (lost,) = look().moved

    assert whole(lost.sentence) == (
        "Table 159t has lost the variable “contentscode”. It has: alue_23_20260101, timeperiod_y."
    )


def test_new_and_lost_codes_are_named_where_all_were_known() -> None:
    known = KnownTable(
        key="t",
        server="s",
        places=("p",),
        verified="unverified",
        variables={"sex": KnownVariable(code="sex", codes={"total": ("SSS",)}, all_codes=("SSS", "1", "2"))},
    )
    table = LiveTable(title="", variables=(LiveVariable(code="sex", text="Sex", codes=("SSS", "1", "3")),))

    differences = moved(known, "p", table, TODAY)

    assert [(each.kind, each.was, each.now) for each in differences] == [
        (Kind.CODE_MISSING, "2", ""),
        (Kind.CODE_NEW, "", "3"),
    ]
    assert whole(differences[1].sentence) == "Table t: new codes of “sex”: 1 (3)."


@pytest.mark.parametrize("fault", [Fault.HTML, Fault.FORBIDDEN, Fault.WRONG_CHARSET, Fault.CUT_JSON])
def test_a_server_that_misbehaves_is_no_table_that_is_gone(server: StandIn, look: Looking, fault: Fault) -> None:
    server.misbehave(fault)

    assert {each.kind for each in look().moved} == {Kind.UNREADABLE}


def test_without_any_network_nothing_is_said_of_tables(means: Means) -> None:
    bases = {"pxweb1": "http://127.0.0.1:9/", "sotkanet": "http://127.0.0.1:9/"}
    registry = read_registry(SHIPPED, bases=bases)
    means.transport._origins |= {("http", "127.0.0.1", 9)}  # type: ignore[attr-defined]

    with pytest.raises(NoNetwork, match="cannot be reached"):
        compared(Servers(registry, means), TODAY, means.tell)


def test_one_server_out_of_reach_does_not_hide_what_the_others_say(
    server: StandIn, means: Means, clock: StandInClock
) -> None:
    bases = {"pxweb1": server.pxweb1, "sotkanet": "http://127.0.0.1:9/"}
    registry = read_registry(SHIPPED, bases=bases)
    means.transport._origins |= {("http", "127.0.0.1", 9)}  # type: ignore[attr-defined]

    comparison = compared(Servers(registry, means), TODAY, means.tell)

    assert {each.kind for each in comparison.moved} == {Kind.UNREADABLE}
    assert {each.table.partition("_")[0] for each in comparison.moved} == {"sotkanet"}
    assert clock.slept == []
