"""What stays together on a page, and which columns are numbers."""

from __future__ import annotations

import pytest

from kotosilta.figures import FigureKind
from kotosilta.publishing.blocks import Blank, Block, BulletList, Paragraph, Table
from kotosilta.publishing.layout import (
    is_place_to_fill_in,
    may_be_divided,
    number_columns,
    stays_with_what_it_follows,
)
from kotosilta.publishing.tests.sample import figure


def test_number_columns_are_those_with_figures_and_nothing_to_read() -> None:
    header = (("Namn",), ("År",), ("Andel",), ("Antal",), ("Källa",))
    rows = (
        (("A",), ("2025",), (figure(5.5),), (figure(10, FigureKind.COUNT), " (2024)"), (figure(1), " och text")),
        (("B",), ("2024",), ("–",), (figure(3, FigureKind.RANGE_1_4),), ()),
    )
    assert number_columns(Table((), header, rows, (1,) * 5)) == (False, False, True, True, False)
    naked = Table((), (("Andel",),), (((figure(1),),),), (1,))
    assert number_columns(naked) == (False,)
    assert number_columns(Table((), (("Andel",),), (((figure(1),),),), (1,), row_headers=False)) == (True,)


def test_table_without_rows_has_no_number_columns() -> None:
    assert number_columns(Table((), (("Mål",), ("Åtgärd",)), (), (1, 1), blank_rows=3)) == (False, False)


def test_only_long_tables_may_be_divided() -> None:
    row = (("x",),)
    assert not may_be_divided(Table((), row, (row,) * 4, (1,), blank_rows=2))
    assert may_be_divided(Table((), row, (row,) * 4, (1,), blank_rows=3))


@pytest.mark.parametrize(
    ("block", "place", "stays"),
    [
        (Paragraph((Blank("vem"),)), True, True),
        (Paragraph(("Ansvarig: ", Blank("vem"))), False, False),
        (Paragraph(("x",), "source"), False, True),
        (Paragraph(("x",), "note"), False, True),
        (Paragraph(("x",)), False, False),
        (BulletList(((Blank("vem"),),)), False, False),
        (None, False, False),
    ],
)
def test_sources_notes_and_places_to_fill_in_stay_with_what_they_follow(
    block: Block | None, place: bool, stays: bool
) -> None:
    assert (is_place_to_fill_in(block), stays_with_what_it_follows(block)) == (place, stays)
