"""A question that is split and put together again gives what one answer would have given."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.statistics.reading import read
from kotosilta.statistics.sources.metadata import Selection, cells_of
from kotosilta.statistics.sources.splitting import joined, split
from kotosilta.statistics.table import Holding, NamedTable, Table
from kotosilta.statistics.tidy import lines
from tests.pxweb import StandIn, _selected, counting_cube

SIZES = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 7), min_size=1, max_size=4)


def selection_of(sizes: dict[str, int]) -> Selection:
    return {name: tuple(f"{name}{number}" for number in range(size)) for name, size in sizes.items()}


def cells(selection: Selection) -> list[tuple[str, ...]]:
    return list(product(*selection.values()))


def table(body: bytes) -> Table:
    return read(body).tables[0].table


def all_of(some: Table) -> tuple[object, ...]:
    """Everything that a table says, cells included."""
    tidy = "".join(lines(Holding(tables=(NamedTable(name="", table=some),))))
    return tidy, some.dimensions, some.title, some.updated, some.source, some.notes, some.cell_notes, some.legend


@given(SIZES, st.integers(1, 60))
def test_parts_are_small_enough_and_hold_every_cell_once(sizes: dict[str, int], most: int) -> None:
    whole = selection_of(sizes)

    parts = split(whole, most)

    assert max(map(cells_of, parts)) <= most
    assert Counter(cell for part in parts for cell in cells(part)) == Counter(cells(whole))
    assert all(list(part) == list(whole) for part in parts)


def test_what_fits_is_not_split() -> None:
    whole = selection_of({"a": 3, "b": 4})

    assert split(whole, 12) == [whole]


def test_a_split_makes_hardly_more_calls_than_the_cells_need() -> None:
    areas_by_languages = selection_of({"a": 309, "b": 169, "c": 36})

    assert cells_of(areas_by_languages) > 15 * 120_000
    assert len(split(areas_by_languages, 120_000)) == 17


@given(SIZES, st.integers(1, 60), st.data())
def test_the_parts_together_equal_one_answer(sizes: dict[str, int], most: int, data: st.DataObject) -> None:
    whole = selection_of(sizes)
    number = cells_of(whole)
    marked = data.draw(st.dictionaries(st.integers(0, number - 1), st.sampled_from([".", "..", "...", "-"])))
    server, cube = StandIn(), counting_cube(sizes, marked=marked)

    def answered(part: Selection) -> Table:
        status, body = _selected(server, cube, {name: list(codes) for name, codes in part.items()})
        assert status == 200
        return table(body)

    assert all_of(joined([answered(part) for part in split(whole, most)], whole)) == all_of(answered(whole))


def test_parts_with_other_dimensions_are_not_put_together() -> None:
    one, other = (table(json.dumps(counting_cube(sizes)).encode()) for sizes in ({"a": 1, "b": 2}, {"b": 2, "a": 1}))

    with pytest.raises(ValueError, match="a"):
        joined([one, other], selection_of({"a": 2, "b": 2}))
