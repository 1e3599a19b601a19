"""A forecast is drawn as a known line and a fan: bands that lie in each other, named without colour."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.charts.fan_chart import fan_chart
from kotosilta.charts.spec import Fan, FanChart, Gap
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, a_line, printed, read, said, texts
from kotosilta.figures import FigureKind

BANDS = ("i hälften av fallen", "i 8 fall av 10", "i 19 fall av 20")


def a_fan(year: int, value: float, *reach: float) -> Fan:
    """A fan whose bands reach so many times below and above the value."""
    bands = [
        (a_figure(value / times, FigureKind.COUNT, year), a_figure(value * times, FigureKind.COUNT, year))
        for times in reach
    ]
    return Fan(year, a_figure(value, FigureKind.ABOUT, year), tuple(bands))


def a_fan_chart(*fans: Fan, bands: tuple[str, ...] = BANDS, known: dict[int, float] | None = None) -> FanChart:
    line = a_line(known or {2010: 100.0, 2011: 120.0, 2020: 250.0, 2021: 260.0})
    line = type(line)(line.label, line.role, tuple((y, a_figure(f.value, FigureKind.COUNT, y)) for y, f in line.points))
    return FanChart("Prognos", "Beskrivning", line, fans, bands, "väntat", "8 av 10:", (Gap(2012, 2019, "saknas"),))


TWO = a_fan_chart(a_fan(2026, 300, 1.1, 1.3, 1.6), a_fan(2031, 350, 1.2, 1.5, 2.0))


def _corners(drawing: str, kind: str) -> list[tuple[float, float]]:
    found = re.search(rf'class="{kind}" d="M([^"]*)Z"', drawing)
    assert found
    return [tuple(map(float, point.split())) for point in found[1].split("L")]  # type: ignore[misc]


@pytest.mark.parametrize("width", WIDTHS)
def test_bands_begin_together_at_the_last_known_point_and_lie_in_each_other(width: float) -> None:
    drawing = fan_chart(TWO, SWEDISH, width).screen

    outer, middle, inner = (_corners(drawing, f"fan {kind}") for kind in ("outer", "middle", "inner"))

    assert outer[0] == middle[0] == inner[0]
    for wide, narrow in ((outer, middle), (middle, inner)):
        assert [x for x, _ in wide] == [x for x, _ in narrow]
        assert all(w < n for (_, w), (_, n) in zip(wide[1:3], narrow[1:3], strict=True))
        assert all(w > n for (_, w), (_, n) in zip(wide[3:], narrow[3:], strict=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_band_is_named_in_words(width: float) -> None:
    assert [words for words in said(fan_chart(TWO, SWEDISH, width), "note") if words in BANDS] == list(BANDS)


def test_the_expected_value_and_the_bounds_of_the_middle_band_are_printed() -> None:
    drawing = fan_chart(TWO, SWEDISH)

    assert printed(drawing) == ["525", "cirka 350", "233"]
    assert [figure.value for figure in drawing.figures] == [525, 350, pytest.approx(350 / 1.5)]


@pytest.mark.parametrize("width", WIDTHS)
def test_words_stay_inside_and_do_not_cover_each_other(width: float) -> None:
    drawing = fan_chart(TWO, SWEDISH, width)
    found = texts(drawing)

    assert all(text.left >= -0.5 and text.right <= width + 0.5 for text in found)
    assert [(one.said, other.said) for i, one in enumerate(found) for other in found[i + 1 :] if one.over(other)] == []


def test_the_gap_of_the_known_line_is_marked() -> None:
    assert said(fan_chart(TWO, SWEDISH), "gap") == ["saknas"]


def test_a_drawing_tells_its_title_and_description_to_screen_readers() -> None:
    tree = read(fan_chart(TWO, SWEDISH))

    assert [tree.findtext("title"), tree.findtext("desc")] == ["Prognos", "Beskrivning"]
    assert tree.attrib["role"] == "img"


def test_fewer_bands_look_like_the_outer_ones() -> None:
    drawing = fan_chart(a_fan_chart(a_fan(2026, 300, 1.2), bands=("i 8 fall av 10",)), SWEDISH).screen

    assert 'class="fan outer"' in drawing
    assert 'class="fan inner"' not in drawing


@pytest.mark.parametrize(
    "wrong",
    [
        a_fan_chart(),
        a_fan_chart(a_fan(2026, 300, 1.1)),
        a_fan_chart(a_fan(2026, 300, 1.1, 1.2, 1.3, 1.4), bands=("a", "b", "c", "d")),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: FanChart) -> None:
    with pytest.raises(ValueError, match="Prognos"):
        fan_chart(wrong, SWEDISH)


def test_a_drawing_takes_less_than_two_milliseconds() -> None:
    fan_chart(TWO, SWEDISH)
    begun = time.process_time()
    for _ in range(50):
        fan_chart(TWO, SWEDISH)

    assert (time.process_time() - begun) / 50 < 0.002 * 3  # the limit of the benchmark, with room for a busy machine


@given(
    values=st.lists(st.floats(0, 1e6), min_size=1, max_size=3),
    reach=st.tuples(st.floats(1, 2), st.floats(2, 3), st.floats(3, 9)),
    width=st.sampled_from(WIDTHS),
)
def test_any_forecast_can_be_drawn(values: list[float], reach: tuple[float, float, float], width: float) -> None:
    fans = [a_fan(2026 + 5 * i, value, *reach) for i, value in enumerate(values)]

    drawing = fan_chart(a_fan_chart(*fans), SWEDISH, width)

    assert read(drawing).tag == "svg"
    assert "nan" not in drawing.screen
