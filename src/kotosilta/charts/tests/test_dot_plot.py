"""What a dot plot shows: values with intervals on one scale, named and measured in their rows."""

from __future__ import annotations

import pytest

from kotosilta.charts.draw import dot_plot
from kotosilta.charts.spec import DotPlot, DotRow, Drawing, Role
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, points, printed, said, shapes, texts
from kotosilta.figures import FigureKind

OWN = DotRow("Närpes", Role.OWN, a_figure(54.1), a_figure(46.3), a_figure(61.8))
PEER = DotRow("Kaskö", Role.PEER, a_figure(48.0), a_figure(31.0), a_figure(65.2))
COUNTRY = DotRow("Hela landet", Role.COUNTRY, a_figure(61.9))


def _drawn(*rows: DotRow, width: float = 640) -> Drawing:
    return dot_plot(DotPlot("Sysselsatta", "Beskrivning", rows, "95 % konfidensintervall"), SWEDISH, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_dot_lies_between_the_ends_of_its_interval(width: float) -> None:
    drawing = _drawn(OWN, PEER, width=width)

    [interval], [dot] = shapes(drawing, "interval own"), shapes(drawing, "dot own")
    [[(low, y), (high, _)], *caps] = points(interval["d"])
    assert low < float(dot["cx"]) < high
    assert float(dot["cy"]) == pytest.approx(y, abs=0.1)
    assert [cap[0][0] for cap in caps] == [low, high]


def test_intervals_are_explained_once_and_only_where_there_are_any() -> None:
    assert said(_drawn(OWN, PEER, COUNTRY), "note") == ["95 % konfidensintervall"]
    assert said(_drawn(COUNTRY), "note") == []


def test_a_row_without_bounds_or_with_one_alone_is_a_dot() -> None:
    drawing = _drawn(COUNTRY, DotRow("Kaskö", Role.PEER, a_figure(48.0), a_figure(31.0), None))

    assert [shapes(drawing, f"interval {role}") for role in Role] == [[], [], [], []]
    assert len(shapes(drawing, "dot country") + shapes(drawing, "dot peer")) == 2


def test_the_value_of_the_country_goes_through_all_rows() -> None:
    drawing = _drawn(OWN, PEER, COUNTRY)

    [line], [dot] = shapes(drawing, "reference"), shapes(drawing, "dot country")
    stretches = points(line["d"])
    assert {x for stretch in stretches for x, _ in stretch} == {float(dot["cx"])}
    assert len(stretches) == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_names_and_values_stand_in_their_rows(width: float) -> None:
    drawing = _drawn(OWN, COUNTRY, width=width)

    assert printed(drawing) == ["54,1\u00a0%", "61,9\u00a0%"]
    assert drawing.figures == (OWN.figure, COUNTRY.figure)
    names = [text for text in texts(drawing) if text.said in ("Närpes", "Hela landet")]
    dots = [float(each["cy"]) for role in ("own", "country") for each in shapes(drawing, f"dot {role}")]
    assert all(name.top < y for name, y in zip(names, dots, strict=True))


def test_zero_is_in_the_drawing_and_changes_lie_on_both_sides_of_it() -> None:
    kind = FigureKind.PERCENTAGE_POINTS
    change = DotRow("Närpes", Role.OWN, a_figure(-3.2, kind), a_figure(-6.3, kind), a_figure(0.4, kind))
    drawing = _drawn(change, DotRow("Kaskö", Role.PEER, a_figure(8.0, kind)))

    [zero] = {x for axis in shapes(drawing, "base") for stretch in points(axis["d"]) for x, _ in stretch}
    [own], [peer] = shapes(drawing, "dot own"), shapes(drawing, "dot peer")
    assert float(own["cx"]) < zero < float(peer["cx"])
    assert said(drawing, "scale")[0] == "\u22125"


def test_equal_values_zeros_and_huge_ones_are_drawn() -> None:
    zeros = _drawn(*(DotRow(name, Role.PEER, a_figure(0, FigureKind.COUNT)) for name in ("A", "B")))
    huge = _drawn(
        DotRow("A", Role.OWN, a_figure(2, FigureKind.COUNT)),
        DotRow("B", Role.PEER, a_figure(5_600_000, FigureKind.COUNT)),
        width=360,
    )

    assert printed(zeros) == ["0", "0"]
    assert printed(huge) == ["2", "5\u00a0600\u00a0000"]
    assert len(said(huge, "scale")) >= 2


def test_a_range_of_persons_is_as_wide_as_it_is_written() -> None:
    drawing = _drawn(DotRow("Sottunga", Role.OWN, a_figure(2, FigureKind.RANGE_1_4)))

    assert printed(drawing) == ["1–4"]
    assert len(shapes(drawing, "open own")) == 1


def test_no_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        _drawn()
