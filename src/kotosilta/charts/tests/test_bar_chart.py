"""What a bar drawing shows: values side by side, told apart by shape, never more exact than they are written."""

from __future__ import annotations

import pytest

from kotosilta.charts.draw import bar_chart
from kotosilta.charts.palette import PAPER
from kotosilta.charts.spec import Bar, BarChart, Drawing, Role
from kotosilta.charts.tests.drawings import SWEDISH, a_bar_chart, a_figure, printed, said, shapes, texts
from kotosilta.figures import FigureKind

NAMES = (
    *("Kristinestad", "Kaskö", "Närpes", "Malax", "Korsnäs", "Korsholm"),
    *("Vörå", "Nykarleby", "Jakobstad", "Pedersöre", "Larsmo", "Kronoby"),
)


def _length(drawing: Drawing, kind: str) -> float:
    [bar] = shapes(drawing, kind)
    return float(bar["width"])


def test_bars_are_as_long_as_their_values() -> None:
    drawing = bar_chart(
        a_bar_chart(Bar("Närpes", Role.OWN, a_figure(32.8)), Bar("Hela landet", Role.COUNTRY, a_figure(16.4))), SWEDISH
    )

    assert _length(drawing, "bar own") == pytest.approx(2 * _length(drawing, "bar country"), abs=0.2)
    assert printed(drawing) == ["32,8\u00a0%", "16,4\u00a0%"]
    assert drawing.figures == (a_figure(32.8), a_figure(16.4))


def test_a_value_stands_at_the_end_of_its_bar() -> None:
    drawing = bar_chart(a_bar_chart(Bar("Närpes", Role.OWN, a_figure(32.8))), SWEDISH)

    [bar] = shapes(drawing, "bar own")
    [value] = [text for text in texts(drawing) if text.value]
    assert 0 < value.left - (float(bar["x"]) + float(bar["width"])) < 12


@pytest.mark.parametrize("width", [640, 360])
def test_a_joint_draft_has_twelve_municipalities_region_and_country_in_one_drawing(width: float) -> None:
    bars = [Bar(name, Role.PEER, a_figure(float(value))) for value, name in enumerate(NAMES)]
    drawing = bar_chart(
        a_bar_chart(
            *bars, Bar("Österbotten", Role.REGION, a_figure(9.4)), Bar("Hela landet", Role.COUNTRY, a_figure(11.0))
        ),
        SWEDISH,
        width,
    )

    assert [text.said for text in texts(drawing) if not text.value] == [*NAMES, "Österbotten", "Hela landet"]
    assert (len(printed(drawing)), len(shapes(drawing, "bar peer"))) == (14, 11)


def test_zero_has_a_value_and_no_bar() -> None:
    drawing = bar_chart(
        a_bar_chart(*(Bar(name, Role.OWN, a_figure(0, FigureKind.COUNT)) for name in ("A", "B"))), SWEDISH
    )

    assert (printed(drawing), shapes(drawing, "bar own")) == (["0", "0"], [])


def test_a_range_is_closed_to_its_lower_end_and_open_from_there() -> None:
    drawing = bar_chart(
        a_bar_chart(
            Bar("Närpes", Role.OWN, a_figure(1, FigureKind.RANGE_1_4)),
            Bar("Malax", Role.PEER, a_figure(8, FigureKind.COUNT)),
        ),
        SWEDISH,
    )

    unit = _length(drawing, "bar peer") / 8
    assert _length(drawing, "bar own") == pytest.approx(unit, abs=0.2)
    assert _length(drawing, "open own") == pytest.approx(3 * unit, abs=0.2)
    assert printed(drawing) == ["1–4", "8"]


def test_persons_below_ten_are_drawn_as_little_as_they_are_written() -> None:
    few, fewer = (
        bar_chart(a_bar_chart(Bar("Sottunga", Role.OWN, a_figure(value, FigureKind.ABOUT))), SWEDISH)
        for value in (9, 1)
    )

    assert few.screen == fewer.screen
    assert (printed(few), shapes(few, "bar own"), len(shapes(few, "open own"))) == (["färre än 10"], [], 1)


def test_roles_differ_by_shape_and_not_only_by_colour() -> None:
    looks = {role: PAPER[f"bar {role}"] for role in Role}

    assert 'stroke="' not in looks[Role.OWN]
    assert 'stroke="' in looks[Role.REGION]
    assert "stroke-dasharray" not in looks[Role.REGION]
    assert "stroke-dasharray" in looks[Role.COUNTRY]


def test_a_long_name_is_wrapped_before_its_bar() -> None:
    name = "Barn med främmande modersmål inom småbarnspedagogiken"

    drawing = bar_chart(a_bar_chart(Bar(name, Role.OWN, a_figure(2.0))), SWEDISH)

    rows = said(drawing, "name own")
    assert " ".join(rows) == f"{name} 2,0\u00a0%"
    [bar] = shapes(drawing, "bar own")
    assert all(text.right < float(bar["x"]) for text in texts(drawing) if not text.value)


@pytest.mark.parametrize("spec", [a_bar_chart(), a_bar_chart(Bar("Närpes", Role.OWN, a_figure(-0.1)))])
def test_nothing_to_draw_and_values_below_zero_are_refused(spec: BarChart) -> None:
    with pytest.raises(ValueError, match=r"nothing to draw|below zero"):
        bar_chart(spec, SWEDISH)
