"""Marked breaks on a line drawing: where figures begin to be counted differently, and how that is said."""

from __future__ import annotations

import pytest

from kotosilta.charts.draw import line_chart
from kotosilta.charts.spec import Drawing, Gap, LineChart, SeriesMark
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_line, points, said, shapes, texts

YEARS = {year: 40.0 + year - 2000 for year in range(2000, 2026)}


def _drawn(*marks: SeriesMark, width: float = 640, gaps: tuple[Gap, ...] = ()) -> Drawing:
    return line_chart(LineChart("Sysselsatta", "Beskrivning", (a_line(YEARS),), gaps, marks=marks), SWEDISH, width)


def _lines(drawing: Drawing) -> list[tuple[float, float]]:
    """Place and upper end of every break."""
    return [points(line["d"])[0][0] for line in shapes(drawing, "break")]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_break_lies_between_the_last_year_before_it_and_the_first_one_after(width: float) -> None:
    drawing = _drawn(SeriesMark(2011, "ny definition"), width=width)

    [own] = [points(line["d"])[0] for line in shapes(drawing, "line own") if len(points(line["d"])[0]) == len(YEARS)]
    [(x, _)] = _lines(drawing)
    before, after = own[10][0], own[11][0]
    assert x == pytest.approx((before + after) / 2, abs=0.1)
    assert "ny definition" in " ".join(said(drawing, "turn"))


@pytest.mark.parametrize("year", [1995, 2000, 2026])
def test_a_break_without_years_on_both_sides_is_not_marked(year: int) -> None:
    drawing = _drawn(SeriesMark(year, "ny definition"))

    assert (_lines(drawing), said(drawing, "turn")) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_many_breaks_close_together_are_all_named_beside_their_line(width: float) -> None:
    marks = tuple(SeriesMark(2019 + at, f"ny indelning {at}") for at in range(6))
    drawing = _drawn(*marks, width=width, gaps=(Gap(2013, 2016, "inga siffror"),))

    words = [text for text in texts(drawing) if text.kind == "turn"]
    assert " ".join(text.said for text in words) == " ".join(mark.label for mark in marks)
    # No line goes through its own name: a name lies on one side of it.
    for (x, top), word in zip(_lines(drawing), words, strict=False):
        assert word.bottom > top
        assert word.right <= x or x <= word.left


def test_a_break_without_a_name_is_a_line_alone() -> None:
    drawing = _drawn(SeriesMark(2011, ""))

    assert (len(_lines(drawing)), said(drawing, "turn")) == (1, [])


def test_a_drawing_without_breaks_is_as_it_was() -> None:
    with_none, without = _drawn(), line_chart(LineChart("Sysselsatta", "Beskrivning", (a_line(YEARS),)), SWEDISH)

    assert with_none == without
