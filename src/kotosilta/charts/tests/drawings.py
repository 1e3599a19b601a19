"""Builders of small drawings, and a reader that finds what stands where in a finished one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from kotosilta.charts.marks import SMALL_KINDS, sizes_for
from kotosilta.charts.shapes import shapes as shapes_of_the_country
from kotosilta.charts.spec import (
    AreaMap,
    Bar,
    BarChart,
    BarGroup,
    DotPlot,
    DotRow,
    Drawing,
    FunnelLimit,
    FunnelPlot,
    FunnelPoint,
    Gap,
    GroupBars,
    Line,
    LineChart,
    MapArea,
    MapStep,
    Pyramid,
    PyramidRow,
    Role,
    SeriesMark,
)
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, FigureKind, NumberStyle

WIDTHS = (640, 360)
SWEDISH = NumberStyle(
    language="sv",
    decimal_mark=",",
    group_mark="\u00a0",
    minus="\u2212",
    percent="{n}\u00a0%",
    percentage_points="{n} procentenheter",
    about="cirka {n}",
    under="färre än {n}",
    times="{n} gånger",
)


def a_figure(value: float, kind: FigureKind = FigureKind.PERCENT, year: int | None = 2025) -> Figure:
    return Figure(value, kind, "545", "foreign_language_share", year, "statfin_159t", ("seen",))


def a_line(values: dict[int, float], role: Role = Role.OWN, label: str = "Närpes", ends_because: str = "") -> Line:
    return Line(label, role, tuple((year, a_figure(value, year=year)) for year, value in values.items()), ends_because)


def a_line_chart(*lines: Line, gaps: tuple[Gap, ...] = ()) -> LineChart:
    return LineChart("Andel", "Beskrivning", lines, gaps)


def a_bar_chart(*bars: Bar) -> BarChart:
    return BarChart("Andel", "Beskrivning", bars)


@dataclass(frozen=True)
class Text:
    """A line of text in a drawing, with the box it takes."""

    kind: str
    said: str
    value: str
    left: float
    right: float
    top: float
    bottom: float

    def over(self, other: Text) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


def read(drawing: Drawing) -> ET.Element:
    """The screen version as a tree; fails when it is not well-formed."""
    return ET.fromstring(drawing.screen)


def texts(drawing: Drawing) -> list[Text]:
    """Every line of text on the screen version, in drawing order."""
    return [_text(found, drawing.width) for found in read(drawing).iter("text")]


def said(drawing: Drawing, kind: str) -> list[str]:
    """The lines of text of a kind (`year`, `label own` …)."""
    return [text.said for text in texts(drawing) if text.kind == kind]


def printed(drawing: Drawing) -> list[str]:
    """Every value that is printed in semi-bold."""
    return [text.value for text in texts(drawing) if text.value]


def shapes(drawing: Drawing, kind: str) -> list[dict[str, str]]:
    """The attributes of every shape of a kind (`line own`, `band` …)."""
    return [dict(found.attrib) for found in read(drawing) if found.get("class") == kind and found.tag != "text"]


def points(geometry: str) -> list[list[tuple[float, float]]]:
    """The stretches of a path."""
    return [
        [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", stretch)]
        for stretch in geometry.split("M")[1:]
    ]


def _text(found: ET.Element, width: float) -> Text:
    kind, value = found.get("class", ""), "".join(span.text or "" for span in found.iter("tspan"))
    sizes = sizes_for(width)
    size = sizes.small if kind in SMALL_KINDS else sizes.text
    words = "".join(found.itertext())
    x, y, long = float(found.get("x", "")), float(found.get("y", "")), text_width(words, size)
    left = x - {"start": 0.0, "middle": long / 2, "end": long}[found.get("text-anchor", "start")]
    return Text(kind, words, value, left, left + long, y - 0.72 * size, y + 0.2 * size)


HOSTILE = (
    "<script>alert(1)</script>",
    'x" onload="alert(1)',
    "]]>&amp;<!--",
    "\x00\x08\x1b\x7f\x85",
    "\u202egnp.exe\u2066",
    "\ufffe\uffff",
    "עברית العربية",
    "{n} {{ x }} %s",
)
labels = st.one_of(
    st.sampled_from(
        (
            *HOSTILE,
            "",
            "Närpes",
            "Hyvinvointialueyhteistyöryhmittymä",
            "Södra Savolax välfärdsområdes samarbetskommuner",
            "Uusikaarlepyy – Nykarleby",
        )
    ),
    st.text(max_size=60),
)
roles = st.sampled_from(Role)
kinds = st.sampled_from(FigureKind)
small = st.one_of(st.just(0.0), st.floats(0, 1e-6), st.floats(0, 100).map(lambda value: round(value, 1)))
large = st.floats(0, 1e8)
PEOPLE = (FigureKind.COUNT, FigureKind.ABOUT)


def values(kind: FigureKind) -> st.SearchStrategy[float]:
    """Counts of people may be as large as they like."""
    return st.one_of(small, large) if kind in PEOPLE else small


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    kind = draw(kinds)
    years = st.sets(st.integers(1990, 2030), min_size=1, max_size=12)

    def line() -> Line:
        points = tuple((year, a_figure(draw(values(kind)), kind, year)) for year in sorted(draw(years)))
        return Line(draw(labels), draw(roles), points, draw(st.one_of(st.just(""), labels)))

    gaps = st.tuples(st.integers(1988, 2030), st.integers(0, 9), labels).map(lambda g: Gap(g[0], g[0] + g[1], g[2]))
    lines = tuple(line() for _ in range(draw(st.integers(1, 4))))
    marks = st.builds(SeriesMark, st.integers(1988, 2032), labels)
    return LineChart(
        draw(labels),
        draw(labels),
        lines,
        tuple(draw(st.lists(gaps, max_size=3))),
        marks=tuple(draw(st.lists(marks, max_size=3))),
    )


figures = kinds.flatmap(lambda kind: st.builds(a_figure, values(kind), st.just(kind)))
bar_charts = st.builds(
    BarChart,
    title=labels,
    description=labels,
    bars=st.lists(st.builds(Bar, label=labels, role=roles, figure=figures), min_size=1, max_size=14).map(tuple),
)


BELOW_ZERO = (FigureKind.COUNT, FigureKind.PERCENT, FigureKind.PERCENTAGE_POINTS, FigureKind.DECIMAL)


def signed(kind: FigureKind) -> st.SearchStrategy[float]:
    """Values on both sides of zero, for the kinds of number that have them."""
    both = st.tuples(values(kind), st.sampled_from((-1, 1))).map(lambda pair: pair[0] * pair[1])
    return both if kind in BELOW_ZERO else values(kind)


signed_figures = kinds.flatmap(lambda kind: st.builds(a_figure, signed(kind), st.just(kind)))
group_bar_charts = st.builds(
    GroupBars,
    title=labels,
    description=labels,
    groups=st.lists(
        st.builds(
            BarGroup,
            label=labels,
            bars=st.lists(st.builds(Bar, label=labels, role=roles, figure=signed_figures), min_size=1, max_size=4).map(
                tuple
            ),
        ),
        min_size=1,
        max_size=5,
    ).map(tuple),
)
dot_plots = st.builds(
    DotPlot,
    title=labels,
    description=labels,
    rows=st.lists(
        st.builds(
            DotRow,
            label=labels,
            role=roles,
            figure=signed_figures,
            low=st.one_of(st.none(), signed_figures),
            high=st.one_of(st.none(), signed_figures),
        ),
        min_size=1,
        max_size=9,
    ).map(tuple),
    interval_label=labels,
)


@st.composite
def pyramids(draw: st.DrawFn) -> Pyramid:
    kind, parts = draw(kinds), draw(st.integers(1, 3))
    cells = st.one_of(st.none(), st.builds(a_figure, values(kind), st.just(kind)))
    side = st.tuples(*[cells] * parts)
    rows = draw(st.lists(st.builds(PyramidRow, labels, side, side), max_size=7))
    first = PyramidRow(draw(labels), (a_figure(draw(values(kind)), kind),) * parts, draw(side))
    repeated = (first, *rows) * draw(st.sampled_from((1, 1, 5, 15)))
    names = st.tuples(*[labels] * parts)
    return Pyramid(draw(labels), draw(labels), draw(labels), draw(labels), draw(names), repeated, draw(labels))


@st.composite
def area_maps(draw: st.DrawFn) -> AreaMap:
    codes = draw(
        st.lists(st.sampled_from(sorted(shapes_of_the_country().outlines)), min_size=1, max_size=16, unique=True)
    )
    areas = [MapArea(code, draw(labels), draw(roles), draw(st.one_of(st.none(), signed_figures))) for code in codes[1:]]
    first = MapArea(codes[0], draw(labels), draw(roles), draw(signed_figures))
    steps = st.lists(st.builds(MapStep, st.floats(-10, 90), labels), min_size=1, max_size=6)
    lows = sorted(draw(steps), key=lambda step: step.low)
    return AreaMap(draw(labels), draw(labels), (first, *areas), tuple(lows), draw(labels))


@st.composite
def funnel_plots(draw: st.DrawFn) -> FunnelPlot:
    kind = draw(kinds)
    bases = st.one_of(st.integers(1, 50).map(float), st.floats(0.5, 5e6))
    points = st.lists(
        st.builds(FunnelPoint, labels, roles, bases, st.builds(a_figure, values(kind), st.just(kind))),
        min_size=1,
        max_size=30,
    )
    limits = st.lists(st.tuples(bases, *[st.floats(-50, 150)] * 4).map(_limit), max_size=20)
    centre = a_figure(draw(values(kind)), kind)
    words = [draw(labels) for _ in range(4)]
    return FunnelPlot(draw(labels), draw(labels), centre, tuple(draw(points)), tuple(draw(limits)), *words)


def _limit(numbers: tuple[float, ...]) -> FunnelLimit:
    low_wide, low, high, high_wide = sorted(numbers[1:])
    return FunnelLimit(numbers[0], low, high, low_wide, high_wide)
