"""What an age pyramid shows: the youngest at the foot, a sex on either side, groups from the middle outwards."""

from __future__ import annotations

import re

import pytest

from kotosilta.charts.draw import pyramid
from kotosilta.charts.palette import PAPER
from kotosilta.charts.spec import Drawing, Pyramid, PyramidRow
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, printed, said, shapes, texts
from kotosilta.figures import Figure, FigureKind


def _people(*counts: float | None) -> tuple[Figure | None, ...]:
    return tuple(None if count is None else a_figure(count, FigureKind.COUNT) for count in counts)


def _drawn(*rows: PyramidRow, width: float = 640, parts: tuple[str, ...] = ("Främmande", "Övriga")) -> Drawing:
    return pyramid(Pyramid("Ålder", "Beskrivning", "Män", "Kvinnor", parts, rows, "dold"), SWEDISH, width)


def _boxes(drawing: Drawing, kind: str) -> list[tuple[float, ...]]:
    """Left, top, right and bottom of every bar of a part."""
    return [
        tuple(map(float, corners))
        for shape in shapes(drawing, kind)
        for corners in re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)", shape.get("d", ""))
    ]


def _width(box: tuple[float, ...]) -> float:
    return box[2] - box[0]


YOUNG = PyramidRow("0–14", _people(30, 60), _people(20, 80))
OLD = PyramidRow("15–", _people(10, 40), _people(15, 35))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_youngest_are_at_the_foot_and_the_sides_have_one_scale(width: float) -> None:
    drawing = _drawn(YOUNG, OLD, width=width)

    young, old, young_right, _ = _boxes(drawing, "slice first")
    assert young[1] > old[1]
    assert young[2] < young_right[0]
    assert _width(young) == pytest.approx(1.5 * _width(young_right), abs=0.3)
    assert said(drawing, "year") == ["0–14", "15–"]


def test_parts_lie_beside_one_another_from_the_middle_outwards() -> None:
    drawing = _drawn(YOUNG)

    left, right = _boxes(drawing, "slice first")
    outer_left, outer_right = _boxes(drawing, "slice second")
    assert outer_left[2] == left[0]
    assert outer_right[0] == right[2]
    assert _width(outer_left) == pytest.approx(2 * _width(left), abs=0.3)


def test_sides_and_parts_are_named() -> None:
    drawing = _drawn(YOUNG)

    assert said(drawing, "heading") == ["Män", "Kvinnor"]
    assert said(drawing, "note") == ["Främmande", "Övriga"]


def test_a_hidden_figure_has_a_mark_of_its_own_that_is_explained_and_no_length() -> None:
    drawing = _drawn(PyramidRow("0–14", _people(None, 60), _people(3000, 0)), OLD)

    [hidden] = _boxes(drawing, "unseen")
    assert _width(hidden) < 10
    assert said(drawing, "note") == ["Främmande", "Övriga", "dold"]


def test_numbers_stand_in_the_table_and_not_in_the_drawing() -> None:
    drawing = _drawn(YOUNG, OLD)

    assert (printed(drawing), drawing.figures) == ([], ())
    assert "60" in said(drawing, "scale")


@pytest.mark.parametrize("width", WIDTHS)
def test_single_years_are_one_area_a_part_with_round_ages_beside(width: float) -> None:
    rows = [PyramidRow(str(age), _people(age, 100 - age), _people(5, 100)) for age in range(101)]

    drawing = _drawn(*rows, width=width)

    drawn = ["d" in shape for kind in ("slice first", "slice second") for shape in shapes(drawing, kind)]
    assert drawn.count(True) == 4
    assert said(drawing, "year")[:2] in (["0", "5"], ["0", "10"])
    assert drawing.height < 520


def test_parts_differ_by_more_than_colour() -> None:
    assert "fill-opacity" in PAPER["slice second"]
    assert "stroke-dasharray" in PAPER["slice third"]


def test_zeros_one_class_and_a_huge_one_are_drawn() -> None:
    zeros = _drawn(PyramidRow("0–", _people(0, 0), _people(0, 0)))
    huge = _drawn(PyramidRow("0–", _people(1, 2_700_000), _people(0, 3)), width=360)

    assert (_boxes(zeros, "slice first"), said(zeros, "scale")) == ([], ["0", "0"])
    assert all(text.left >= 0 and text.right <= 360 for text in texts(huge))


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (PyramidRow("0–", _people(None, None), _people(None, None)),),
        (PyramidRow("0–", _people(1), _people(1, 2)),),
        (PyramidRow("0–", _people(-1, 2), _people(1, 2)),),
    ],
)
def test_nothing_to_draw_missing_parts_and_values_below_zero_are_refused(rows: tuple[PyramidRow, ...]) -> None:
    with pytest.raises(ValueError, match=r"nothing to draw|parts|below zero"):
        _drawn(*rows)


def test_more_than_three_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="parts"):
        _drawn(PyramidRow("0–", _people(1, 2, 3, 4), _people(1, 2, 3, 4)), parts=("a", "b", "c", "d"))
