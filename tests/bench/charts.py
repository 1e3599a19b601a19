"""How long a drawing takes, each kind at its largest: the whole country in a map and a funnel, single years of age."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from kotosilta.charts.draw import area_map, bar_chart, dot_plot, funnel_plot, group_bars, line_chart, pyramid
from kotosilta.charts.shapes import shapes
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
from kotosilta.charts.tests.drawings import SWEDISH, a_figure
from kotosilta.figures import Figure, FigureKind
from tests.bench.report import Measured

TIMES, ROUNDS = 3, 40
LIMIT = 2
# Constructed values: what is measured is the drawing alone, and it must not depend on what they are.
NAMES = ("Närpes", "Kaskö", "Kristinestad", "Malax", "Korsnäs", "Larsmo", "Kronoby", "Österbotten", "Hela landet")
ROLES = (Role.OWN, *(Role.PEER,) * 6, Role.REGION, Role.COUNTRY)


def charts() -> Iterator[Measured]:
    """Milliseconds for one drawing of each kind but the forecast, which is measured with the forecasts."""
    kinds: dict[str, Callable[[], Drawing]] = {
        "series of four areas over 36 years with three breaks": partial(line_chart, _lines(), SWEDISH),
        "bars of nine areas": partial(bar_chart, BarChart("", "", tuple(map(Bar, NAMES, ROLES, _shares(9)))), SWEDISH),
        "bars of four areas in six groups": partial(group_bars, _groups(), SWEDISH),
        "age pyramid of 101 single years in two groups": partial(pyramid, _pyramid(), SWEDISH),
        "map of all municipalities with eight names": partial(area_map, _map(), SWEDISH),
        "funnel of all municipalities with eight names": partial(funnel_plot, _funnel(), SWEDISH),
        "dots of nine areas with intervals": partial(dot_plot, _dots(), SWEDISH),
    }
    for what, draw in kinds.items():
        yield Measured(f"drawing: {what}", _milliseconds(draw), "ms", LIMIT)


def _milliseconds(draw: Callable[[], Drawing]) -> float:
    """The best of some rounds, since other work on the machine only ever adds."""
    draw()
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for _ in range(TIMES):
            draw()
        best = min(best, 1000 * (time.perf_counter() - begun) / TIMES)
    return best


def _shares(count: int) -> list[Figure]:
    return [a_figure((at * 37 % 211) / 10) for at in range(count)]


def _lines() -> LineChart:
    lines = tuple(
        Line(name, role, tuple((1990 + at, figure) for at, figure in enumerate(_shares(36))))
        for name, role in zip(NAMES[:4], (Role.OWN, Role.PEER, Role.REGION, Role.COUNTRY), strict=True)
    )
    return LineChart("", "", lines, marks=tuple(SeriesMark(year, "ny definition") for year in (2001, 2010, 2021)))


def _groups() -> GroupBars:
    bars = tuple(map(Bar, NAMES[:4], ROLES[:2] + ROLES[-2:], _shares(4)))
    return GroupBars("", "", tuple(BarGroup(f"{low}–{low + 14} år", bars) for low in range(0, 90, 15)))


def _pyramid() -> Pyramid:
    def side(age: int) -> tuple[Figure, Figure]:
        return a_figure(float(age % 40), FigureKind.COUNT), a_figure(500.0 - 4 * age, FigureKind.COUNT)

    rows = tuple(PyramidRow(str(age), side(age), side(age + 7)) for age in range(101))
    return Pyramid("", "", "Män", "Kvinnor", ("Främmande språk", "Finska eller svenska"), rows)


def _map() -> AreaMap:
    codes = sorted(shapes().outlines)
    named = dict(zip(codes[::40], NAMES, strict=False))
    areas = tuple(
        MapArea(code, named.get(code, ""), Role.PEER if at else Role.OWN, figure)
        for at, (code, figure) in enumerate(zip(codes, _shares(len(codes)), strict=True))
    )
    return AreaMap("", "", areas, tuple(MapStep(low, f"{low} %") for low in (0, 2, 4, 6, 10, 15)))


def _funnel() -> FunnelPlot:
    named = dict(zip(range(0, 308, 40), NAMES, strict=False))
    points = tuple(
        FunnelPoint(named.get(at, ""), Role.PEER if at else Role.OWN, 30 * 1.028**at, figure)
        for at, figure in enumerate(_shares(308))
    )
    limits = tuple(
        FunnelLimit(30 * 1.18**at, 10 - 60 / at, 10 + 60 / at, 10 - 90 / at, 10 + 90 / at) for at in range(1, 53)
    )
    return FunnelPlot("", "", a_figure(10), points, limits, "Antal", "95 %", "99,8 %", "Hela landet")


def _dots() -> DotPlot:
    rows = (
        DotRow(name, role, figure, a_figure(figure.value * 0.8), a_figure(figure.value * 1.2))
        for name, role, figure in zip(NAMES, ROLES, _shares(9), strict=True)
    )
    return DotPlot("", "", tuple(rows), "95 %")
