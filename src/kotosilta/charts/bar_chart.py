"""Draws values side by side as horizontal bars: for figures of one year, and for comparing municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kotosilta.charts.labels import MIDDLE, Label, lines
from kotosilta.charts.marks import COMPACT_BELOW, Mark, Sizes, Words, finished, path, rectangle, sizes_for
from kotosilta.charts.scale import Scale, span_of, top_of
from kotosilta.charts.spec import Bar, BarChart, Drawing, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import NumberStyle, written

LABEL_COLUMN = 0.36  # of the width, at most
BESIDE = 10.0
BETWEEN = 10.0
_THICKNESS = {Role.OWN: 18.0, Role.REGION: 14.0, Role.COUNTRY: 14.0, Role.PEER: 12.0}


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    value: str
    name: Label | None


def bar_chart(spec: BarChart, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; below 480 units of width the compact one, with the names above the bars.

    Raises ValueError when there are no bars, and for values below zero.
    """
    if not spec.bars:
        raise ValueError(f"nothing to draw: {spec.title}")
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    room = width if compact else width * LABEL_COLUMN
    rows = [_Row(bar, written(bar.figure, style), _name(bar, room, sizes)) for bar in spec.bars]
    column = 0.0 if compact else max(row.name.width + BESIDE if row.name else 0.0 for row in rows)
    longest = width - max(text_width(row.value, sizes.text) for row in rows) - BESIDE
    scale = Scale(0, top_of(bar.figure for bar in spec.bars) or 1, column + 1, longest)
    marks: list[Mark] = []
    top = 0.0
    for row in rows:
        drawn, top = _above(row, scale, sizes, top) if compact else _beside(row, scale, sizes, top)
        marks += drawn
    if not compact:
        marks.append(path("base", (scale.start, 0), (scale.start, top)))
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=top,
        figures=[bar.figure for bar in spec.bars],
    )


def _name(bar: Bar, room: float, sizes: Sizes) -> Label | None:
    rows = lines(f"name {bar.role}", bar.label, room, sizes.text)
    return Label(tuple(rows)) if rows else None


def _beside(row: _Row, scale: Scale, sizes: Sizes, top: float) -> tuple[list[Mark], float]:
    """A row with the name before its bar, both in the middle; and where the next row begins."""
    height = max(_THICKNESS[Role.OWN], sizes.text * 1.25, row.name.height if row.name else 0)
    middle = top + BETWEEN / 2 + height / 2
    name = row.name.placed(0, middle - row.name.height / 2) if row.name else []
    return [*name, *_bar(row, scale, middle, sizes)], top + BETWEEN + height


def _above(row: _Row, scale: Scale, sizes: Sizes, top: float) -> tuple[list[Mark], float]:
    """A row with the name above its bar; and where the next row begins."""
    marks: list[Mark] = []
    if row.name:
        marks += row.name.placed(0, top)
        top += row.name.height + 2
    height = max(_THICKNESS[Role.OWN], sizes.text * 1.25)
    middle = top + height / 2
    marks += [path("base", (scale.start, top), (scale.start, top + height)), *_bar(row, scale, middle, sizes)]
    return marks, top + height + BETWEEN


def _bar(row: _Row, scale: Scale, middle: float, sizes: Sizes) -> Iterator[Mark]:
    """The bar with its value; what lies between the ends of a range is an open piece."""
    low, high = (scale.at(value) for value in span_of(row.bar.figure))
    thickness = _THICKNESS[row.bar.role]
    top = middle - thickness / 2
    if high > low:
        yield rectangle(f"open {row.bar.role}", low, top, high - low, thickness)
    if low > scale.start:
        yield rectangle(f"bar {row.bar.role}", scale.start, top, low - scale.start, thickness)
    yield Words(f"name {row.bar.role}", high + BESIDE - 2, middle + sizes.text * MIDDLE, "", row.value)
