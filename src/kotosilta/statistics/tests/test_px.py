"""What PX files may look like (AXIS-VERSION up to 2013) and what is read from them."""

from __future__ import annotations

import csv
import io

import pytest

from kotosilta.statistics.reading import read
from kotosilta.statistics.table import CellNote, Role, Table, Unit
from kotosilta.statistics.tidy import lines

KEYWORDS = """CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
LANGUAGE="fi";
LANGUAGES="fi","sv";
CREATION-DATE="20260101 08:00";
LAST-UPDATED="20260401 08:00";
TITLE="Väestö; alueittain "
"ja sukupuolittain";
TITLE[sv]="Befolkning efter område och kön";
SOURCE="Tilastokeskus";
UNITS="henkilöä";
DECIMALS=0;
STUB="Alue";
STUB[sv]="Område";
HEADING="Vuosi","Sukupuoli";
HEADING[sv]="År","Kön";
VALUES("Alue")="Koko maa","Närpiö","Eken""äs";
VALUES[sv]("Område")="Hela landet","Närpes",
"Ekenäs";
CODES("Alue")="SSS","KU545","X";
VALUES("Vuosi")="2023","2024*";
TIMEVAL("Vuosi")=TLIST(A1),"2023","2024";
VALUES("Sukupuoli")="Naiset","Miehet";
VARIABLECODE("Alue")="alue_23_20260101";
MAP("Alue")="kunnat";
HIERARCHIES("Alue")="SSS","SSS":"KU545","SSS":"X";
DATASYMBOL2="Tietoa ei ole saatu";
DATASYMBOL2[sv]="Uppgift saknas";
DATASYMBOLNIL="-";
NOTE="Ensimmäinen#huomautus";
NOTEX("Alue")="Kuntajako 2026";
VALUENOTE("Alue","Närpiö")="Närpes ruotsiksi";
CELLNOTE("Närpiö","*","Miehet")="Tarkistettu";
PRECISION("Sukupuoli","Miehet")=1;
"""
DATA = """DATA=
1 2 3 4
"." ".." "..." "-"
5.50 -6 "...." "......";
"""


def tidied(content: str | bytes) -> list[list[str]]:
    data = content.encode() if isinstance(content, str) else content
    return list(csv.reader(io.StringIO("".join(lines(read(data))), newline="")))


def table(content: str | bytes) -> Table:
    return read(content.encode() if isinstance(content, str) else content).tables[0].table


def small(data: str, *keywords: str) -> str:
    """A file of two by two cells."""
    head = ['STUB="a";', 'HEADING="b";', 'VALUES("a")="a1","a2";', 'VALUES("b")="b1","b2";', *keywords]
    return "\n".join([*head, f"DATA={data}"])


def cells(data: str, *keywords: str) -> list[tuple[str, str]]:
    return [(row[-2], row[-1]) for row in tidied(small(data, *keywords))[1:]]


def test_stub_and_then_heading_codes_before_values_and_every_mark_apart() -> None:
    assert tidied(KEYWORDS + DATA) == [
        ["Alue", "Vuosi", "Sukupuoli", "value", "status"],
        ["SSS", "2023", "Naiset", "1", ""],
        ["SSS", "2023", "Miehet", "2", ""],
        ["SSS", "2024*", "Naiset", "3", ""],
        ["SSS", "2024*", "Miehet", "4", ""],
        ["KU545", "2023", "Naiset", "", "."],
        ["KU545", "2023", "Miehet", "", ".."],
        ["KU545", "2024*", "Naiset", "", "..."],
        ["KU545", "2024*", "Miehet", "0", "-"],
        ["X", "2023", "Naiset", "5.5", ""],
        ["X", "2023", "Miehet", "-6", ""],
        ["X", "2024*", "Naiset", "", "...."],
        ["X", "2024*", "Miehet", "", "......"],
    ]


def test_metadata_are_kept_in_every_language() -> None:
    whole = table(KEYWORDS + DATA)
    area, year, sex = whole.dimensions

    assert whole.title == {"fi": "Väestö; alueittain ja sukupuolittain", "sv": "Befolkning efter område och kön"}
    assert (whole.source, whole.updated, whole.language) == ("Tilastokeskus", "20260401 08:00", "fi")
    assert whole.unit == Unit(label="henkilöä", decimals=0)
    assert whole.legend[".."] == {"fi": "Tietoa ei ole saatu", "sv": "Uppgift saknas"}
    assert whole.notes == ("Ensimmäinen#huomautus",)
    assert whole.cell_notes == (CellNote(where=("KU545", None, "Miehet"), text="Tarkistettu"),)
    assert (area.variable_code, area.role, year.role, sex.role) == ("alue_23_20260101", Role.GEO, Role.TIME, None)
    assert area.label == {"fi": "Alue", "sv": "Område"}
    assert area.labels == {"fi": ("Koko maa", "Närpiö", "Ekenäs"), "sv": ("Hela landet", "Närpes", "Ekenäs")}
    assert area.children == {"SSS": ("KU545", "X")}
    assert (area.notes, area.code_notes) == (("Kuntajako 2026",), {"KU545": ("Närpes ruotsiksi",)})
    assert sex.units == {"Miehet": Unit(label="henkilöä", decimals=1)}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("1 2\n3 4;", ["1", "2", "3", "4"]),
        ("1\t2\r\n3\t4\r\n;\r\n\x1a", ["1", "2", "3", "4"]),
        ("1,2,3,4;", ["1", "2", "3", "4"]),
        ("1;2;3;4;", ["1", "2", "3", "4"]),
        ("1, 2;\n3 ,4", ["1", "2", "3", "4"]),
        ('"1" +2 .5 4.;', ["1", "2", "0.5", "4"]),
        ("1e3 1E-5 007 -0.0;", ["1000", "0.00001", "7", "0"]),
        ("12345678901234567890 1 2 0.10;", ["12345678901234567890", "1", "2", "0.1"]),
        ('12345678901234567890 "" 2 3;', ["12345678901234567890", "", "2", "3"]),
        ('"a; b" "c, d" "x""y";', ["a; b", "c, d", "x", "y"]),
    ],
)
def test_cells_stand_between_spaces_tabs_lines_commas_or_semicolons(data: str, expected: list[str]) -> None:
    assert [value for value, _ in cells(data)] == expected


def test_marks_count_with_and_without_quotation_marks_and_words_are_kept() -> None:
    assert cells('.. "..." - "under 5";') == [("", ".."), ("", "..."), ("0", "-"), ("under 5", "")]
    assert cells('. " .. " "......." "…";') == [("", "."), ("", ".."), ("", "......."), ("…", "")]


def test_a_keyword_after_the_data_ends_them_but_not_one_in_quotation_marks() -> None:
    assert cells('1 2 3 4;\nNOTE="after";') == [("1", ""), ("2", ""), ("3", ""), ("4", "")]
    assert cells('1 2 3 "; NOTE=x";')[3] == ("; NOTE=x", "")


def test_rows_left_out_of_a_file_with_keys_are_zeros() -> None:
    keys = ('KEYS("a")=CODES;', 'CODES("a")="1","2";')

    assert cells('"2",7 "..";', *keys) == [("0", ""), ("0", ""), ("7", ""), ("", "..")]
    assert cells('"2", 7 8\n"1" 5 6;', *keys) == [("5", ""), ("6", ""), ("7", ""), ("8", "")]
    assert cells('"a2", 7 8;', 'KEYS("a")=VALUES;', keys[1]) == [("0", ""), ("0", ""), ("7", ""), ("8", "")]
    assert cells(";", *keys) == [("0", "")] * 4


def test_keys_may_be_codes_in_one_variable_and_values_in_another() -> None:
    content = (
        'STUB="a","b";VALUES("a")="a, 1","a2";CODES("a")="1","2";VALUES("b")="b1","b2";CODES("b")="8","9";'
        'KEYS("a")=VALUES;KEYS("b")=CODES;DATA="a, 1","9",3\n"a2","8",-4.5;'
    )

    assert tidied(content)[1:] == [
        ["1", "8", "0", ""],
        ["1", "9", "3", ""],
        ["2", "8", "-4.5", ""],
        ["2", "9", "0", ""],
    ]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('CHARSET="ANSI";CODEPAGE="iso-8859-15";', "iso-8859-15"),
        ('CHARSET="ANSI";CODEPAGE="windows-1252";', "cp1252"),
        ('CHARSET="ANSI";', "cp1252"),
        ('CODEPAGE="1252";', "cp1252"),
        ('CODEPAGE="850";', "cp850"),
        ('CHARSET="OEM";', "cp850"),
        ("", "cp850"),
        ("", "utf-8"),
        ('CODEPAGE="UTF-8";', "utf-8"),
        ('CHARSET="ANSI";', "utf-8-sig"),
        ('CHARSET="ANSI";CODEPAGE="utf-8";', "utf-16"),
        ('CODEPAGE="Windows-1251";', "cp1251"),
    ],
)
def test_each_character_set_is_understood(declared: str, codec: str) -> None:
    name = "Ääkköset" if codec != "cp1251" else "Область"
    content = f'{declared}HEADING="{name}";VALUES("{name}")="x";DATA="{name}";'

    assert tidied(content.encode(codec)) == [[name, "value", "status"], ["x", name, ""]]


@pytest.mark.parametrize(
    ("timeval", "codes"),
    [
        ('TLIST(A1),"2023","2024"', ["2023", "2024"]),
        ('TLIST(A1, "2022"-"2024")', ["2022", "2023", "2024"]),
        ('TLIST(Q1,"20233"-"20242")', ["20233", "20234", "20241", "20242"]),
        ('TLIST(M1,"202311"-"202402")', ["202311", "202312", "202401", "202402"]),
        ('TLIST(H1,"20231"-"20232")', ["20231", "20232"]),
        ('TLIST(Q1,"2023Q4"-"2024Q1")', ["2023Q4", "2024Q1"]),
        ('TLIST(W1,"202052"-"202102")', ["202052", "202053", "202101", "202102"]),
    ],
)
def test_points_in_time_stand_in_for_values_that_are_left_out(timeval: str, codes: list[str]) -> None:
    content = f'HEADING="t";TIMEVAL("t")={timeval};DATA={" ".join("1" * len(codes))};'

    assert [row[0] for row in tidied(content)[1:]] == codes


def test_stub_or_heading_may_be_left_out_and_codes_without_values_do() -> None:
    assert tidied('STUB="a";CODES("a")="1","2";DATA=5 6;')[1:] == [["1", "5", ""], ["2", "6", ""]]
    assert tidied('STUB="";HEADING="a";VALUES("a")=1,2;DATA=5 6;')[1:] == [["1", "5", ""], ["2", "6", ""]]


def test_sub_keys_may_hold_signs_of_the_format_and_the_language_may_follow_them() -> None:
    content = (
        'LANGUAGE="en";LANGUAGES="en","sv";STUB[en]="a (b), c=d;";STUB[sv]="å";'
        'VALUES("a (b), c=d;")[en]="x";VALUES("å")[sv]="ö";DATA=1;'
    )

    assert tidied(content) == [["a (b), c=d;", "value", "status"], ["x", "1", ""]]
    assert table(content).dimensions[0].labels == {"en": ("x",), "sv": ("ö",)}


def test_flags_of_cells_become_their_status_where_they_have_no_mark() -> None:
    flags = ('DATANOTECELL("a1","*")="*";', 'DATANOTECELL("a2","b2")="r";')

    assert cells('1 ".." 3 4;', *flags) == [("1", "*"), ("", ".."), ("3", ""), ("4", "r")]


def test_units_stand_by_value_of_the_contents() -> None:
    content = (
        'CONTVARIABLE="Tiedot";HEADING="Tiedot";VALUES("Tiedot")="Väestö","Osuus";CODES("Tiedot")="n","p";'
        'UNITS("Väestö")="henkilöä";UNITS("Osuus")="%";DECIMALS=1;LAST-UPDATED("Väestö")="20260401 08:00";DATA=1 2;'
    )
    (contents,) = table(content).dimensions

    assert contents.role is Role.METRIC
    assert contents.units == {"n": Unit(label="henkilöä", decimals=1), "p": Unit(label="%", decimals=1)}
    assert table(content).updated == "20260401 08:00"


def test_long_data_are_cut_between_cells_only() -> None:
    words = [f'"a {at} , ; b"' if at % 7 == 0 else str(at) for at in range(30_000)]
    content = 'STUB="a";VALUES("a")=' + ",".join(f'"c{at}"' for at in range(30_000)) + ";DATA=" + ",".join(words) + ";"

    assert [row[1] for row in tidied(content)[1:]] == [word.strip('"') for word in words]
