"""Workbooks as spreadsheets write them, and as nobody should: what is read, and what is said where it cannot be.

The files beside this one were written by openpyxl and by LibreOffice Calc, as their names say.
"""

from __future__ import annotations

import io
import random
import re
import time
import tracemalloc
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.carrying import guessed_sheet
from kotosilta.situation.room.headings import Table, guessed_layout, table_of
from kotosilta.situation.room.sheet import MOST_ROWS, Sheet, letter_of, place_of
from kotosilta.situation.room.table_file import sheets_in
from kotosilta.situation.room.values import Value
from kotosilta.situation.room.workbook.formats import Meant, day_of, meant_by
from kotosilta.situation.tests.room.workbooks import MAIN, cell, packed, rows, workbook

FILES = Path(__file__).parent / "files"
PLAIN = rows(["Kön", "2024"], ["Kvinnor", 12], ["Män", 15])
ODD_VALUES = (
    *("", "0", "-1", "9" * 25, "1.5", "1e308", "NaN", "inf", "45657", "0.034", "true", "s", "str", "e", "d", "x"),
    *("A1", "XFD1048576", "ZZZ99999999", "A1:XFD1048576", "B3:A1", "2024-12-31", "#REF!", "=1+1", "_x0000_", "_xD800_"),
    *("..", "-", "&lt;5", "1–4", "12 %", "yyyy", "0%", "rId1", "../../../etc/passwd", "13", "164"),
)
BOMB = "".join(
    f'<!ENTITY {name} "{("&" + inner + ";") * 10}">' for name, inner in zip("bcdefghi", "abcdefgh", strict=True)
)


def sheet_of(raw: bytes) -> Sheet:
    sheets = sheets_in(raw)
    return sheets[guessed_sheet(sheets)]


def table_of_file(raw: bytes) -> Table:
    sheet = sheet_of(raw)
    return table_of(sheet, guessed_layout(sheet))


def said(raw: bytes) -> list[str]:
    return [each.message % dict(each.values) for each in table_of_file(raw).said]


def exact(raw: bytes) -> list[object]:
    """What the workbook keeps exactly in its second column, below the heading."""
    return [row.exact.get(1) for row in table_of_file(raw).rows]


def refusal_of(raw: bytes) -> str:
    with pytest.raises(WrongInput) as refusal:
        sheets_in(raw)
    return str(refusal.value)


@pytest.mark.parametrize("writer", ["openpyxl", "libreoffice"])
def test_two_heading_rows_with_merged_cells_are_put_together(writer: str) -> None:
    raw = (FILES / f"{writer}_two_heading_rows.xlsx").read_bytes()
    table = table_of_file(raw)
    assert sheet_of(raw).name == "Taulukko 1"
    assert [column.label for column in table.columns] == [
        "A (Kunta)",
        "B (Ikä)",
        "C (2023, Naiset)",
        "D (2023, Miehet)",
        "E (2024, Naiset)",
        "F (2024, Miehet)",
    ]
    assert [(row.number, row.cells) for row in table.rows] == [
        (6, ("Närpiö", "18–34", "124", "1 204", "131", "...")),
        (7, ("Närpiö", "35–64", "98", "87", "<5", "92")),
        (8, ("Kaskinen", "18–34", "11", "1–4", "12", "13")),
    ]
    assert table.above == ("Kotoutumiskoulutukseen osallistuneet, vieraskieliset", "Lähde: Työllisyysalue")
    assert table.below == ("1) Tiedot 31.12.",)


@pytest.mark.parametrize(("writer", "doubled"), [("openpyxl", "=D2*2"), ("libreoffice", "2480")])
def test_formats_formulas_and_what_is_hidden_are_understood(writer: str, doubled: str) -> None:
    raw = (FILES / f"{writer}_formats.xlsx").read_bytes()
    table = table_of_file(raw)
    assert [column.letter for column in table.columns] == list("ABCDEG")
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert table.rows[0].cells[1:5] == ("31.12.2024", "3,4 %", "1240", doubled)
    assert table.rows[0].exact[1] == date(2024, 12, 31)
    assert table.rows[0].exact[2] == Value(Decimal("3.4"), percent=True)
    remarks = said(raw)
    assert "Rows that are hidden in the workbook were left out: 5." in remarks
    assert "Columns that are hidden in the workbook were left out: F." in remarks
    assert any("shown as per cent" in each for each in remarks)
    assert any("Cells with formulas: 3" in each for each in remarks) is (writer == "libreoffice")


@pytest.mark.parametrize("writer", ["openpyxl", "libreoffice"])
def test_days_counted_from_1904_are_the_same_days(writer: str) -> None:
    raw = (FILES / f"{writer}_from_1904.xlsx").read_bytes()
    assert exact(raw) == [date(2024, 12, 31)]
    assert any("from 1904" in each for each in said(raw))


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ((FILES / "formats.xls").read_bytes(), "workbook of an old kind (.xls)"),
        ((FILES / "formats.ods").read_bytes(), "OpenDocument (.ods)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (packed({"word/document.xml": "<w/>"}), "a text or a presentation"),
        (packed({"xl/workbook.bin": "x"}), "binary workbook (.xlsb)"),
        (packed({"a.txt": "x"}), "holds no workbook"),
        (packed({"xl/other.xml": "<x/>"}), "damaged or not complete"),
        (workbook(PLAIN)[:-400], "damaged or not complete"),
        (workbook(PLAIN)[:200], "damaged or not complete"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "web page or XML"),
        (workbook(PLAIN, parts={"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}), "damaged or not complete"),
        (workbook(PLAIN, declared='<!DOCTYPE w [<!ENTITY a "x">]>'), "holds declarations"),
        (workbook(PLAIN, declared=f'<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx">{BOMB}]>'), "holds declarations"),
        (
            workbook(PLAIN, parts={"xl/styles.xml": '<?xml version="1.0" encoding="rId1"?><x/>'}),
            "damaged or not complete",
        ),
        (workbook(PLAIN, declared='<!DOCTYPE w SYSTEM "file:///etc/passwd">'), "holds declarations"),
        (workbook(""), "The file is empty."),
        (workbook(rows(*[["a", 1]] * (MOST_ROWS + 1))), f"more than {MOST_ROWS} rows"),
        (workbook(rows(["a"] * 61, [1] * 61)), "more than 60 columns"),
        (workbook(rows(["a", "b"], ["x" * 6000, 1])), "Row 2, column A has a very long text."),
    ],
)
def test_a_file_that_is_no_sound_workbook_is_refused_with_what_to_do(raw: bytes, told: str) -> None:
    assert told in refusal_of(raw)


def test_the_name_of_a_file_does_not_matter_but_what_it_holds() -> None:
    assert [row.cells for row in sheet_of("Kön;2024\nKvinnor;12\n".encode()).rows] == [
        ("Kön", "2024"),
        ("Kvinnor", "12"),
    ]
    assert table_of_file(workbook(PLAIN)).rows[0].cells == ("Kvinnor", "12")


def test_a_zip_bomb_is_refused_quickly_and_in_little_memory() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 100_000_000}</t></si></sst>'
    related = (
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    raw = workbook(PLAIN, parts={"xl/sharedStrings.xml": texts, "xl/_rels/workbook.xml.rels": related})
    assert _measured(raw, "far longer than those of a table") < 60_000_000


def test_a_million_empty_formatted_rows_cost_little_and_are_said() -> None:
    empty = "".join(f'<row r="{at}" s="1" customFormat="1"><c r="A{at}" s="1"/></row>' for at in range(4, 1_000_000))
    raw = workbook(PLAIN + empty, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    begun = time.perf_counter()
    table = table_of_file(raw)
    assert time.perf_counter() - begun < 4  # half a second on a quiet machine
    assert [row.cells for row in table.rows] == [("Kvinnor", "12"), ("Kvinnor", "15")]  # the merged cell was found
    assert any("Nothing was read far below row 3" in each for each in said(raw))


def test_elements_without_end_are_not_read_to_their_end() -> None:
    begun = time.perf_counter()
    assert "far more than a table needs" in refusal_of(workbook('<row r="1">' + "<x/>" * 5_000_000 + "</row>"))
    assert time.perf_counter() - begun < 20  # three seconds on a quiet machine


def test_a_cell_at_the_far_end_of_the_sheet_is_left_out_and_said() -> None:
    raw = workbook(
        PLAIN.replace("</row>", '<c r="XFD1"><v>1</v></c></row>', 1)
        + '<row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    )
    table = table_of_file(raw)
    assert [row.cells for row in table.rows] == [("Kvinnor", "12"), ("Män", "15")]
    assert any("far to the right were left out, in column XFD" in each for each in said(raw))
    assert any("Nothing was read far below row 3" in each for each in said(raw))


@pytest.mark.parametrize(
    ("inside", "style", "expected"),
    [
        (45657, 2, date(2024, 12, 31)),
        (45292, 3, date(2024, 1, 31)),
        (45292, 4, date(2024, 12, 31)),
        (0.034, 1, Value(Decimal("3.4"), percent=True)),
        (1234.5, 5, Value(Decimal("1234.5"))),
        (3, 6, Value(Decimal(3))),
        ("<v>0.034000000000000002</v>", 1, Value(Decimal("3.4"), percent=True)),
        ("<v>1E3</v>", 0, Value(Decimal(1000))),
        ("<f>A1*2</f><v>24</v>", 0, Value(Decimal(24))),
        ("<f>A1*2</f>", 0, None),
        ("<v>NaN</v>", 0, None),
        ("<v>1e400</v>", 0, None),
    ],
)
def test_a_cell_is_what_its_format_makes_of_its_number(inside: str | float, style: int, expected: object) -> None:
    (found,) = exact(
        workbook(rows(["Titel", "Cell"]) + f'<row r="2">{cell("A2", "x")}{cell("B2", inside, style)}</row>')
    )
    assert found == expected


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("0.0%", Meant.PERCENT),
        ("General", Meant.NUMBER),
        ('#,##0" kpl"', Meant.NUMBER),
        ("[Red]0.00E+00", Meant.NUMBER),
        ("dd.mm.yyyy;@", Meant.DAY),
        ("[$-41D]d mmmm yyyy", Meant.DAY),
        ("mm/yy", Meant.MONTH),
        ("yyyy", Meant.YEAR),
        ("h:mm", Meant.TIME),
        ("@", Meant.NUMBER),
        ("", Meant.NUMBER),
    ],
)
def test_a_format_says_what_a_number_is_meant_as(code: str, meant: Meant) -> None:
    assert meant_by(code) is meant


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1)), (45657.75, date(2024, 12, 31))],
)
def test_days_are_counted_as_spreadsheets_do(serial: float, day: date) -> None:
    assert day_of(serial, from_1904=False) == day
    assert day_of(serial - 1462, from_1904=True) == (day if serial > 1463 else None)


def test_numbers_of_columns_and_their_letters_agree() -> None:
    for index in (0, 25, 26, 701, 702, 16_383):
        assert place_of(f"{letter_of(index)}7") == (7, index)
    assert [place_of(each) for each in ("", "7", "A", "ABCD1", "a1", "A12345678")] == [None] * 6


def test_one_number_in_merged_cells_is_marked_as_no_figure() -> None:
    raw = workbook(PLAIN, after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>')
    assert {place for place, reason in table_of_file(raw).refused.items() if "one number" in reason.message} == {
        (2, 1),
        (3, 1),
    }


def test_the_sheet_with_figures_is_guessed_and_a_broken_one_is_told_of() -> None:
    raw = workbook(
        rows(["Läs mig"]),
        PLAIN,
        rows(*[["a", 1]] * 50),
        rows(["a"] * 61),
        names=["Info", "Data", "Gömd", "Bred"],
        states={3: "veryHidden"},
    )
    sheets = sheets_in(raw)
    assert [(each.name, each.is_hidden, bool(each.refused)) for each in sheets] == [
        ("Info", False, False),
        ("Data", False, False),
        ("Gömd", True, False),
        ("Bred", False, True),
    ]
    assert sheets[guessed_sheet(sheets)].name == "Data"


def test_headings_that_stand_again_further_down_are_left_out_and_said() -> None:
    raw = workbook(rows(["Kön", "Antal"], ["Kvinnor", 12], ["Kön", "Antal"], ["Män", 15]))
    assert [row.cells[0] for row in table_of_file(raw).rows] == ["Kvinnor", "Män"]
    assert any("left out there: row 3" in each for each in said(raw))


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (["Etunimi", "Antal"], "row 1, column A: the column “Etunimi”"),
        (["Henkilötunnus", "Antal"], "row 1, column A: the column “Henkilötunnus”"),
        (["Titel", "E-post"], "row 1, column B: the column “E-post”"),
        (["010190-123A", 1], "row 1, column A: There is a personal identity code"),
        (["010104A123B", 1], "row 1, column A: There is a personal identity code"),
        (["010190Y123B", 1], "row 1, column A: There is a personal identity code"),
        (["kim@example.test", 1], "row 1, column A: There is an e-mail address"),
        (["+358 40 123 4567", 1], "row 1, column A: There seems to be a phone number"),
    ],
)
def test_a_list_of_persons_is_refused_by_the_cell_that_shows_it(line: list[str | int], where: str) -> None:
    assert f"Sheet “Lista”, {where}" in _in_full(workbook(rows(line, ["x", 2]), names=["Lista"]))


def test_a_column_full_of_peoples_names_is_refused_and_one_of_indicators_is_not() -> None:
    people = [["Namn", "Timmar"], ["Anna Berg", 12], ["Ali Hassan", 7], ["Olena Kovalenko", 9], ["Bo Ek", 3]]
    assert "seems to tell who people are" in _in_full(workbook(rows(*people)))
    indicators = [["Namn", "Timmar"], ["Kunder", 12], ["Nya kunder", 7], ["Kurser i svenska", 9], ["Besök", 3]]
    assert len(sheet_of(workbook(rows(*indicators))).rows) == 5


def test_no_broken_file_does_more_than_be_refused() -> None:
    """Three hundred workbooks with bytes changed, cut and doubled: each is read or refused in words."""
    chance = random.Random(6)
    sources = [path.read_bytes() for path in sorted(FILES.glob("*.xlsx"))]
    texts = [_unpacked(each) for each in sources]
    begun = time.perf_counter()
    for turn in range(300):
        raw = (
            _mutated_bytes(chance.choice(sources), chance)
            if turn % 3 == 0
            else _mutated_part(chance.choice(texts), chance)
        )
        try:
            for sheet in sheets_in(raw):
                if sheet.rows:
                    table_of(sheet, guessed_layout(sheet))
        except WrongInput:
            continue
    assert time.perf_counter() - begun < 60


def _mutated_bytes(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(4, len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(8, len(changed))] if chance.random() < 0.3 else changed)


def _mutated_part(parts: dict[str, str], chance: random.Random) -> bytes:
    """Half of them stay sound XML: only what stands in attributes and cells is exchanged."""
    parts = dict(parts)
    name = chance.choice([each for each in parts if each.startswith(("xl/work", "xl/_rels", "xl/styles", "xl/shared"))])
    text = parts[name]
    for _ in range(chance.randint(1, 8)):
        if chance.random() < 0.8:
            values = list(re.finditer('(?<=[a-zA-Z]=")[^"]*(?=")|(?<=<v>)[^<]*|(?<=<t>)[^<]*', text))
            if values:
                at, ends = chance.choice(values).span()
                text = text[:at] + chance.choice(ODD_VALUES) + text[ends:]
                continue
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice([text[at : at + 60] * 2, "", "&x;", "\u0000", "<row>", "</c>"]) + text[at:]
    parts[name] = text
    return packed(parts)


def _unpacked(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def _in_full(raw: bytes) -> str:
    """A refusal with the reasons among its values put in."""
    with pytest.raises(WrongInput) as refusal:
        sheets_in(raw)
    reason = refusal.value.reason
    values = {
        name: each.message % dict(each.values) if isinstance(each, Reason) else each
        for name, each in reason.values.items()
    }
    return reason.message % values


def _measured(raw: bytes, told: str) -> int:
    """How many bytes were held at most until it was refused."""
    tracemalloc.start()
    assert told in refusal_of(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
