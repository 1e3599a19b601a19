"""The registry is one file, which an operator can override, and whose mistakes are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kotosilta
from kotosilta.reasons import WrongInput
from kotosilta.statistics.sources.registry import Registry, read_registry

SHIPPED = Path(kotosilta.__file__).parent / "content" / "files" / "source_tables.toml"
SERVER = '[[server]]\nkey = "statfin"\napi = "pxweb1"\nbase = "https://mirror.example/v1/"\n'
TABLE = '[[table]]\nkey = "159t"\nserver = "statfin"\nplaces = ["vaerak/159u.px"]\nverified = "2026-11-20"\n'


def own(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_registry_is_whole_and_says_that_nothing_is_verified() -> None:
    registry = read_registry(SHIPPED)

    assert {each.verified for each in registry.table} == {"unverified"}
    assert registry.divisions == (date(2025, 1, 1), date(2026, 1, 1))
    assert [table.key for table in registry.table if table.gives] == ["159t", "11ra", "11rm", "142h", "sotkanet_187"]
    assert all(each.base.startswith("https://") for each in registry.server)


def test_an_operator_s_entries_take_the_place_of_ours(tmp_path: Path) -> None:
    registry = read_registry(SHIPPED, own(tmp_path, SERVER + TABLE))

    assert registry.named("159t").places == ("vaerak/159u.px",)
    assert registry.named("159t").verified == "2026-11-20"
    assert registry.server_of(registry.named("159t")).base == "https://mirror.example/v1/"
    assert registry.named("11ra") == read_registry(SHIPPED).named("11ra")


def test_a_base_that_is_set_takes_the_place_of_all_of_its_interface() -> None:
    registry = read_registry(SHIPPED, bases={"pxweb1": "http://127.0.0.1:1/", "sotkanet": ""})

    assert {each.base for each in registry.server if each.api == "pxweb1"} == {"http://127.0.0.1:1/"}
    assert registry.server_of(registry.named("sotkanet_127")).base == "https://sotkanet.fi/rest/1.1/"


def test_a_table_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"There is no table “1”.*159t, 11ra"):
        read_registry(SHIPPED).named("1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[", "cannot be used"),
        (TABLE.replace("places", "plaices"), "plaices"),
        (TABLE.replace('"statfin"', '"nobody"'), "table “159t” lacks “nobody”"),
        (TABLE.replace('["vaerak/159u.px"]', "[]"), "lacks “places”"),
        (TABLE + 'area = "area"\n', "lacks “area”"),
        (
            TABLE + '[table.variables.x]\ncode = "x"\n'
            '[[table.gives]]\nindicator = "i"\nsource = "s"\nwhere = { x = "total" }\n',
            "lacks “total”",
        ),
        (TABLE.replace("2026-11-20", "verified"), "verified"),
        (SERVER.replace("pxweb1", "gopher"), "gopher"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WrongInput, match=words) as refused:
        read_registry(SHIPPED, own(tmp_path, text))
    assert "own.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"nothing\.toml"):
        read_registry(SHIPPED, tmp_path / "nothing.toml")


def test_a_registry_may_hold_nothing(tmp_path: Path) -> None:
    assert read_registry(own(tmp_path, "")) == Registry()
