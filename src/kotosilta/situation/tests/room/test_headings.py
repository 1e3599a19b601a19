"""Where a table begins, which rows name its columns, and what the texts around it say."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.situation.room.hints import hints_of
from kotosilta.situation.tests.room.tables import table_in

BY_YEAR_AND_SEX = ["Område", "2023, Kvinnor", "2023, Män", "2024, Kvinnor", "2024, Män"]


def names(text: str) -> list[str]:
    return [column.name for column in table_in(text).columns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kön;Antal\nKvinnor;12\n", ["Kön", "Antal"]),
        ("Närpes;2024\n\nKön;Ålder;Antal;Andel\nKvinnor;18;12;3\nMän;18;12;3\n", ["Kön", "Ålder", "Antal", "Andel"]),
        (
            ";2023;;2024;\nOmråde;Kvinnor;Män;Kvinnor;Män\nA;1;2;3;4\n",
            BY_YEAR_AND_SEX,
        ),
        (
            "Område;2023;;2024;\n;Kvinnor;Män;Kvinnor;Män\nA;1;2;3;4\n",
            BY_YEAR_AND_SEX,
        ),
        ("Område;2023;2024\nA;1;2\nB;3;4\n", ["Område", "2023", "2024"]),
        ("Kvinnor;12\nMän;15\n", ["", ""]),
        ("Ålder;0;1;2\nNärpes;12;13;14\n", ["Ålder", "0", "1", "2"]),
        ("Titel;Antal;Not\nKunder;många;ja\nKurser;12;\n", ["Titel", "Antal", "Not"]),
    ],
)
def test_the_rows_that_name_the_columns_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_notes_below_the_table_are_no_rows_of_it() -> None:
    table = table_in("Kön;Antal\nKvinnor;12\nMän;15\n\nKälla: Statistikcentralen\n* preliminär uppgift\n")
    assert [row.number for row in table.rows] == [2, 3]
    assert table.below == ("Källa: Statistikcentralen", "* preliminär uppgift")


def test_a_last_row_without_a_figure_stays_a_row() -> None:
    assert [row.cells for row in table_in("Kön;Antal\nKvinnor;12\nMän;\n").rows] == [("Kvinnor", "12"), ("Män", "")]


def test_the_texts_around_a_table_are_taken_as_guesses_and_said() -> None:
    hints = hints_of(
        table_in("Personer med utländskt modersmål 2024\n\nKön;Antal\nKvinnor;12\n\nKälla: Statistikcentralen\n")
    )
    assert (hints.title, hints.on, hints.group, hints.source, hints.language) == (
        "Personer med utländskt modersmål 2024",
        date(2024, 12, 31),
        "L",
        "Statistikcentralen",
        "sv",
    )
    assert len(hints.said) == 4


def test_a_title_with_an_address_of_somebody_is_no_guess() -> None:
    assert hints_of(table_in("Fråga kim@example.test\n\nKön;Antal\nKvinnor;12\n")).title == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kunta;Arvo\nNärpiö;12\n", "fi"),
        ("Kommun;Antal\nNärpes;12\n", "sv"),
        ("Year;Women\n2024;12\n", "en"),
        ("A;B\nC;12\n", ""),
    ],
)
def test_the_language_of_a_table_is_guessed_by_its_words(text: str, language: str) -> None:
    assert hints_of(table_in(text)).language == language
