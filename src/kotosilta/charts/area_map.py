"""Draws a map of the municipalities: one tone, darker by class, and the own one outlined, named and with its value."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kotosilta.charts.keys import Box, Entry, key
from kotosilta.charts.labels import Label, label, spread
from kotosilta.charts.marks import (
    COMPACT_BELOW,
    Mark,
    Shape,
    Sizes,
    dot,
    finished,
    path,
    rectangle,
    sizes_for,
    units,
)
from kotosilta.charts.scale import reach_of
from kotosilta.charts.shapes import place_of, shapes
from kotosilta.charts.spec import AreaMap, Drawing, MapArea, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, NumberStyle, written

TONES = 6
MAP_HEIGHT, COMPACT_MAP_HEIGHT = 500.0, 376.0
MOST_NAMED = 12
NAME_COLUMN = 0.25  # of the width, at least
SMALL_PLACE = 12.0  # units of the drawing: what is smaller gets a ring around it
BETWEEN = 5.0
BESIDE = 14.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where the country lies on the drawing."""

    left: float
    top: float
    scale: float

    @property
    def right(self) -> float:
        return self.left + shapes().width * self.scale

    @property
    def bottom(self) -> float:
        return self.top + shapes().height * self.scale

    def at(self, code: str) -> tuple[float, float]:
        x, y = place_of(code).middle
        return self.left + x * self.scale, self.top + y * self.scale

    def outline(self, kind: str, codes: Sequence[str]) -> Shape:
        """Municipalities as one mark."""
        drawn = "".join(shapes().outlines[code] for code in codes)
        return Shape(
            kind,
            "path",
            f'd="{drawn}" transform="translate({units(self.left)} {units(self.top)}) scale({self.scale:.3f})"',
        )


def area_map(spec: AreaMap, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; below 480 units of width the classes stand above the map, otherwise beside Lapland.

    Raises ValueError without classes, with more than six, without a figure, and for codes that are none of today's.
    """
    _check(spec)
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    legend, below = _legend(spec, sizes, width, across=compact)
    named = _named(spec.areas)
    sheet = _sheet(named, below, style, sizes, width)
    sides = _sides(named, sheet, below, width, compact=compact)
    labels = [_labels(side, spec, sheet, style, sizes) for side in sides]
    return finished(
        [*_tones(spec, sheet), *_outlines(named, sheet), *legend, *(mark for marks, _ in labels for mark in marks)],
        title=spec.title,
        description=spec.description,
        width=width,
        height=max([sheet.bottom, below, *(ends for _, ends in labels)]) + BETWEEN,
        figures=[area.figure for side in sides for area in side.areas if area.figure],
    )


def _sheet(named: Sequence[MapArea], below: float, style: NumberStyle, sizes: Sizes, width: float) -> _Sheet:
    """As large as it can be beside the longest value: on the left with the names behind, or in the middle."""
    compact = width < COMPACT_BELOW
    values = max((text_width(written(area.figure, style), sizes.text) for area in named if area.figure), default=0)
    column = max(values, width * NAME_COLUMN) + BESIDE
    free = width - column - SMALL_PLACE if compact else width - 2 * column
    scale = min((COMPACT_MAP_HEIGHT if compact else MAP_HEIGHT) / shapes().height, free / shapes().width)
    left = SMALL_PLACE if compact else (width - shapes().width * scale) / 2
    return _Sheet(left, below + BETWEEN if compact else 0.0, scale)


def _check(spec: AreaMap) -> None:
    if not 0 < len(spec.steps) <= TONES or not any(area.figure for area in spec.areas):
        raise ValueError(f"nothing to draw, no classes or too many: {spec.title}")
    strangers = {area.code for area in spec.areas} - {*shapes().outlines}
    if strangers:
        raise ValueError(f"not a municipality of today: {', '.join(sorted(strangers))}")


def _tone(step: int, steps: int) -> str:
    """From the lightest to the darkest, whatever the number of classes."""
    return f"s{1 + round(step * (TONES - 1) / max(steps - 1, 1))}"


def _tones(spec: AreaMap, sheet: _Sheet) -> Iterator[Mark]:
    """All municipalities of a class as one mark, those without a figure as another."""
    lows = [step.low for step in spec.steps]
    found: dict[int, list[str]] = defaultdict(list)
    bare = {*shapes().outlines}
    for area in spec.areas:
        if area.figure:
            found[max(0, bisect_right(lows, _value(area.figure)) - 1)].append(area.code)
            bare.discard(area.code)
    if bare:
        yield sheet.outline("area bare", sorted(bare))
    for step in sorted(found):
        yield sheet.outline(f"area {_tone(step, len(lows))}", found[step])


def _value(figure: Figure) -> float:
    return sum(reach_of(figure)) / 2


def _named(areas: Sequence[MapArea]) -> list[MapArea]:
    """Own municipalities, and others that have a name where they are few enough to be told apart."""
    others = [area for area in areas if area.role is not Role.OWN and area.label.strip()]
    own = [area for area in areas if area.role is Role.OWN]
    return own + (others if len(own) + len(others) <= MOST_NAMED else [])


def _outlines(named: Sequence[MapArea], sheet: _Sheet) -> Iterator[Mark]:
    """A light and then a dark edge, own ones in front; a ring where the municipality is hardly to be seen."""
    for area in sorted(named, key=lambda area: area.role is Role.OWN):
        yield sheet.outline("halo", [area.code])
        yield sheet.outline(f"outline {area.role}", [area.code])
        if place_of(area.code).size * sheet.scale < SMALL_PLACE:
            yield dot(f"ring {area.role}", *sheet.at(area.code), SMALL_PLACE)


def _legend(spec: AreaMap, sizes: Sizes, width: float, *, across: bool) -> tuple[list[Mark], float]:
    """The classes from the lowest on, one under another or, on phones, side by side; and where they end."""
    entries: list[Entry] = [
        (partial(_piece, f"tone {_tone(step, len(spec.steps))}"), each.label) for step, each in enumerate(spec.steps)
    ]
    if len({area.code for area in spec.areas if area.figure}) < len(shapes().outlines):
        entries.append((partial(_piece, "tone bare"), spec.without))
    return key(entries, sizes, width if across else width * NAME_COLUMN, upright=not across)


def _piece(kind: str, box: Box) -> list[Mark]:
    return [rectangle(kind, box.left, box.top, box.width, box.height)]


@dataclass(frozen=True, slots=True)
class _Side:
    """The labels of one side: of which municipalities, where they stand, how much room they have."""

    areas: tuple[MapArea, ...]
    x: float
    anchor: str
    room: float
    top: float


def _sides(named: Sequence[MapArea], sheet: _Sheet, below: float, width: float, *, compact: bool) -> list[_Side]:
    """In the wide drawing a name stands on the side to which its municipality is nearer, under the classes or free."""
    order = sorted(named, key=lambda area: sheet.at(area.code)[1])
    middle = (sheet.left + sheet.right) / 2
    west = tuple(area for area in order if not compact and sheet.at(area.code)[0] < middle)
    east = tuple(area for area in order if area not in west)
    right = sheet.right + BESIDE
    sides = [_Side(east, right, "start", width - right, sheet.top)]
    return [_Side(west, sheet.left - BESIDE, "end", sheet.left - BESIDE, below), *sides] if west else sides


def _labels(side: _Side, spec: AreaMap, sheet: _Sheet, style: NumberStyle, sizes: Sizes) -> tuple[list[Mark], float]:
    """The names of a side from north to south, with values and thin lines to their municipalities; and their end."""
    named = [_label(area, spec, style, sizes, side.room) for area in side.areas]
    at = [sheet.at(area.code) for area in side.areas]
    heights = [name.height + BETWEEN for name in named]
    tops = spread([y - name.handle for (_, y), name in zip(at, named, strict=True)], heights, side.top, sheet.bottom)
    marks: list[Mark] = []
    for (x, y), name, top in zip(at, named, tops, strict=True):
        edge = side.x - 3 if side.anchor == "start" else side.x + 3
        marks += [path("leader", (x, y), (edge, top + name.handle)), *name.placed(side.x, top, side.anchor)]
    return marks, side.top + sum(heights)


def _label(area: MapArea, spec: AreaMap, style: NumberStyle, sizes: Sizes, room: float) -> Label:
    if area.figure:
        return label(f"label {area.role}", area.label, written(area.figure, style), "", room, sizes)
    return label(f"label {area.role}", area.label.strip() or area.code, "", spec.without, room, sizes)
