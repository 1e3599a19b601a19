"""Draws bars by group: under the name of each group its bars with their names, all on one scale from zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kotosilta.charts.labels import ASCENT, MIDDLE, Label, lines
from kotosilta.charts.marks import Mark, Sizes, Words, finished, path, rectangle, sizes_for
from kotosilta.charts.scale import Scale, ends_of, reach_of
from kotosilta.charts.spec import Bar, Drawing, GroupBars, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import NumberStyle, written

NAME_COLUMN = 0.36  # of the width, at most
SHORTEST = 0.25  # of the width, for the longest bar
BESIDE = 10.0
BETWEEN_BARS = 4.0
BETWEEN_GROUPS = 16.0
_THICKNESS = {Role.OWN: 15.0, Role.REGION: 11.0, Role.COUNTRY: 11.0, Role.PEER: 8.0}


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    value: str
    name: Label | None

    @property
    def is_negative(self) -> bool:
        return self.bar.figure.value < 0


def group_bars(spec: GroupBars, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; negative values go to the left of zero. Raises ValueError when there are no bars.

    Where names and values leave too little room between them, they stand above the bars.
    """
    groups = [(group.label, group.bars) for group in spec.groups if group.bars]
    if not groups:
        raise ValueError(f"nothing to draw: {spec.title}")
    sizes = sizes_for(width)
    rows = [(text, [_row(bar, style, width * NAME_COLUMN, sizes) for bar in bars]) for text, bars in groups]
    figures = [bar.figure for _, bars in groups for bar in bars]
    low, high = ends_of(figures)
    column, before, after = _room([row for _, group in rows for row in group], sizes)
    above = width - column - before - after < width * SHORTEST
    scale = Scale(
        low, high if high > low else low + 1, *((1, width - 1) if above else (column + before, width - after))
    )
    marks: list[Mark] = []
    top = 0.0
    for text, group in rows:
        if heading := lines("heading", text, width, sizes.text):
            marks += Label(tuple(heading)).placed(0, top)
            top += Label(tuple(heading)).height + BETWEEN_BARS / 2
        if above:
            drawn, top = _above([row.bar for row in group], scale, style, sizes, top, width)
        else:
            drawn, top = _beside(group, scale, sizes, top)
        marks += drawn
        top += BETWEEN_GROUPS
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=top - BETWEEN_GROUPS,
        figures=figures,
    )


def _row(bar: Bar, style: NumberStyle, room: float, sizes: Sizes) -> _Row:
    name = lines(f"name {bar.role}", bar.label, room, sizes.text)
    return _Row(bar, written(bar.figure, style), Label(tuple(name)) if name else None)


def _room(rows: Sequence[_Row], sizes: Sizes) -> tuple[float, float, float]:
    """How wide the column of names is, and what the values before negative and behind other bars need."""
    column = max(row.name.width + BESIDE if row.name else 0.0 for row in rows)
    before, after = (
        max((text_width(row.value, sizes.text) + BESIDE for row in rows if row.is_negative is negative), default=0.0)
        for negative in (True, False)
    )
    return column + 1, before, after


def _beside(rows: Sequence[_Row], scale: Scale, sizes: Sizes, top: float) -> tuple[list[Mark], float]:
    """The bars of a group with their names before and their values at their ends; and where they end."""
    marks: list[Mark] = []
    begins = top
    for row in rows:
        height = max(sizes.text * 1.25, _THICKNESS[row.bar.role], row.name.height if row.name else 0)
        middle = top + height / 2
        marks += row.name.placed(0, middle - row.name.height / 2) if row.name else []
        marks += _bar(row.bar, scale, middle)
        marks.append(_value(row, scale, middle, sizes))
        top += height + BETWEEN_BARS
    zero = scale.at(0)
    return [*marks, path("base", (zero, begins), (zero, top - BETWEEN_BARS))], top - BETWEEN_BARS


def _above(
    bars: Sequence[Bar], scale: Scale, style: NumberStyle, sizes: Sizes, top: float, width: float
) -> tuple[list[Mark], float]:
    """The bars of a group with their names and values above them; and where they end."""
    marks: list[Mark] = []
    for bar in bars:
        value = written(bar.figure, style)
        row = _row(bar, style, max(width - text_width(value, sizes.text) - BESIDE, width * NAME_COLUMN), sizes)
        marks += row.name.placed(0, top) if row.name else []
        marks.append(Words(f"name {bar.role}", width, top + sizes.text * ASCENT, "", value, "end"))
        top += row.name.height if row.name else sizes.text * 1.25
        thickness = _THICKNESS[bar.role]
        marks += _bar(bar, scale, top + thickness / 2)
        marks.append(path("base", (scale.at(0), top), (scale.at(0), top + thickness)))
        top += thickness + BETWEEN_BARS
    return marks, top - BETWEEN_BARS


def _bar(bar: Bar, scale: Scale, middle: float) -> Iterator[Mark]:
    """From zero to the value; what lies between the ends of a range is open."""
    zero, thickness = scale.at(0), _THICKNESS[bar.role]
    near, far = sorted((scale.at(end) for end in reach_of(bar.figure)), key=lambda end: abs(end - zero))
    top = middle - thickness / 2
    if near != far:
        yield rectangle(f"open {bar.role}", min(near, far), top, abs(far - near), thickness)
    if near != zero:
        yield rectangle(f"bar {bar.role}", min(zero, near), top, abs(near - zero), thickness)


def _value(row: _Row, scale: Scale, middle: float, sizes: Sizes) -> Words:
    low, high = (scale.at(end) for end in reach_of(row.bar.figure))
    x, anchor = (low - BESIDE + 2, "end") if row.is_negative else (high + BESIDE - 2, "start")
    return Words(f"name {row.bar.role}", x, middle + sizes.text * MIDDLE, "", row.value, anchor)
