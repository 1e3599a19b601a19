"""Where the name of a dot may stand among many others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import hypot

Area = tuple[float, float, float, float]  # left, top, right, bottom
NEAR = 5.0  # a name farther from its dot has a thin line to it
FAR = 16.0  # so much farther away is as bad as covering one more dot
CELL = 6


class Crowd:
    """Places of dots on a grid: each row of cells is a number whose bits say which cells have one."""

    def __init__(self, dots: Sequence[tuple[float, float]]) -> None:
        self._rows: dict[int, int] = defaultdict(int)
        for x, y in dots:
            self._rows[int(y // CELL)] |= 1 << int(x // CELL)

    def under(self, area: Area) -> int:
        """How many cells with dots lie under an area that begins right of zero."""
        left, top, right, bottom = (int(edge // CELL) for edge in area)
        columns = (1 << right - left + 1) - 1
        return sum((self._rows.get(row, 0) >> left & columns).bit_count() for row in range(top, bottom + 1))


def sides_of(x: float, y: float, radius: float, width: float, height: float) -> Iterator[Area]:
    """Areas for a name from the best on: behind, before, above or below its dot, then the same farther away."""
    for off in (radius + 3, radius + 14, radius + 28, radius + 44):
        across, beside = (x + off, x - off - width), y - height / 2
        tops = (y - off - height, y + off)
        places = [(left, beside) for left in across]
        places += [(left, top) for left in (x - width / 2, *across) for top in tops]
        for left, top in places:
            yield (left, top, left + width, top + height)


def covers(area: Area, taken: Sequence[Area]) -> bool:
    """Whether an area lies over one of those that are taken."""
    left, top, right, bottom = area
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)


def nearest(area: Area, x: float, y: float) -> tuple[float, float]:
    """The point of an area that is nearest to a dot."""
    return min(max(x, area[0]), area[2]), min(max(y, area[1]), area[3])


def away(area: Area, x: float, y: float) -> float:
    """How far an area is from a dot."""
    end_x, end_y = nearest(area, x, y)
    return hypot(end_x - x, end_y - y)


def best(areas: Iterable[Area], crowd: Crowd, x: float, y: float) -> Area | None:
    """The first area that covers no dot, or else the one that covers few and is not far from its own; None of none."""
    seen: list[tuple[float, Area]] = []
    for area in areas:
        covered = crowd.under(area)
        if not covered:
            return area
        seen.append((covered + away(area, x, y) / FAR, area))
    return min(seen)[1] if seen else None
