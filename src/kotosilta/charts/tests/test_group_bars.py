"""What bars by group show: every bar named and measured on one scale, on both sides of zero."""

from __future__ import annotations

import pytest

from kotosilta.charts.draw import group_bars
from kotosilta.charts.spec import Bar, BarGroup, Drawing, GroupBars, Role
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, printed, said, shapes, texts
from kotosilta.figures import FigureKind


def _drawn(*groups: BarGroup, width: float = 640) -> Drawing:
    return group_bars(GroupBars("Sysselsatta", "Beskrivning", groups), SWEDISH, width)


def _group(label: str, own: float, country: float, kind: FigureKind = FigureKind.PERCENT) -> BarGroup:
    return BarGroup(
        label,
        (Bar("Närpes", Role.OWN, a_figure(own, kind)), Bar("Hela landet", Role.COUNTRY, a_figure(country, kind))),
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_all_groups_stand_on_one_scale(width: float) -> None:
    drawing = _drawn(_group("20–24 år", 40, 20), _group("25–34 år", 60, 30), width=width)

    own = [float(bar["width"]) for bar in shapes(drawing, "bar own")]
    country = [float(bar["width"]) for bar in shapes(drawing, "bar country")]
    assert own[1] == pytest.approx(1.5 * own[0], abs=0.2)
    assert country == [pytest.approx(width / 2, abs=0.2) for width in own]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_group_and_every_bar_is_named_where_it_stands(width: float) -> None:
    drawing = _drawn(_group("20–24 år", 40, 20), _group("25–34 år", 60, 30), width=width)

    assert said(drawing, "heading") == ["20–24 år", "25–34 år"]
    assert [text.said for text in texts(drawing) if not text.value] == [
        *("20–24 år", "Närpes", "Hela landet"),
        *("25–34 år", "Närpes", "Hela landet"),
    ]
    assert printed(drawing) == ["40,0\u00a0%", "20,0\u00a0%", "60,0\u00a0%", "30,0\u00a0%"]


def test_losses_go_to_the_left_of_zero_with_their_value_at_their_end() -> None:
    drawing = _drawn(_group("Inom Finland", -120, 40, FigureKind.COUNT))

    [own], [country] = shapes(drawing, "bar own"), shapes(drawing, "bar country")
    zero = float(country["x"])
    assert float(own["x"]) + float(own["width"]) == pytest.approx(zero, abs=0.2)
    [loss] = [text for text in texts(drawing) if text.value == "\u2212120"]
    assert loss.right < float(own["x"])


def test_only_losses_are_drawn_too() -> None:
    drawing = _drawn(_group("Inom Finland", -120, -40, FigureKind.COUNT))

    [own], [country] = shapes(drawing, "bar own"), shapes(drawing, "bar country")
    assert float(own["width"]) == pytest.approx(3 * float(country["width"]), abs=0.3)


def test_where_long_words_leave_no_room_they_stand_above_the_bars() -> None:
    drawing = _drawn(_group("Förändring", -12.3, 4.5, FigureKind.PERCENTAGE_POINTS), width=360)

    [own] = shapes(drawing, "bar own")
    [value] = [text for text in texts(drawing) if text.value.startswith("\u221212,3")]
    assert float(own["width"]) > 200
    assert value.bottom <= float(own["y"])


def test_all_zero_and_a_huge_range_are_drawn() -> None:
    zero = _drawn(_group("20–24 år", 0, 0, FigureKind.COUNT))
    huge = _drawn(_group("20–24 år", 3, 5_600_000, FigureKind.COUNT))

    assert (printed(zero), shapes(zero, "bar own")) == (["0", "0"], [])
    assert printed(huge) == ["3", "5\u00a0600\u00a0000"]


def test_a_group_without_bars_is_left_out_and_none_at_all_is_refused() -> None:
    assert said(_drawn(BarGroup("tom", ()), _group("full", 1, 2)), "heading") == ["full"]
    with pytest.raises(ValueError, match="nothing to draw"):
        _drawn(BarGroup("tom", ()))
