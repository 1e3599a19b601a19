"""What the looks of a drawing mean: each word behind a piece of what it means, above the plot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kotosilta.charts.labels import ASCENT, Label, lines
from kotosilta.charts.marks import Mark, Sizes

SWATCH = 24.0
_BEFORE_NAME = 8.0
_BETWEEN = 20.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a piece may be drawn."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


Entry = tuple[Callable[[Box], Sequence[Mark]], str]


def key(entries: Sequence[Entry], sizes: Sizes, width: float, *, upright: bool = False) -> tuple[list[Mark], float]:
    """The entries side by side where there is room, or `upright`; and where what stands below may begin.

    Nameless ones fall out.
    """
    marks: list[Mark] = []
    x = top = below = 0.0
    for drawn, text in entries:
        rows = lines("note", text, width - SWATCH - _BEFORE_NAME, sizes.small)
        if not rows:
            continue
        name = Label(tuple(rows))
        wide = SWATCH + _BEFORE_NAME + name.width
        if x and (upright or x + wide > width):
            x, top = 0.0, below
        marks += drawn(Box(x + 1, top + 1, SWATCH - 2, sizes.small * ASCENT))
        marks += name.placed(x + SWATCH + _BEFORE_NAME, top)
        below = max(below, top + name.height + sizes.small / 4)
        x += wide + _BETWEEN
    return marks, below
