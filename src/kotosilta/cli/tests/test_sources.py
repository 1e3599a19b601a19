"""Comparing sources and importing from them as commands: exit codes, sentences, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from kotosilta.cli.tests.conftest import Run
from tests.pxweb import PLACE_OF_SHARES, Fault, StandIn, stand_in


@pytest.fixture
def server(settings: Settings, tmp_path: Path) -> Iterator[StandIn]:
    with stand_in() as running:
        settings.PXWEB_BASE, settings.SOTKANET_BASE, settings.DATA = running.pxweb1, running.rest, tmp_path
        yield running


def test_check_sources_ends_with_0_when_nothing_has_moved(run: Run, server: StandIn) -> None:
    code, said, beside = run("statistics", "check-sources", "--lang", "en")

    assert (code, said) == (0, "Nothing has moved: 33 tables are as they were.\n")
    assert "Table 14jt counts 3 things, and the catalogue does not say which of them" in beside


def test_check_sources_ends_with_3_and_says_what_has_moved(run: Run, server: StandIn) -> None:
    server.rename_variable(PLACE_OF_SHARES, "timeperiod_y", "Vuosi")

    code, said, _ = run("statistics", "check-sources", "--lang", "en")

    assert (code, said) == (3, "Table 159t: the variable “timeperiod_y” is now called “Vuosi”.\n")


def test_check_sources_prints_json_for_programs(run: Run, server: StandIn) -> None:
    server.cubes.clear()

    code, said, _ = run("statistics", "check-sources", "--json", "--lang", "en")

    assert code == 3
    told = json.loads(said)
    assert told["confirmed"]["142h"] == [
        *("foreign_citizens_share", "unemployment_rate", "employment_rate", "without_qualification_share")
    ]
    assert {each["indicator"] for each in told["unclear"]} == {
        *("ecec_foreign_language_children", "ecec_children", "ecec_foreign_citizen_children")
    }
    assert {name: told[name] for name in ("tables", "moved")} == {
        "tables": 33,
        "moved": [
            {
                "table": "159t",
                "kind": "table_gone",
                "was": "vaerak/159t.px",
                "now": "",
                "sentence": "Table 159t is gone. 127.0.0.1 does not know “vaerak/159t.px” (400: Parameter error).",
            }
        ],
    }


def test_check_sources_ends_with_1_and_a_sentence_without_a_network(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    settings.PXWEB_BASE = settings.SOTKANET_BASE = "http://127.0.0.1:9/"
    settings.DATA = tmp_path

    code, said, trouble = run("statistics", "check-sources", "--lang", "en")

    assert (code, said) == (1, "")
    assert trouble == "127.0.0.1 cannot be reached. Is this machine connected to the network?\n"


def test_an_import_from_the_source_says_what_came(run: Run, server: StandIn) -> None:
    assert run("import-figures", "--from-source", "159t", "--lang", "en") == (
        0,
        "Table 159t was read: 1853 values, 1 cells without a value, published 2026-04-01T05:00:00Z.\n",
        "",
    )
    assert run("import-figures", "--from-source", "159t", "--lang", "en") == (
        0,
        "Table 159t says what it said before: 1853 values, published 2026-04-01T05:00:00Z.\n",
        "",
    )


def test_an_import_that_fails_says_which_figures_stay(run: Run, server: StandIn) -> None:
    server.misbehave(Fault.HTML, only_for="POST")

    code, said, trouble = run("import-figures", "--from-source", "159t", "--lang", "en")

    assert (code, said) == (1, "")
    assert "It is a web page" in trouble
    assert "The figures that are here stay in use; they were retrieved: 2026." in trouble


def test_an_unknown_table_is_wrong_input(run: Run, server: StandIn) -> None:
    code, _, trouble = run("import-figures", "--from-source", "1", "--lang", "en")

    assert code == 2
    assert "There is no table “1” in the registry." in trouble


def test_of_all_tables_some_come_and_the_exit_code_says_so(run: Run, server: StandIn) -> None:
    server.config = {"maxCells": 120_000, "maxCalls": 10_000, "timeWindow": 60}

    code, said, beside = run("import-figures", "--from-source", "all", "--lang", "en")

    assert code == 3
    assert "Table 159t was read: 1853 values" in said
    assert said.endswith("2 of 33 tables came.\n")
    assert "does not know “vaerak/11rm.px”" in beside
    assert "Nothing was changed." in beside


def test_when_no_table_comes_the_exit_code_says_so(run: Run, settings: Settings, tmp_path: Path) -> None:
    settings.PXWEB_BASE = settings.SOTKANET_BASE = "http://127.0.0.1:9/"
    settings.DATA = tmp_path

    code, said, beside = run("import-figures", "--from-source", "all", "--lang", "en")

    assert (code, said) == (1, "0 of 33 tables came.\n")
    assert "The figures that are here stay in use; they were retrieved: 2026." in beside
