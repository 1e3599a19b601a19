"""What holds for every drawing, whatever it shows: it can be read, nothing covers anything, and no number is stray."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kotosilta.charts.draw import area_map, bar_chart, dot_plot, funnel_plot, group_bars, line_chart, pyramid
from kotosilta.charts.palette import PAPER
from kotosilta.charts.scale import rhythm_of
from kotosilta.charts.spec import Drawing, LineChart
from kotosilta.charts.tests.drawings import (
    HOSTILE,
    SWEDISH,
    WIDTHS,
    a_line,
    a_line_chart,
    area_maps,
    bar_charts,
    dot_plots,
    funnel_plots,
    group_bar_charts,
    line_charts,
    points,
    printed,
    pyramids,
    read,
    shapes,
    texts,
)
from kotosilta.figures import written

SVG = "{http://www.w3.org/2000/svg}"
ON_SCREEN = {
    "svg": {"class", "viewBox", "role", "aria-labelledby"},
    "title": {"id"},
    "desc": {"id"},
    "text": {"class", "x", "y", "text-anchor"},
    "tspan": {"class"},
    "path": {"class", "d", "transform"},
    "rect": {"class", "x", "y", "width", "height"},
    "circle": {"class", "cx", "cy", "r"},
}


drawings = st.one_of(
    *(
        st.builds(draw, specs, st.just(SWEDISH), st.sampled_from(WIDTHS))
        for draw, specs in (
            (line_chart, line_charts()),
            (bar_chart, bar_charts),
            (group_bars, group_bar_charts),
            (dot_plot, dot_plots),
            (pyramid, pyramids()),
            (area_map, area_maps()),
            (funnel_plot, funnel_plots()),
        )
    )
)


@given(drawings)
def test_the_screen_version_has_classes_and_geometry_and_nothing_else(drawing: Drawing) -> None:
    for found in read(drawing).iter():
        assert set(found.attrib) <= ON_SCREEN[found.tag]
        assert found.get("class", "value").removesuffix(" compact") in {*PAPER, "chart", "value"}


@given(drawings)
def test_the_paper_version_shows_the_same_things_without_classes(drawing: Drawing) -> None:
    screen, paper = read(drawing), ET.fromstring(drawing.paper)

    assert [found.get("class") for found in paper.iter() if found.get("class")] == []
    ground, *tags = [found.tag.removeprefix(SVG) for found in paper if found.tag not in (f"{SVG}title", f"{SVG}desc")]
    assert ground == "rect"
    assert tags == [found.tag for found in screen if found.tag not in ("title", "desc")]
    assert ["".join(found.itertext()) for found in paper.iter(f"{SVG}text")] == [
        "".join(found.itertext()) for found in screen.iter("text")
    ]


@given(drawings)
def test_a_drawing_says_what_it_is_to_those_who_do_not_see_it(drawing: Drawing) -> None:
    for root, space in ((read(drawing), ""), (ET.fromstring(drawing.paper), SVG)):
        names = [found.get("id") for found in root if found.tag in (f"{space}title", f"{space}desc")]
        assert root.get("role") == "img"
        assert (root.get("aria-labelledby") or "").split() == names


@given(drawings)
def test_no_text_covers_another(drawing: Drawing) -> None:
    assert [pair for pair in combinations(texts(drawing), 2) if pair[0].over(pair[1])] == []


@given(drawings)
def test_everything_stays_inside_the_view_box(drawing: Drawing) -> None:
    slack = 0.1  # coordinates have one decimal
    for text in texts(drawing):
        assert -slack <= text.left
        assert text.right <= drawing.width + slack
        assert -slack <= text.top
        assert text.bottom <= drawing.height + slack
    for found in read(drawing).iter():
        (left, top), scale = _moved(found.get("transform", ""))
        for stretch in points(found.get("d", "")):
            for x, y in stretch if scale == 1 else stretch[:1]:
                assert -slack <= left + x * scale <= drawing.width + slack
                assert -slack <= top + y * scale <= drawing.height + slack
        assert all(0 <= float(x) <= drawing.width for x in re.findall(r"H(-?[\d.]+)", found.get("d", "")))
        assert all(0 <= float(y) <= drawing.height for y in re.findall(r"V(-?[\d.]+)", found.get("d", "")))
        if found.tag == "rect":
            x, y, width, height = (float(found.get(side, "")) for side in ("x", "y", "width", "height"))
            assert 0 <= x <= x + width <= drawing.width + slack
            assert 0 <= y <= y + height <= drawing.height + slack


def _moved(transform: str) -> tuple[tuple[float, float], float]:
    """Where a shape of a map is moved to and how it is scaled; steps within it are relative and not looked at."""
    if not transform:
        return (0, 0), 1
    x, y, scale = map(float, re.findall(r"-?[\d.]+", transform))
    return (x, y), scale


@given(drawings)
def test_the_figures_of_a_drawing_are_those_that_are_printed(drawing: Drawing) -> None:
    assert Counter(printed(drawing)) == Counter(written(figure, SWEDISH) for figure in drawing.figures)


@given(line_charts(), st.sampled_from(WIDTHS))
def test_a_line_is_never_drawn_across_a_year_without_a_figure(spec: LineChart, width: float) -> None:
    years = [[year for year, _ in line.points] for line in spec.lines]
    assume(rhythm_of(years) == 1)
    drawing = line_chart(spec, SWEDISH, width)
    first, last = min(min(each) for each in years), max(max(each) for each in years)
    [[[(start, bottom), (end, _)]]] = [points(axis["d"]) for axis in shapes(drawing, "base")]
    drawn = [line["d"] for role in ("own", "region", "country", "peer") for line in shapes(drawing, f"line {role}")]
    stretches = [stretch for geometry in drawn for stretch in points(geometry) if stretch[0][0] >= start]

    assert all(b[0] - a[0] <= (end - start) / (last - first) + 0.1 for each in stretches for a, b in pairwise(each))
    assert sum(len(each) - 1 for each in stretches) == sum(b - a == 1 for each in years for a, b in pairwise(each))
    assert all(y <= bottom for each in stretches for _, y in each)


@given(drawings, drawings)
def test_ids_differ_between_drawings_that_differ(one: Drawing, other: Drawing) -> None:
    same = one.screen == other.screen
    ids = [{found.get("id") for found in read(each).iter() if found.get("id")} for each in (one, other)]

    assert ids[0] == ids[1] if same else not ids[0] & ids[1]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_stays_text(hostile: str, width: float) -> None:
    spec = a_line_chart(a_line({2024: 1.0, 2025: 2.0}, label=hostile, ends_because=hostile))

    drawing = line_chart(LineChart(hostile, hostile, spec.lines), SWEDISH, width)

    for each in (drawing.screen, drawing.paper):
        tags = {found.tag.removeprefix(SVG) for found in ET.fromstring(each).iter()}
        assert tags <= {*ON_SCREEN}
        assert not set(each) & {*map(chr, range(32)), "\x7f", "\x85", "\u202e", "\u2066", "\ufffe", "\uffff"}


def test_drawing_the_same_twice_gives_the_same() -> None:
    spec = a_line_chart(a_line({2024: 1.0, 2025: 2.0}))

    assert line_chart(spec, SWEDISH) == line_chart(spec, SWEDISH)
