"""Draws values as dots with their intervals, one under another, so that one sees which of them lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kotosilta.charts.keys import Box, key
from kotosilta.charts.labels import ASCENT, MIDDLE, Label, lines
from kotosilta.charts.marks import COMPACT_BELOW, Mark, Sizes, Words, dot, finished, paths, rectangle, sizes_for
from kotosilta.charts.scale import Scale, ends_of, fitting, reach_of, ticks_between
from kotosilta.charts.spec import DotPlot, DotRow, Drawing, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, NumberStyle, written

NAME_COLUMN = 0.34  # of the width, at most
BESIDE = 16.0
BETWEEN = 8.0
CAP = 4.5
TRACK = 18.0
_RADIUS = {Role.OWN: 5.5, Role.REGION: 4.5, Role.COUNTRY: 4.5, Role.PEER: 4.0}


Track = tuple[float, float]  # top and bottom of a row as far as dots may lie there


@dataclass(frozen=True, slots=True)
class _Row:
    row: DotRow
    value: str
    name: Label | None


def dot_plot(spec: DotPlot, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; below 480 units of width names and values stand above the dots.

    A thin line goes through the value of the country. Raises ValueError when there are no rows.
    """
    if not spec.rows:
        raise ValueError(f"nothing to draw: {spec.title}")
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    values = max(text_width(written(row.figure, style), sizes.text) for row in spec.rows)
    room = width - values - BESIDE if compact else width * NAME_COLUMN
    rows = [_Row(row, written(row.figure, style), _name(row, room, sizes)) for row in spec.rows]
    low, high = ends_of(_every_figure(spec.rows))
    ticks = ticks_between(low, high, spec.rows[0].figure.kind, style)
    half = max([_RADIUS[Role.OWN] + 1, *(text_width(said, sizes.small) / 2 for _, said in ticks)])
    column = 0.0 if compact else max(row.name.width + BESIDE if row.name else 0.0 for row in rows)
    right = width if compact else width - values - BESIDE
    scale = Scale(low, high if high > low else low + 1, max(column, half), right - half)
    marks, top = _key(spec, sizes, width)
    drawn: list[Mark] = []
    tracks: list[Track] = []
    for row in rows:
        more, track, top = (_above if compact else _beside)(row, scale, sizes, top, width)
        drawn += more
        tracks.append(track)
    marks += [*_axis(fitting(ticks, scale, sizes.small), scale, sizes, tracks), *_country(spec, scale, tracks)]
    return finished(
        [*marks, *drawn],
        title=spec.title,
        description=spec.description,
        width=width,
        height=tracks[-1][1] + 6 + sizes.small * 1.3,
        figures=[row.figure for row in spec.rows],
    )


def _every_figure(rows: Sequence[DotRow]) -> list[Figure]:
    return [each for row in rows for each in (row.figure, row.low, row.high) if each]


def _name(row: DotRow, room: float, sizes: Sizes) -> Label | None:
    rows = lines(f"name {row.role}", row.label, room, sizes.text)
    return Label(tuple(rows)) if rows else None


def _key(spec: DotPlot, sizes: Sizes, width: float) -> tuple[list[Mark], float]:
    """What the intervals are, behind one of them; nothing where there is none."""
    if not any(row.low and row.high for row in spec.rows):
        return [], 0.0

    def piece(box: Box) -> list[Mark]:
        ends = (box.left, box.left + box.width)
        return [
            _interval(Role.REGION, *ends, box.middle),
            dot("dot region", sum(ends) / 2, box.middle, _RADIUS[Role.REGION]),
        ]

    marks, below = key([(piece, spec.interval_label)], sizes, width)
    return marks, below + BETWEEN / 2


def _beside(row: _Row, scale: Scale, sizes: Sizes, top: float, width: float) -> tuple[list[Mark], Track, float]:
    """A row with its name before and its value behind, its track, and where the next row begins."""
    height = max(sizes.text * 1.25, row.name.height if row.name else 0)
    middle = top + BETWEEN / 2 + height / 2
    name = row.name.placed(0, middle - row.name.height / 2) if row.name else []
    value = Words(f"name {row.row.role}", width, middle + sizes.text * MIDDLE, "", row.value, "end")
    below = top + BETWEEN + height
    return [*name, *_dot(row.row, scale, middle), value], (top, below), below


def _above(row: _Row, scale: Scale, sizes: Sizes, top: float, width: float) -> tuple[list[Mark], Track, float]:
    """A row with its name and value above, its track, and where the next row begins."""
    name = row.name.placed(0, top) if row.name else []
    value = Words(f"name {row.row.role}", width, top + sizes.text * ASCENT, "", row.value, "end")
    below = top + max(sizes.text * 1.25, row.name.height if row.name else 0)
    track = (below, below + TRACK)
    return [*name, value, *_dot(row.row, scale, sum(track) / 2)], track, below + TRACK + BETWEEN


def _dot(row: DotRow, scale: Scale, middle: float) -> Iterator[Mark]:
    low, high = (scale.at(end) for end in reach_of(row.figure))
    if high > low:
        yield rectangle(f"open {row.role}", low, middle - CAP, high - low, 2 * CAP)
    if row.low and row.high:
        left, right = (scale.at(sum(reach_of(bound)) / 2) for bound in (row.low, row.high))
        yield _interval(row.role, left, right, middle)
    yield dot(f"dot {row.role}", (low + high) / 2, middle, _RADIUS[row.role])


def _interval(role: Role, low: float, high: float, y: float) -> Mark:
    """A line from bound to bound with a stroke across at either end."""
    across = [[(x, y - CAP), (x, y + CAP)] for x in (low, high)]
    return paths(f"interval {role}", [[(low, y), (high, y)], *across])


def _axis(ticks: Sequence[tuple[float, str]], scale: Scale, sizes: Sizes, tracks: Sequence[Track]) -> Iterator[Mark]:
    """A quiet line through the tracks for each tick, a stronger one at zero, and the numbers below."""
    for value, said in ticks:
        x = scale.at(value)
        yield paths("grid" if value else "base", _through(tracks, x))
        yield Words("scale", x, tracks[-1][1] + 4 + sizes.small * ASCENT, said, anchor="middle")


def _country(spec: DotPlot, scale: Scale, tracks: Sequence[Track]) -> Iterator[Mark]:
    for row in spec.rows:
        if row.role is Role.COUNTRY:
            yield paths("reference", _through(tracks, scale.at(sum(reach_of(row.figure)) / 2)))


def _through(tracks: Sequence[Track], x: float) -> list[list[tuple[float, float]]]:
    return [[(x, top), (x, bottom)] for top, bottom in tracks]
