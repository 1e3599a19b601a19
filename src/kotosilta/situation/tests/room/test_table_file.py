"""Small tables in the files that spreadsheets and statistics offices make."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.reasons import WrongInput
from kotosilta.situation.room.headings import guessed_layout, table_of
from kotosilta.situation.room.sheet import MOST_ROWS, Column, Row
from kotosilta.situation.room.table_file import MOST_BYTES_OF_TEXT, decoded, sheets_in
from kotosilta.situation.tests.room.tables import table_in

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
DELIMITERS = (";", ",", "\t", "|")
CELLS = st.text(st.sampled_from('abcåäöÅÄÖ 0123456789,.;"-%()\n'), min_size=1, max_size=12).map(str.strip)


@pytest.mark.parametrize("encoding", [*ENCODINGS, "cp850"])
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_file_is_read_whatever_its_charset_and_delimiter(encoding: str, delimiter: str) -> None:
    text = _written([["Område", "Antal"], ["Närpes, Kaskö", "12,5"], ["Ähtäri", "7"]], delimiter)
    table = table_in(decoded(text.encode(encoding)))
    assert table.columns == (Column("A", "Område"), Column("B", "Antal"))
    assert table.rows == (Row(2, ("Närpes, Kaskö", "12,5")), Row(3, ("Ähtäri", "7")))


@given(
    rows=st.lists(st.lists(CELLS.filter(bool), min_size=3, max_size=3), min_size=2, max_size=8, unique_by=tuple),
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
)
def test_every_cell_comes_back_when_all_are_quoted(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    text = _written(rows, delimiter, quoting=csv.QUOTE_ALL)
    table = table_in(decoded(text.encode(encoding)), depth=1)
    assert [column.name for column in table.columns] == rows[0]
    assert [list(row.cells) for row in table.rows] == rows[1:]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_refusal_in_words(raw: bytes) -> None:
    try:
        (sheet, *_) = sheets_in(raw)
        table = table_of(sheet, guessed_layout(sheet))
    except WrongInput:
        return
    assert all(len(row.cells) >= len(table.columns) for row in table.rows)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_rows_end_as_each_system_ends_them(end: str) -> None:
    table = table_in(end.join(["A;B", "1;2", "", "3;4", ""]))
    assert table.rows == (Row(2, ("1", "2")), Row(4, ("3", "4")))


def test_what_stands_above_the_table_is_left_out() -> None:
    text = '"Tabell 11xx -- Uppgifter"\n\n"Område","Uppgift","2023","2024"\n"Närpes","Kunder",95,96\n'
    table = table_in(text)
    assert [column.name for column in table.columns] == ["Område", "Uppgift", "2023", "2024"]
    assert table.rows == (Row(4, ("Närpes", "Kunder", "95", "96")),)


def test_a_spreadsheets_own_word_on_its_delimiter_is_believed() -> None:
    table = table_in("sep=|\nTitel|Antal\nA;B,C|12\n")
    assert table.rows == (Row(3, ("A;B,C", "12")),)


def test_columns_without_a_heading_are_called_by_their_letter() -> None:
    table = table_in("Kvinnor;12\nMän;15\n", depth=0)
    assert [column.label for column in table.columns] == ["A", "B"]
    assert table.rows[0] == Row(1, ("Kvinnor", "12"))


def test_empty_columns_and_cells_at_the_end_are_left_out() -> None:
    table = table_in("Titel;Antal;;;\nKvinnor;12;;;\nMän;;;;\n")
    assert [column.label for column in table.columns] == ["A (Titel)", "B (Antal)"]
    assert table.rows == (Row(2, ("Kvinnor", "12")), Row(3, ("Män", "")))


def test_a_row_keeps_the_cells_that_it_has_too_many() -> None:
    table = table_in("Titel,Antal\nKvinnor,12\nMän,13\nAlla,25,5\n")
    assert table.rows[-1] == Row(4, ("Alla", "25", "5"))


def test_letters_that_were_saved_twice_come_back() -> None:
    text = "Område;Antal\nNärpes;12\nÅbo;7\n"
    assert decoded(text.encode("utf-8").decode("cp1252").encode("utf-8")) == text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"PK\x03\x04 and the rest of a workbook", "damaged or not complete"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Save as"),
        (b"%PDF-1.7", "no table"),
        (b"\x00\x01\x02\x03" * 50, "no text file"),
        ("Omr\ufffdde;Antal\n".encode(), "were lost when this file was saved"),
        (b"a;b\n" * (MOST_BYTES_OF_TEXT // 4 + 1), "larger than"),
    ],
)
def test_a_file_without_a_text_is_refused_with_what_to_do(raw: bytes, told: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        sheets_in(raw)
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Antal\n12\n13\n", "Only one column was found"),
        ("Hej på er, alla\n", "nothing below the heading row"),
        ('Titel;Antal\n"Kvinnor;12\nMän;13\n', "never closed"),
        ("Titel;Antal\n", "nothing below the heading row"),
        ("a;b\n" + "1;2\n" * MOST_ROWS, "At most 10000"),
        (";".join(["a"] * 61) + "\n" + ";".join("1" * 61), "more than 60 columns"),
        ("a;b\n1;" + "x" * 6000, "Row 2 has a cell with a very long text"),
    ],
)
def test_a_text_without_a_small_table_is_refused_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        table_in(text)
    assert told in str(refusal.value)


def _written(rows: list[list[str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]  # one of csv's own
    return stream.getvalue()
