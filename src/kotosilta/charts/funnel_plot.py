"""Draws a funnel: shares against what they are counted of, with the limits within which chance alone would put them.

After Spiegelhalter, Funnel plots for comparing institutional performance (Statistics in Medicine 24, 2005). The bases
stand on a logarithmic axis, since those of the largest municipality are some thousand times those of the smallest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot, log10

from kotosilta.charts.funnel_limits import limit_marks
from kotosilta.charts.keys import Box, Entry, key
from kotosilta.charts.labels import MIDDLE, Label, label, lines
from kotosilta.charts.marks import (
    COMPACT_BELOW,
    Mark,
    Sizes,
    Words,
    dot,
    finished,
    path,
    rectangle,
    sizes_for,
    specks,
)
from kotosilta.charts.names_of_dots import CELL, NEAR, Area, Crowd, away, best, covers, nearest, sides_of
from kotosilta.charts.scale import Scale, fitting, middle_of, value_ticks
from kotosilta.charts.scale import top_of as highest_of
from kotosilta.charts.spec import Drawing, FunnelPlot, FunnelPoint, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, FigureKind, NumberStyle, written

HEIGHT, COMPACT_HEIGHT = 300.0, 260.0
LABEL_COLUMN = 0.26  # of the width, at most
BEFORE_AXIS = 8.0
ABOVE_PLOT = 12.0
MOST_NAMED = 8
_RADIUS = {Role.OWN: 6.0, Role.REGION: 4.5, Role.COUNTRY: 4.5, Role.PEER: 4.5}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Field:
    """The logarithm of bases from left to right, shares from the bottom up."""

    bases: Scale
    shares: Scale

    def places(self, points: Sequence[FunnelPoint]) -> Iterator[Point]:
        across = self.bases.each(log10(point.base) for point in points)
        up = self.shares.each(middle_of(point.figure) for point in points)
        return zip(across, up, strict=True)


@dataclass(frozen=True, slots=True)
class _Named:
    """A dot with a name, and where it lies."""

    point: FunnelPoint
    x: float
    y: float
    radius: float

    @property
    def area(self) -> Area:
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius

    def edge_towards(self, place: Point) -> Point:
        """The point of its edge on the way to a place that lies outside."""
        part = self.radius / hypot(place[0] - self.x, place[1] - self.y)
        return self.x + part * (place[0] - self.x), self.y + part * (place[1] - self.y)


def funnel_plot(spec: FunnelPlot, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`. Raises ValueError without points, for a base of nobody, and for values below zero."""
    _check(spec)
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    highest = highest_of([spec.centre, *(point.figure for point in spec.points)])
    ticks = value_ticks(highest, spec.centre.kind, style)
    said = written(spec.centre, style)
    room = max(width * LABEL_COLUMN, text_width(said, sizes.text))
    centre = label("label country", spec.centre_label, said, "", room, sizes)
    marks, top = _key(spec, sizes, width)
    top += ABOVE_PLOT
    bottom = top + max(COMPACT_HEIGHT if compact else HEIGHT, centre.height * 2)
    widest = max(text_width(said, sizes.small) for _, said in ticks)
    bases = Scale(*_ends(spec), widest + BEFORE_AXIS, width - centre.width - BEFORE_AXIS)
    field = _Field(bases, Scale(0, highest or 1, bottom, top))
    middle_y = field.shares.at(middle_of(spec.centre))
    cloud, named = _apart(spec.points, field)
    names, figures = _names(cloud, named, field, middle_y, style, sizes)
    axis, below = _base_axis(spec, field, style, sizes, width)
    marks += [
        *limit_marks(spec.limits, field.bases, field.shares),
        *_grid(ticks, field, sizes),
        path("line country", (bases.start, middle_y), (bases.end, middle_y)),
        *axis,
        *_dots(cloud, named),
        *names,
        *centre.placed(
            bases.end + BEFORE_AXIS, min(max(middle_y - centre.handle, top - sizes.text), bottom - centre.height)
        ),
    ]
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=below,
        figures=[*figures, spec.centre],
    )


def _check(spec: FunnelPlot) -> None:
    if not spec.points:
        raise ValueError(f"nothing to draw: {spec.title}")
    if min(*(point.base for point in spec.points), *(limit.base for limit in spec.limits), 1) <= 0:
        raise ValueError(f"a share of nobody: {spec.title}")


def _ends(spec: FunnelPlot) -> tuple[float, float]:
    """Logarithms of the bases with a little room at either end, so that no dot lies on the edge."""
    bases = [point.base for point in spec.points]
    low, high = log10(min(bases)), log10(max(bases))
    room = max((high - low) * 0.03, 0.1)
    return low - room, high + room


def _key(spec: FunnelPlot, sizes: Sizes, width: float) -> tuple[list[Mark], float]:
    """What the limits mean; nothing where there are none."""

    def inner(box: Box) -> list[Mark]:
        return [rectangle("chance", box.left, box.top, box.width, box.height), *outline(box, "limit")]

    def outer(box: Box) -> list[Mark]:
        return outline(box, "limit wide")

    def outline(box: Box, kind: str) -> list[Mark]:
        right = box.left + box.width
        return [path(kind, (box.left, y), (right, y)) for y in (box.top, box.top + box.height)]

    entries: list[Entry] = [(inner, spec.limits_label), (outer, spec.wide_label)]
    return key(entries if spec.limits else [], sizes, width)


def _grid(ticks: Sequence[tuple[float, str]], field: _Field, sizes: Sizes) -> Iterator[Mark]:
    for share, said in ticks:
        y = field.shares.at(share)
        if share:
            yield path("grid", (field.bases.start, y), (field.bases.end, y))
        yield Words("scale", field.bases.start - BEFORE_AXIS, y + sizes.small * MIDDLE, said, anchor="end")


def _base_axis(
    spec: FunnelPlot, field: _Field, style: NumberStyle, sizes: Sizes, width: float
) -> tuple[list[Mark], float]:
    """The axis of bases with its numbers and, below them, its name; and where the drawing ends."""
    bases, bottom, small = field.bases, field.shares.start, sizes.small
    marks: list[Mark] = [path("base", (bases.start, bottom), (bases.end, bottom))]
    for place, said in _base_ticks(bases, style, small):
        marks.append(path("tick", (bases.at(place), bottom), (bases.at(place), bottom + 5)))
        marks.append(Words("scale", bases.at(place), bottom + 6 + small * 1.05, said, anchor="middle"))
    below = bottom + 8 + small * 1.3
    if rows := lines("note", spec.base_label, width - bases.start, small):
        marks += Label(tuple(rows)).placed(bases.start, below)
        below += Label(tuple(rows)).height
    return marks, below


def _base_ticks(bases: Scale, style: NumberStyle, size: float) -> list[tuple[float, str]]:
    """Powers of ten; with two or five between them where there are few. Their places are logarithms."""
    for factors in ((1,), (1, 3), (1, 2, 5)):
        powers = range(floor(bases.low), ceil(bases.high) + 1)
        found = [(log10(factor) + power, factor * 10**power) for power in powers for factor in factors]
        ticks = [(at, _count(base, style)) for at, base in found if bases.low <= at <= bases.high and base >= 1]
        if len(ticks) >= 3:
            break
    clear = [(at, said) for at, said in ticks if bases.start - BEFORE_AXIS <= bases.at(at) - text_width(said, size) / 2]
    return fitting(clear, bases, size) if clear else []


def _count(base: float, style: NumberStyle) -> str:
    return written(Figure(base, FigureKind.COUNT, "", "", None, "", ()), style)


def _apart(points: Sequence[FunnelPoint], field: _Field) -> tuple[list[Point], list[_Named]]:
    """Where the unnamed dots lie, and the named ones, own ones first.

    Own ones always have their names; others where they have one and are few enough to be told apart.
    """
    few = sum(bool(point.label) for point in points) <= MOST_NAMED
    cloud: list[Point] = []
    named: list[_Named] = []
    for point, at in zip(points, field.places(points), strict=True):
        if point.role is Role.OWN or (few and point.label):
            named.append(_Named(point, *at, _RADIUS[point.role]))
        else:
            cloud.append(at)
    return cloud, sorted(named, key=lambda each: each.point.role is not Role.OWN)


def _dots(cloud: Sequence[Point], named: Sequence[_Named]) -> Iterator[Mark]:
    """The unnamed as small dots behind, then the named ones, the own ones in front."""
    if cloud:
        yield specks("cloud", cloud)
    for each in reversed(named):
        yield dot(f"dot {each.point.role}", each.x, each.y, each.radius)


def _names(
    cloud: Sequence[Point], named: Sequence[_Named], field: _Field, middle_y: float, style: NumberStyle, sizes: Sizes
) -> tuple[list[Mark], list[Figure]]:
    """A name and a value beside each named dot, where they cover no other name.

    They cover as few dots and as little of the line in the middle as can be. A name for which there is no room at all
    is left out.
    """
    taken: list[Area] = [each.area for each in named]
    start, end = int(field.bases.start), int(field.bases.end)
    crowd = Crowd([*cloud, *((float(x), middle_y) for x in range(start, end, CELL))])
    room = (field.bases.end - field.bases.start) * 0.6
    marks: list[Mark] = []
    figures: list[Figure] = []
    for each in named:
        point, x, y = each.point, each.x, each.y
        said = label(f"label {point.role}", point.label, written(point.figure, style), "", room, sizes)
        sides = sides_of(x, y, each.radius, said.width, said.height)
        area = best((side for side in sides if _within(side, field) and not covers(side, taken)), crowd, x, y)
        if not area:
            continue
        if away(area, x, y) > each.radius + NEAR:
            marks.append(path("leader", each.edge_towards(nearest(area, x, y)), nearest(area, x, y)))
        marks += said.placed(area[0], area[1])
        taken.append(area)
        figures.append(point.figure)
    return marks, figures


def _within(area: Area, field: _Field) -> bool:
    left, top, right, bottom = area
    across = field.bases.start <= left and right <= field.bases.end
    return across and field.shares.end - ABOVE_PLOT <= top and bottom <= field.shares.start
