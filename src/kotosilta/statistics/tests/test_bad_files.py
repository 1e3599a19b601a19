"""Files that cannot be used: each is refused with a sentence that says what is wrong with it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.reasons import NotPossible, Reason, WrongInput
from kotosilta.statistics.reading import holding_of, read
from kotosilta.statistics.tests.test_jsonstat import CUBE, SEX, YEAR
from kotosilta.statistics.tests.test_px import DATA, KEYWORDS, small
from kotosilta.statistics.tidy import lines


def said(data: bytes) -> str:
    with pytest.raises(WrongInput) as refused:
        read(data)
    return str(refused.value)


def of_cube(**changed: object) -> bytes:
    return json.dumps(CUBE | changed).encode()


def of_dimension(category: object) -> bytes:
    return of_cube(dimension={"sex": {"category": category}, "year": YEAR})


DAMAGED = "It is not whole JSON: it is cut off or damaged."
NOT_JSONSTAT = "It is JSON, but not JSON-stat."
NO_CATEGORIES = "It does not hold the categories of its dimension “sex”."
NO_ORDER = "The categories of its dimension “sex” are in no readable order."
NEITHER = "Its values are neither numbers nor words, or do not stand in a list or by their place."
OUTSIDE = "It has a value or a status for a cell that its dimensions do not have."
STATUSES = "The statuses of its cells are not words, or do not stand in a list or by their place."
TOO_LARGE = "Its dimensions make more than 25\u00a0000\u00a0000 cells, but the file is too short to hold them."
WEB_PAGE = "It is a web page (HTML or XML) and not figures. Was there an error when it was fetched?"
BINARY = "It is neither JSON-stat nor a PX file, but some other kind of data."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "It is empty."),
        (b" \n\t\xef", "It is neither JSON-stat nor a PX file."),
        (b"\xef\xbb\xbf \n", "It is empty."),
        (b"<!DOCTYPE html><html><body>429 Too Many Requests</body></html>", WEB_PAGE),
        (b'\n <?xml version="1.0"?><error/>', WEB_PAGE),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", BINARY),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", BINARY),
        ("STUB=1;".encode("utf-16-be"), BINARY),
        (b"area,year,value\n091,2024,5\n", "It is neither JSON-stat nor a PX file."),
        (b"[1, 2]", NOT_JSONSTAT),
        (b"{}", NOT_JSONSTAT),
        (b'{"variables": [], "title": "x"}', NOT_JSONSTAT),
        (b'{"columns": [], "data": [{"key": [], "values": []}]}', NOT_JSONSTAT),
        (
            b'{"error": [{"status": "404", "label": "No such table"}]}',
            'It holds an error message instead of figures: [{"status": "404", "label": "No such table"}]',
        ),
        (of_cube()[:-20], DAMAGED),
        (of_cube()[:200], DAMAGED),
        (of_cube() + b"}", DAMAGED),
        (b"{", DAMAGED),
        (of_cube(value="HERE").replace(b'"HERE"', b"[1, NaN, 3, 4]"), DAMAGED),
        (of_cube(label="HERE").replace(b"HERE", b"V\xe4est\xf6"), "It is not in UTF-8, as JSON has to be."),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "It is nested too deeply to be JSON-stat."),
        (b'{"class":"collection","link":{"item":[' * 5_000, "It is nested too deeply to be JSON-stat."),
    ],
)
def test_what_is_not_json_stat_at_all_is_told_by_what_it_is(data: bytes, sentence: str) -> None:
    assert said(data) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            of_cube(value=[1, 2, 3]),
            "The number of its values, 3, is not the number of cells that its dimensions make, 4.",
        ),
        (
            of_cube(value=[1, 2, 3, 4, 5]),
            "The number of its values, 5, is not the number of cells that its dimensions make, 4.",
        ),
        (of_cube(value=[1]), "The number of its values, 1, is not the number of cells that its dimensions make, 4."),
        (
            of_cube(size=[2, 3]),
            "Dimension “year”: its size is given as 3, the number of its categories is 2.",
        ),
        (
            of_cube(size=[2, "2x"]),
            "Dimension “year”: its size is given as 2x, the number of its categories is 2.",
        ),
        (
            of_cube(size=[2, None]),
            "Dimension “year”: its size is given as ?, the number of its categories is 2.",
        ),
        (
            of_cube(size=[2, "9" * 5000]),
            f"Dimension “year”: its size is given as {'9' * 20}, the number of its categories is 2.",
        ),
        (of_cube(size=[4]), "The number of its dimensions, 2, is not the number of its sizes, 1."),
        (of_cube(size=None), "The number of its dimensions, 2, is not the number of its sizes, 0."),
        (of_cube(id=["sex"]), "The number of its dimensions, 1, is not the number of its sizes, 2."),
        (of_cube(id=["sex", "sex"]), "It names one of its dimensions twice."),
        (of_cube(id=None), "It does not say which dimensions it has."),
        (of_cube(id=["sex", {}]), "It does not say which dimensions it has."),
        (of_cube(dimension=[]), "It does not say which dimensions it has."),
        (of_cube(dimension={"year": YEAR}), NO_CATEGORIES),
        (of_cube(dimension={"sex": {"href": "https://example.org/sex"}, "year": YEAR}), NO_CATEGORIES),
        (of_dimension({}), NO_CATEGORIES),
        (of_dimension({"index": "F"}), NO_ORDER),
        (of_dimension({"index": ["F", None]}), NO_ORDER),
        (of_dimension({"index": {"F": 0, "M": 0}}), NO_ORDER),
        (of_dimension({"index": {"F": 0, "M": None}}), NO_ORDER),
        (of_dimension({"index": {"F": 0, "M": True}}), NO_ORDER),
        (of_dimension({"index": ["F", "F"]}), "Its dimension “sex” has the code “F” twice."),
        (of_cube(value=[1, True, 3, 4]), NEITHER),
        (of_cube(value=[1, [2], 3, 4]), NEITHER),
        (of_cube(value="1 2 3 4"), NEITHER),
        (of_cube(value=5), NEITHER),
        (of_cube(value={"first": 1}), NEITHER),
        (of_cube(value="HERE").replace(b'"HERE"', b"[1e999, 2, 3, 4]"), NEITHER),
        (of_cube(value="HERE").replace(b'"HERE"', b"[" + b"9" * 400 + b", 2, 3, 4]"), NEITHER),
        (of_cube(value={"4": 1}), OUTSIDE),
        (of_cube(value={"-1": 1}), OUTSIDE),
        (of_cube(status={"4": "p"}), OUTSIDE),
        (of_cube(status=["p"] * 5), OUTSIDE),
        (of_cube(status={"x": "p"}), STATUSES),
        (of_cube(status=[{}]), STATUSES),
        (of_cube(status=7), STATUSES),
    ],
)
def test_json_stat_that_contradicts_itself_is_refused(data: bytes, sentence: str) -> None:
    assert said(data) == sentence


NO_DATA = "It is a PX file without the keyword DATA, so it holds no figures."
NO_NAMES = "It is a PX file without the keywords STUB and HEADING, so its figures have no names."
NO_ROW = "A row of its data stands there twice or is not whole."
CELL = "Its data hold “%s”, which is neither a number nor a mark nor words in quotation marks."
KEYS = 'KEYS("a")=VALUES;'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (KEYWORDS, NO_DATA),
        ('STUB="a";\nVALUES("a")="x"', "Line 2 is not written as in a PX file, or the file is cut off there."),
        ('STUB="a";\nVALUES("a)="x";DATA=1;', "Line 2 is not written as in a PX file, or the file is cut off there."),
        ('A="b";\n\nWhat is this?\nDATA=1;', "Line 3 is not written as in a PX file, or the file is cut off there."),
        ("DATA=1;", NO_NAMES),
        ('STUB="a";HEADING="a";VALUES("a")="x";DATA=1;', "It names one of its dimensions twice."),
        ('STUB="sex";DATA=1;', NO_CATEGORIES),
        ('STUB="sex";TIMEVAL("sex")=TLIST(A1,"2024"-"0000");DATA=1;', NO_CATEGORIES),
        ('STUB="sex";TIMEVAL("sex")=TLIST(D1,"20240101"-"20240103");DATA=1;', NO_CATEGORIES),
        ('STUB="a";VALUES("a")="x","x";DATA=1 2;', "Its dimension “a” has the code “x” twice."),
        (
            'STUB="a";VALUES("a")="x","y";CODES("a")="1";DATA=1 2;',
            "The numbers of values (2) and of codes (1) of its dimension “a” differ.",
        ),
        (small("1 2 3;"), "The number of its values, 3, is not the number of cells that its dimensions make, 4."),
        (small("1 2 3 4 5;"), "The number of its values, 5, is not the number of cells that its dimensions make, 4."),
        (
            small("1,5 2,5 3,5 4,5;"),
            "The number of its values, 8, is not the number of cells that its dimensions make, 4.",
        ),
        (small("1 2 3 x;"), CELL % "x"),
        (small("1 2 3 1_000;"), CELL % "1_000"),
        (small("1 2 3 nan;"), CELL % "nan"),
        (small("1 2 3 --;"), CELL % "--"),
        (small("1 2 3 1.2.3;"), CELL % "1.2.3"),
        (small("1 2 3 1e999;"), CELL % "1e999"),
        (small('1 2 3 "x;'), "Its data have an opening quotation mark without a closing one."),
        (small('"a1",1 2 "a1",3 4;', KEYS), NO_ROW),
        (small('"a1",1;', KEYS), NO_ROW),
        (small('"a3",1 2;', KEYS), "A row begins with “a3”, which “a” does not have."),
        (small("1 2 3 4;", 'CODEPAGE="klingon";'), "It names a character set that is not known here: klingon."),
        (small("1 2 3 4;", 'CODEPAGE="utf-16";'), "It names a character set that is not known here: utf-16."),
        (small("1 2 3 4;", 'CODEPAGE="rot13";'), "It names a character set that is not known here: rot13."),
        (small("1 2 3 4;", 'DATANOTECELL("a9","b1")="r";'), "It flags a cell that its dimensions do not have."),
    ],
)
def test_px_files_that_are_not_whole_or_contradict_themselves_are_refused(content: str, sentence: str) -> None:
    assert said(content.encode()) == sentence


def test_words_in_another_character_set_than_the_file_names_are_refused() -> None:
    sentence = "It is not written in the character set utf-8 that it names."

    assert said((KEYWORDS + DATA).encode("latin-1")) == sentence
    assert said(small('1 2 3 "ä";', 'CODEPAGE="utf-8";').encode("latin-1")) == sentence


def test_a_few_bytes_cannot_ask_for_all_memory() -> None:
    many = {"category": {"index": [str(at) for at in range(6000)]}}
    values = ",".join(f'"{at}"' for at in range(6000))
    ten = [f"d{at}" for at in range(10)]
    begun = time.perf_counter()

    assert said(of_cube(size=[6000, 6000], dimension={"sex": many, "year": many}, value={"0": 1})) == TOO_LARGE
    assert said(of_cube(id=ten, size=[6000] * 10, dimension=dict.fromkeys(ten, many), value=[1])) == TOO_LARGE
    assert said(small('"0",1;', f'VALUES("a")={values};VALUES("b")={values};', KEYS).encode()) == TOO_LARGE
    assert time.perf_counter() - begun < 5


NO_ROWS = {"value": [], "size": [0, 2], "dimension": {"sex": {"category": {"index": []}}, "year": YEAR}}


@pytest.mark.parametrize("holding_none", [{"value": []}, {"value": None}, NO_ROWS])
def test_a_file_that_only_describes_figures_can_be_read_but_not_tidied(holding_none: dict[str, object]) -> None:
    with pytest.raises(WrongInput, match=r"There is nothing to write: the file describes figures, but holds none."):
        lines(read(of_cube(**holding_none)))


def test_a_px_file_with_nothing_behind_data_only_describes_figures() -> None:
    empty = read(small(";").encode())

    assert empty.tables[0].table.cells is None
    with pytest.raises(WrongInput, match=r"There is nothing to write: the file describes figures, but holds none."):
        lines(empty)


def test_a_collection_that_only_points_elsewhere_can_be_read_but_not_tidied() -> None:
    collection = {"class": "collection", "link": {"item": [{"class": "dataset", "href": "https://example.org/a"}]}}

    with pytest.raises(WrongInput, match=r"the file only says where its data sets are kept \(1\)\."):
        lines(read(json.dumps(collection).encode()))


def test_the_name_of_the_file_comes_with_the_sentence(tmp_path: Path) -> None:
    empty, missing = tmp_path / "empty.px", tmp_path / "missing.px"
    empty.touch()

    with pytest.raises(WrongInput) as refused:
        holding_of(empty)
    assert refused.value.reason == Reason("%(file)s: %(why)s", {"file": empty, "why": Reason("It is empty.")})
    with pytest.raises(WrongInput, match=r"missing.px cannot be used: No such file or directory."):
        holding_of(missing)
    with pytest.raises(WrongInput, match=r"cannot be used: Is a directory."):
        holding_of(tmp_path)


def refused_or_read(data: bytes) -> bool:
    """Whether the file is read, or refused with a sentence; anything else rises and fails the test."""
    try:
        return bool("".join(lines(read(data))))
    except NotPossible as refused:
        return bool(str(refused))


@given(st.integers(0, 10**6), st.binary(max_size=3), st.sampled_from([of_cube(), (KEYWORDS + DATA).encode()]))
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_reader(at: int, junk: bytes, whole: bytes) -> None:
    at %= len(whole)

    assert refused_or_read(whole[:at])
    assert refused_or_read(whole[:at] + junk + whole[at + 1 :])
    assert refused_or_read(whole[:at] + junk + whole[at:])


MEMBERS = [
    *CUBE,
    "status",
    "role",
    "category",
    "index",
    "unit",
    "child",
    "link",
    "item",
    "error",
    "extension",
    "0",
    "1",
]
SIMPLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=3),
    st.sampled_from([SEX, YEAR]),
)
ANY_JSON = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=6)  # type: ignore[arg-type]
    ),
)


@given(ANY_JSON, st.sampled_from(MEMBERS))
def test_any_json_in_any_place_is_read_or_refused(strange: object, place: str) -> None:
    collection = {"class": "collection", "link": {"item": [{place: strange}]}}

    for content in (CUBE | {place: strange}, {place: strange}, {place: CUBE | {place: strange}}, collection):
        assert refused_or_read(json.dumps(content).encode())
