"""What columns hold, guessed from their names in three languages and from what stands below."""

from __future__ import annotations

from itertools import islice

import pytest

from kotosilta.situation.importing import SNAPSHOT
from kotosilta.situation.room.columns import Holds, group_in, guessed, is_share, year_in
from kotosilta.situation.room.table_file import decoded
from kotosilta.situation.tests.room.tables import table_in


@pytest.mark.parametrize(
    "heading",
    [
        "Titel;Värde;Enhet;Datum;Källa;Avgränsning;Definition;Kommun",
        "Otsikko;Arvo;Yksikkö;Päivä;Lähde;Rajaus;Määritelmä;Kunta",
        "Title;Value;Unit;Date;Source;Group;Definition;Municipality",
        "MÄTARE;Antal personer;Måttenhet;År;Uppgiftskälla;Grupp;Förklaring;Område",
        "Tunnusluku;Lukumäärä (kpl);Mittayksikkö;Vuosi;Tietolähde;Ryhmä;Selite;Alue",
    ],
)
def test_headings_are_understood_in_swedish_finnish_and_english(heading: str) -> None:
    table = table_in(f"{heading}\nKunder;12;personer;2025;Rådgivningen;modersmål;Alla kunder;Närpes\n")
    assert guessed(table) == (
        Holds.TITLE,
        Holds.VALUE,
        Holds.UNIT,
        Holds.DAY,
        Holds.SOURCE,
        Holds.GROUP,
        Holds.DEFINITION,
        Holds.PLACE,
    )


def test_columns_without_a_known_name_are_judged_by_their_cells() -> None:
    table = table_in("Kön;Deltagare;Obs;Tomt\nKvinnor;12;ja;\nMän;<5;nej;..\n")
    assert guessed(table) == (Holds.TITLE, Holds.VALUE, Holds.TITLE, Holds.NOTHING)


def test_every_year_is_a_column_of_values() -> None:
    table = table_in("Grupp;2023;2024;2025*\nKvinnor;12;..;15\n")
    assert guessed(table) == (Holds.TITLE, Holds.VALUE, Holds.VALUE, Holds.VALUE)


def test_what_can_be_told_only_once_is_guessed_only_once() -> None:
    table = table_in("Kommun;Område;Antal\nNärpes;Österbotten;12\n")
    assert guessed(table) == (Holds.PLACE, Holds.NOTHING, Holds.VALUE)


@pytest.mark.parametrize(
    ("file", "holds"),
    [
        ("foreign_language_share_2020_2025.csv", "place nothing day title unit value"),
        ("municipal_elections_2021.csv", "place nothing day title title value"),
        ("population_total_2000_2022.csv", "place nothing day value"),
    ],
)
def test_real_files_of_others_are_understood(file: str, holds: str) -> None:
    with (SNAPSHOT / file).open("rb") as real:
        first = b"".join(islice(real, 200))
    assert [str(each) for each in guessed(table_in(decoded(first)))] == holds.split()


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("född utomlands", "B"),
        ("Utrikes födda", "B"),
        ("ulkomailla syntyneet", "B"),
        ("Foreign-born", "B"),
        ("utländskt modersmål", "L"),
        ("vieraskieliset", "L"),
        ("mother tongue", "L"),
        ("utländska medborgare", "C"),
        ("Ulkomaan kansalaiset", "C"),
        ("ulkomaalaistaustaiset", "O"),
        ("med utländsk bakgrund", "O"),
        ("alla", "all"),
        ("Koko väestö", "all"),
        ("annan", "other"),
        ("muu", "other"),
        ("b", "B"),
        ("kvinnor", None),
        ("", None),
    ],
)
def test_groups_are_understood(words: str, group: str | None) -> None:
    assert group_in(words) == group


@pytest.mark.parametrize(("name", "is_it"), [("Andel", True), ("Osuus %", True), ("Share", True), ("Antal", False)])
def test_a_column_of_shares_is_known_by_its_name(name: str, is_it: bool) -> None:
    assert is_share(name) is is_it


@pytest.mark.parametrize(
    ("name", "year"), [("2024", 2024), ("2025*", 2025), (" 1990 ", 1990), ("24", None), ("År 2024", None)]
)
def test_a_year_is_a_columns_whole_name(name: str, year: int | None) -> None:
    assert year_in(name) == year
