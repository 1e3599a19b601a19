"""Rows of a file become figures, all or none, and what does not fit is named by row and column."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.reasons import WrongInput
from kotosilta.situation.importing import SNAPSHOT
from kotosilta.situation.room.cells import read_day
from kotosilta.situation.room.columns import Holds, guessed
from kotosilta.situation.room.rows import Checked, Common, NewFigure
from kotosilta.situation.room.table_file import decoded
from kotosilta.situation.room.totals import checked
from kotosilta.situation.room.values import Value
from kotosilta.situation.tests.room.tables import table_in

COMMON = Common(
    language="sv",
    title="",
    on=date(2025, 12, 31),
    group="L",
    source="Rådgivningen",
    definition="Olika personer under året",
    places={"närpes": "545", "närpiö": "545", "545": "545", "malax": "475"},
)


def taken(text: str, **common: object) -> Checked:
    table = table_in(text)
    return checked(table, guessed(table), replace(COMMON, **common))  # type: ignore[arg-type]  # fields of `Common`


def remarks(found: Checked) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.reason.message % dict(each.reason.values)) for each in found.wrong]


def test_a_row_becomes_a_figure_with_all_that_is_told_of_it() -> None:
    found = taken(
        "Otsikko;Arvo;Yksikkö;Päivä;Lähde;Rajaus;Määritelmä;Kunta\n"
        "Asiakkaat;n. 1 240;henkilöä;31.12.2024;Neuvonta;vieraskielinen;Eri henkilöitä;Närpiö\n"
    )
    assert found.figures == (
        NewFigure(
            title="Asiakkaat",
            value=Value(Decimal(1240), about=True),
            measured="persons",
            unit="",
            on=date(2024, 12, 31),
            group="L",
            source="Neuvonta",
            definition="Eri henkilöitä",
            place="545",
        ),
    )
    assert (found.wrong, found.left_out) == ((), ())


def test_what_holds_for_all_stands_where_a_cell_says_nothing() -> None:
    found = taken("Titel;Värde;Källa\nKunder;12;\nKurser;15;Medborgarinstitutet\n")
    assert [(each.source, each.on, each.group) for each in found.figures] == [
        ("Rådgivningen", date(2025, 12, 31), "L"),
        ("Medborgarinstitutet", date(2025, 12, 31), "L"),
    ]


def test_years_in_the_heading_make_a_figure_each() -> None:
    found = taken("Kön;Ålder;2023;2024\nKvinnor;0–6;12;3\nMän;0–6;..;15\n", title="Elever")
    assert [(each.title, each.on.year, each.value.number, each.value.under) for each in found.figures] == [
        ("Elever, Kvinnor, 0–6", 2023, Decimal(12), None),
        ("Elever, Kvinnor, 0–6", 2024, None, 5),
        ("Elever, Män, 0–6", 2024, Decimal(15), None),
    ]
    assert [(each.row, each.column) for each in found.left_out] == [(3, "C (2023)")]


def test_several_columns_of_values_are_told_apart_by_their_names() -> None:
    found = taken("Grupp;Antal;Andel\nKvinnor;120;45,2\n")
    assert [(each.title, each.measured, each.value.number) for each in found.figures] == [
        ("Kvinnor, Antal", "persons", Decimal(120)),
        ("Kvinnor, Andel", "percent", Decimal("45.2")),
    ]


@pytest.mark.parametrize(
    ("unit", "value", "measured", "kept"),
    [
        ("%", "3", "percent", ""),
        ("procent", "3", "percent", ""),
        ("henkilöä", "12", "persons", ""),
        ("kpl", "12", "persons", ""),
        ("kurser", "12", "other", "kurser"),
        ("", "3 %", "percent", ""),
    ],
)
def test_the_unit_of_a_row_decides_what_is_counted(unit: str, value: str, measured: str, kept: str) -> None:
    (figure,) = taken(f"Titel;Värde;Enhet\nKunder;{value};{unit}\n").figures
    assert (figure.measured, figure.unit) == (measured, kept)


@pytest.mark.parametrize(("limit", "under"), [(5, None), (6, 6), (10, 10), (0, None)])
def test_small_counts_follow_the_sources_rule(limit: int, under: int | None) -> None:
    (figure,) = taken("Titel;Antal\nKunder;5\n", hidden_below=limit).figures
    assert figure.value.under == under


def test_every_wrong_cell_is_named_by_row_and_column() -> None:
    found = taken(
        "Titel;Antal;Datum;Avgränsning;Kommun\n"
        "Kunder;många;2025;modersmål;Närpes\n"
        ";12;i fjol;modersmål;Närpes\n"
        "Kunder;=1+1;2025;kvinnor;Åbo\n"
        "Kunder;12;2025;modersmål;Malax\n"
    )
    # The fourth column is not guessed as the group, because one cell says "kvinnor": a person has to say so.
    assert found.figures[-1].place == "475"
    assert remarks(found) == [
        (2, "B (Antal)", "Write only the number, without “många”, for instance 12,5."),
        (3, "C (Datum)", "This cannot be read as a date. Write day, month and year, for instance 24.11.2026."),
        (4, "B (Antal)", "This is a formula. Write the number that it comes to."),
        (4, "E (Kommun)", "“Åbo” does not take part in this programme."),
    ]


def test_a_column_that_was_chosen_as_the_group_has_to_hold_groups() -> None:
    table = table_in("Titel;Antal;Grupp\nKunder;12;kvinnor\n")
    found = checked(table, [Holds.TITLE, Holds.VALUE, Holds.GROUP], COMMON)
    assert remarks(found) == [
        (2, "C (Grupp)", "“kvinnor” is no group. Write for instance mother tongue, born abroad or all.")
    ]


def test_what_nobody_has_told_is_named() -> None:
    found = taken("Värde;Källa\n12;Rådgivningen\n", group="", definition="", on=None)
    assert [each[2] for each in remarks(found)] == [
        "This figure has no title. Choose the column that says what it is of.",
        "The day that the figure describes is still missing.",
        "The group that the figure counts is still missing.",
        "The definition is still missing.",
    ]
    assert found.figures == ()


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "@SUM(A1)", "+cmd", "-cmd|' /C calc'!A0"])
def test_a_text_that_a_spreadsheet_would_run_is_refused(cell: str) -> None:
    found = taken(f"Titel;Antal\n{cell};12\n")
    assert found.figures == ()
    assert remarks(found)[0][:2] == (2, "A (Titel)")
    assert "as formulas do" in remarks(found)[0][2]


@pytest.mark.parametrize("cell", ["-5 till 5 år", "+5 år", "- barn"])
def test_a_text_may_begin_with_a_sign_that_is_no_formula(cell: str) -> None:
    assert taken(f"Titel;Antal\n{cell};12\n").wrong == ()


def test_a_text_that_names_somebody_is_refused() -> None:
    found = taken("Titel;Antal;Definition\nKunder;12;Fråga anna@kommun.example.fi\n")
    assert remarks(found)[0][:2] == (2, "C (Definition)")


def test_a_title_that_is_too_long_is_refused_and_nothing_is_cut() -> None:
    found = taken(f"Titel;Antal\n{'Å' * 201};12\n")
    assert remarks(found)[0] == (2, "A (Titel)", "This is too long: there is room for 200 characters.")


def test_an_unquoted_decimal_comma_between_commas_is_explained() -> None:
    found = taken("Titel,Antal\nA,12,5\nB,7\nC,8\n")
    assert [(row, column) for row, column, _ in remarks(found)] == [(2, "")]
    assert "save it with semicolons" in remarks(found)[0][2]


@pytest.mark.parametrize(
    ("text", "told"),
    [("Kön;Ålder\nKvinnor;0–6\n", "Say which column holds the value."), ("Titel;Antal\nA;..\n", "No row of this file")],
)
def test_a_file_without_figures_is_refused(text: str, told: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        taken(text)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025*", date(2025, 12, 31)),
        ("2025M06", date(2025, 6, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("6/2025", date(2025, 6, 30)),
        ("31.3.2025", date(2025, 3, 31)),
        ("2025-03-31", date(2025, 3, 31)),
    ],
)
def test_a_day_is_read_as_files_write_it(text: str, day: date) -> None:
    assert read_day(text, "sv") == day


@pytest.mark.parametrize("text", ["25", "2025M13", "13/2025", "31.2.2025", "3025", "i fjol", ""])
def test_a_day_is_refused_when_it_is_none(text: str) -> None:
    with pytest.raises(WrongInput):
        read_day(text, "sv")


def test_a_real_file_of_others_is_taken_in_without_a_remark() -> None:
    lines = (SNAPSHOT / "foreign_language_share_2020_2025.csv").read_bytes().splitlines(keepends=True)
    ours = b"".join([lines[0], *(line for line in lines if line.startswith(b"545,"))])
    table = table_in(decoded(ours))
    found = checked(table, guessed(table), replace(COMMON, language="en"))
    assert (found.wrong, found.left_out) == ((), ())
    assert [(each.on.year, each.value.number, each.measured, each.place) for each in found.figures][-1] == (
        2025,
        Decimal("22.5"),
        "percent",
        "545",
    )


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8"), max_size=30),
            st.text(st.sampled_from("0123456789,. <%-=.x"), max_size=8),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_stands_in_a_file_every_cell_is_a_figure_left_out_or_named(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows([("Titel", "Antal"), *rows])
    try:
        table = table_in(stream.getvalue(), depth=1)
        found = checked(table, [Holds.TITLE, Holds.VALUE], replace(COMMON, title="Kunder"))
    except WrongInput:
        return
    named = {each.row for each in found.wrong}
    assert len(found.figures) + len(named) + len(found.left_out) == len(table.rows)
    assert not any(
        figure.value.number is not None
        and 0 < figure.value.number < 5
        and figure.measured == "persons"
        and figure.value.number == int(figure.value.number)
        for figure in found.figures
    )


@pytest.mark.parametrize(
    "written",
    [
        "31.12.2024",
        "31/12/2024",
        "2024-12-31",
        "2024-12-31T00:00:00",
        "31.12.2024 0:00",
        "2024",
        "12/2024",
        "2024M12",
        "45657",
    ],
)
def test_a_day_is_understood_however_a_file_writes_it(written: str) -> None:
    (figure,) = taken(f"Titel;Datum;Antal\nKunder;{written};12\n", on=None).figures
    assert figure.on == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1\u00a0240", Value(Decimal(1240))),
        ("1 240,5", Value(Decimal("1240.5"))),
        ("<5", Value(under=5)),
        ("1–4", Value(under=5)),
        ("0", Value(Decimal(0))),
    ],
)
def test_a_number_that_is_text_is_understood_as_people_write_it(cell: str, value: Value) -> None:
    (figure,) = taken(f"Titel;Antal\nKunder;{cell}\n").figures
    assert figure.value == value


def test_marks_of_missing_figures_stay_what_they_are() -> None:
    found = taken("Titel;Antal\nA;..\nB;...\nC;-\nD;12\n")
    assert [each.reason.values["said"] for each in found.left_out] == ["..", "..."]
    assert [each[0] for each in remarks(found)] == [4]
