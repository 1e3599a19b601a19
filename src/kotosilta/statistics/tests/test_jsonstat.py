"""What JSON-stat files may look like, version by version, and what is read from them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from kotosilta.statistics.cells import Cells
from kotosilta.statistics.reading import read
from kotosilta.statistics.table import Role, Table, Unit
from kotosilta.statistics.tidy import lines

SEX = {"label": "Sex", "category": {"index": ["F", "M"], "label": {"F": "women", "M": "men"}}}
YEAR = {"label": "Year", "category": {"index": {"2024": 1, "2023": 0}}}
CUBE: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Persons",
    "source": "Statistics Finland",
    "updated": "2026-04-01T05:00:00Z",
    "id": ["sex", "year"],
    "size": [2, 2],
    "dimension": {"sex": SEX, "year": YEAR},
    "value": [1, 2, 3, 4],
}


def tidied(content: object) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(lines(read(json.dumps(content).encode()))), newline="")))


def values_and_statuses(**changed: object) -> list[tuple[str, str]]:
    return [(row[-2], row[-1]) for row in tidied(CUBE | changed)[1:]]


def table(content: object) -> Table:
    return read(json.dumps(content).encode()).tables[0].table


def test_the_last_dimension_varies_fastest_and_an_index_object_gives_the_order() -> None:
    assert tidied(CUBE) == [
        ["sex", "year", "value", "status"],
        ["F", "2023", "1", ""],
        ["F", "2024", "2", ""],
        ["M", "2023", "3", ""],
        ["M", "2024", "4", ""],
    ]


@pytest.mark.parametrize(
    ("value", "status", "expected"),
    [
        ([1, None, 3, 4], None, [("1", ""), ("", "missing"), ("3", ""), ("4", "")]),
        ([1, None, 3, 4], {}, [("1", ""), ("", "missing"), ("3", ""), ("4", "")]),
        ([1, None, 3, None], {"1": "..", "3": "..."}, [("1", ""), ("", ".."), ("3", ""), ("", "...")]),
        ([1, None, 3, 4], ["", ".", None, "p"], [("1", ""), ("", "."), ("3", ""), ("4", "p")]),
        ([1, None, 3, 4], ["", "."], [("1", ""), ("", "."), ("3", ""), ("4", "")]),
        ([1, None, 3, 4], "e", [("1", "e"), ("", "e"), ("3", "e"), ("4", "e")]),
        ([1, None, 3, 4], ["e"], [("1", "e"), ("", "e"), ("3", "e"), ("4", "e")]),
        ([1, None, 3, 4], {"1": ["p", "c"]}, [("1", ""), ("", "p,c"), ("3", ""), ("4", "")]),
        ([1, 2, 3, 4], {"0": 7}, [("1", "7"), ("2", ""), ("3", ""), ("4", "")]),
        ({"0": 1, "3": 4}, {"1": "c"}, [("1", ""), ("", "c"), ("", "missing"), ("4", "")]),
        ({"3": None, "1": 2.5}, None, [("", "missing"), ("2.5", ""), ("", "missing"), ("", "missing")]),
        ({}, {"2": "..."}, [("", "missing"), ("", "missing"), ("", "..."), ("", "missing")]),
        (["a, b", "12", 'say "x"', 4], None, [("a, b", ""), ("12", ""), ('say "x"', ""), ("4", "")]),
        ({"0": "under 5", "1": 2}, None, [("under 5", ""), ("2", ""), ("", "missing"), ("", "missing")]),
    ],
)
def test_values_and_statuses_may_be_lists_objects_or_one_word(
    value: object, status: object, expected: list[tuple[str, str]]
) -> None:
    assert values_and_statuses(value=value, status=status) == expected


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        ("0.1", "0.1"),
        ("3.0", "3"),
        ("-0.0", "0"),
        ("1e-05", "0.00001"),
        ("1.5E3", "1500"),
        ("1e22", "10000000000000000000000"),
        ("9007199254740993", "9007199254740993"),
        ("-123456789012345678901", "-123456789012345678901"),
        ("12345678901234567.25", "12345678901234567.25"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("12345678901234567.5e-99999999999999999999", "0"),
    ],
)
@pytest.mark.parametrize("sparse", [False, True])
def test_numbers_are_written_with_the_very_value_that_stands_in_the_file(
    literal: str, written: str, *, sparse: bool
) -> None:
    value = f'{{"0": {literal}, "1": "x"}}' if sparse and "." not in literal else f"[{literal}, 2, 3, 4]"
    data = json.dumps(CUBE | {"value": "HERE"}).replace('"HERE"', value).encode()

    assert next(csv.DictReader(io.StringIO("".join(lines(read(data))))))["value"] == written


def test_before_version_2_data_sets_stand_by_name_and_say_id_size_and_role_among_the_dimensions() -> None:
    old = {
        "persons": {
            "label": "Persons",
            "value": {"0": 1, "1": 2},
            "dimension": {"id": ["year"], "size": ["2"], "role": {"time": ["year"]}, "year": YEAR},
        },
        "rate": {
            "value": [0.5, None, 0.25, 1],
            "status": {"1": ":"},
            "dimension": {"id": ["sex", "year"], "size": [2, 2], "sex": SEX, "year": YEAR},
        },
    }

    assert tidied(old) == [
        ["dataset", "year", "sex", "value", "status"],
        ["persons", "2023", "", "1", ""],
        ["persons", "2024", "", "2", ""],
        ["rate", "2023", "F", "0.5", ""],
        ["rate", "2024", "F", "", ":"],
        ["rate", "2023", "M", "0.25", ""],
        ["rate", "2024", "M", "1", ""],
    ]
    assert table(old).dimensions[0].role is Role.TIME


def test_a_bundle_of_one_still_names_its_data_set_and_other_members_are_passed_over() -> None:
    bundle = {"version": "1.2", "class": "bundle", "label": "Some", "dataset": CUBE, "empty": CUBE | {"value": []}}

    assert tidied(bundle)[0] == ["dataset", "sex", "year", "value", "status"]
    assert {row[0] for row in tidied(bundle)[1:]} == {"dataset"}


def test_a_collection_gives_the_data_sets_that_it_holds_and_counts_those_kept_elsewhere() -> None:
    here = {name: CUBE[name] for name in CUBE if name != "version"}
    inner = {"class": "collection", "link": {"item": [here]}}
    items = [here | {"href": "https://example.org/a"}, inner, {"class": "dataset", "href": "https://example.org/b"}]
    collection = {"version": "2.0", "class": "collection", "label": "All", "link": {"item": items}}

    holding = read(json.dumps(collection).encode())

    assert [each.name for each in holding.tables] == ["https://example.org/a", "Persons"]
    assert holding.elsewhere == 1
    assert [row[0] for row in tidied(collection)] == ["dataset", *["https://example.org/a"] * 4, *["Persons"] * 4]


def test_a_dimension_by_itself_is_described_and_has_no_cells() -> None:
    alone = table({"version": "2.0", "class": "dimension", **SEX})

    assert (alone.dimensions[0].codes, alone.title, alone.cells) == (("F", "M"), {"": "Sex"}, None)


def test_a_dimension_of_one_category_needs_no_index_and_labels_may_be_left_out() -> None:
    content = CUBE | {
        "id": ["year", "contents"],
        "size": [2, 1],
        "value": [1, 2],
        "dimension": {"year": YEAR, "contents": {"category": {"label": {"n": "Number"}}}},
    }

    assert tidied(content)[1:] == [["2023", "n", "1", ""], ["2024", "n", "2", ""]]
    assert table(content).dimensions[0].labels == {"": ("2023", "2024")}


def test_a_cube_without_dimensions_is_one_cell() -> None:
    assert tidied(CUBE | {"id": [], "size": [], "dimension": {}, "value": [42]}) == [["value", "status"], ["42", ""]]


def test_codes_that_are_numbers_and_sizes_that_are_words_are_taken() -> None:
    content = CUBE | {
        "id": ["year"],
        "size": ["2"],
        "value": [1, 2],
        "dimension": {"year": {"category": {"index": [2023, 2024.0]}}},
    }

    assert [row[0] for row in tidied(content)] == ["year", "2023", "2024"]


def test_what_a_file_tells_about_its_dimensions_is_kept() -> None:
    area = {
        "label": "Area",
        "note": ["As of 2026"],
        "category": {
            "index": ["SSS", "KU545"],
            "label": {"SSS": "Whole country", "KU545": "Närpes"},
            "child": {"SSS": ["KU545"]},
            "note": {"KU545": ["Närpiö in Finnish"]},
        },
    }
    contents = {
        "category": {
            "index": ["share", "euro"],
            "unit": {"share": {"base": "%", "decimals": 1}, "euro": {"symbol": "€", "position": "start"}},
        }
    }
    read_table = table(
        CUBE
        | {
            "id": ["area", "contents"],
            "dimension": {"area": area, "contents": contents},
            "role": {"geo": ["area"], "metric": ["contents"], "time": []},
            "note": ["Preliminary"],
            "extension": {"px": {"language": "en"}},
        }
    )
    where, what = read_table.dimensions

    assert (where.role, where.children, where.notes) == (Role.GEO, {"SSS": ("KU545",)}, ("As of 2026",))
    assert where.code_notes == {"KU545": ("Närpiö in Finnish",)}
    assert where.labels == {"en": ("Whole country", "Närpes")}
    assert what.role is Role.METRIC
    assert what.units == {"share": Unit(label="%", decimals=1), "euro": Unit(symbol="€", symbol_first=True)}
    assert (read_table.title, read_table.notes) == ({"en": "Persons"}, ("Preliminary",))


def test_language_and_legend_are_taken_from_the_extension_of_eurostat() -> None:
    extension = {"lang": "EN", "status": {"label": {"p": "provisional"}}}
    said = table(CUBE | {"status": {"0": "p"}, "extension": extension})

    assert (said.language, said.legend, said.title) == ("en", {"p": {"en": "provisional"}}, {"en": "Persons"})


def test_labels_may_be_given_in_several_languages() -> None:
    label = {"F": {"sv": "kvinnor", "fi": "naiset"}, "M": {"sv": "män"}}
    content = CUBE | {"dimension": {"sex": {"category": {"index": ["F", "M"], "label": label}}, "year": YEAR}}

    assert table(content).dimensions[0].labels == {"": ("F", "M"), "sv": ("kvinnor", "män"), "fi": ("naiset", "M")}


def test_a_long_file_is_read_in_pieces_that_never_cut_a_word_or_a_list() -> None:
    count = 20_000
    words = [f'no. {at}, "quoted", [bracket, ' + "," * (at % 50) if at % 3 else at for at in range(count)]
    content = {
        "class": "dataset",
        "id": ["n"],
        "size": [count],
        "dimension": {"n": {"category": {"index": [f"c{at}" for at in range(count)]}}},
        "value": words,
        "status": {str(at): ["a", "b"] for at in range(0, count, 2)},
    }
    rows = tidied(content)[1:]

    assert [row[1] for row in rows] == [str(word) for word in words]
    assert [row[2] for row in rows] == ["a,b" if at % 2 == 0 else "" for at in range(count)]


def test_a_table_may_have_more_different_marks_than_fit_into_a_byte() -> None:
    cells = Cells.missing(600)
    cells.marks.put_some((at, f"note {at}") for at in range(600))

    assert cells.statuses(0, 600) == [f"note {at}" for at in range(600)]
