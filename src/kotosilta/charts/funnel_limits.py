"""The limits of a funnel: an area within which chance alone would put most shares, and wider ones around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from kotosilta.charts.marks import Mark, path, polygon
from kotosilta.charts.scale import Scale
from kotosilta.charts.spec import FunnelLimit

Point = tuple[float, float]


def limit_marks(limits: Sequence[FunnelLimit], bases: Scale, shares: Scale) -> Iterator[Mark]:
    """The inner limits as an area with edges, the outer ones as broken lines, as far as the field reaches.

    `bases` is a scale of logarithms. Nothing is drawn for fewer than two limits in the field.
    """
    placed = [(log10(limit.base), limit) for limit in sorted(limits, key=lambda limit: limit.base)]
    inside = [(bases.at(base), limit) for base, limit in placed if bases.low <= base <= bases.high]
    if len(inside) < 2:
        return
    low, high, low_wide, high_wide = (
        _cut(line, shares)
        for line in (
            [(x, limit.low) for x, limit in inside],
            [(x, limit.high) for x, limit in inside],
            [(x, limit.low_wide) for x, limit in inside],
            [(x, limit.high_wide) for x, limit in inside],
        )
    )
    if low:
        # Where the upper limit lies above the field, the area goes along its edge.
        upper = (
            high
            if high and high[0][0] <= low[0][0]
            else [(low[0][0], shares.end), *(high or [(low[-1][0], shares.end)])]
        )
        yield polygon("chance", [*upper, *reversed(low)])
    for kind, line in (("limit", low), ("limit", high), ("limit wide", low_wide), ("limit wide", high_wide)):
        if len(line) > 1:
            yield path(kind, *line)


def _cut(line: Sequence[tuple[float, float]], shares: Scale) -> list[Point]:
    """A limit as far as it lies in the field: from where it comes down to the highest share, never below none."""
    heights = shares.each(max(share, 0) for _, share in line)
    top, drawn = shares.end, [(x, y) for (x, _), y in zip(line, heights, strict=True)]
    first = next((at for at, (_, y) in enumerate(drawn) if y >= top), len(drawn))
    inside = [(x, max(y, top)) for x, y in drawn[first:]]
    if not first or not inside:
        return inside
    (x1, y1), (x2, y2) = drawn[first - 1], drawn[first]
    return [(x1 + (x2 - x1) * (top - y1) / (y2 - y1), top), *inside]
