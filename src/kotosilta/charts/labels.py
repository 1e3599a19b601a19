"""Labels that may take several lines, and keeping a column of them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kotosilta.charts.marks import Sizes, Words
from kotosilta.charts.text_width import breakable, text_width, wrapped

LINE_HEIGHT = 1.25
ASCENT = 0.95
MIDDLE = 0.35  # from the baseline up to the middle of a line, in type sizes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a label: words, then perhaps a printed value in semi-bold."""

    kind: str
    text: str
    value: str
    size: float

    @property
    def width(self) -> float:
        return text_width(
            f"{self.text} {self.value}" if self.text and self.value else self.text or self.value, self.size
        )

    @property
    def height(self) -> float:
        return self.size * LINE_HEIGHT


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label from the top down; it has at least one."""

    rows: tuple[Row, ...]

    @property
    def width(self) -> float:
        return max(row.width for row in self.rows)

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    @property
    def handle(self) -> float:
        """How far below its top a label points: to the middle of its first line."""
        first = self.rows[0]
        return first.size * (ASCENT - MIDDLE)

    def placed(self, x: float, top: float, anchor: str = "start") -> list[Words]:
        """The lines as marks, the first one just below `top`."""
        tops = accumulate((row.height for row in self.rows), initial=top)
        return [
            Words(row.kind, x, y + row.size * ASCENT, row.text, row.value, anchor)
            for row, y in zip(self.rows, tops, strict=False)
        ]


def label(kind: str, text: str, value: str, note: str, room: float, sizes: Sizes) -> Label:
    """`text`, then `value`, then a smaller note, wrapped to `room`; the value is never divided."""
    rows = _wrapped_with_value(kind, text, value, room, sizes.text) if value else lines(kind, text, room, sizes.text)
    return Label((*rows, *lines("note", note, room, sizes.small)))


def lines(kind: str, text: str, room: float, size: float) -> list[Row]:
    """`text` wrapped to `room`; nothing for an empty one."""
    return [Row(kind, " ".join(words), "", size) for words in wrapped(breakable(text, size, room), size, room)]


def _wrapped_with_value(kind: str, text: str, value: str, room: float, size: float) -> list[Row]:
    *before, last = wrapped([*breakable(text, size, room), value], size, room)
    return [*(Row(kind, " ".join(words), "", size) for words in before), Row(kind, " ".join(last[:-1]), value, size)]


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of labels in the order given, none over another, together as near to the `wanted` tops as can be.

    They stay between `low` and `high` when they fit there at all. Least squares: neighbours that are too close move
    apart by the same amount (pool adjacent violators).
    """
    below = [0.0, *accumulate(heights)]
    pools: list[tuple[float, int]] = []
    for top, offset in zip(wanted, below, strict=False):
        pools.append((top - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (other, more) = pools[-2:]
            pools[-2:] = [((one * few + other * more) / (few + more), few + more)]
    starts = [start for start, count in pools for _ in range(count)]
    return [max(low, min(start, high - below[-1])) + offset for start, offset in zip(starts, below, strict=False)]
