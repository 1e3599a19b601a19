"""Where values and years lie in a drawing, and the few round ones that are written beside its axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, gcd, log10

from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, FigureKind, NumberStyle, written
from kotosilta.figures.written import SMALLEST_SHOWN

HIGHEST_OF_RANGE = 4
MOST_STEPS = 5
FEWEST_FOR_RHYTHM = 4
SLOWEST_ANNUAL = 2
_TENTHS = (FigureKind.PERCENT, FigureKind.PERCENTAGE_POINTS, FigureKind.TIMES, FigureKind.DECIMAL)
_INEXACT = (FigureKind.RANGE_1_4, FigureKind.ABOUT)
_PERCENT = (FigureKind.PERCENT, FigureKind.PERCENT_WHOLE)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: `low`…`high` (values or years) on `start`…`end` (units of the drawing)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The unit where `value` lies; the end when the scale holds a single value only."""
        if self.high == self.low:
            return self.end
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def each(self, values: Iterable[float]) -> list[float]:
        """Where many values lie; a little less to do for each of them."""
        if self.high == self.low:
            return [self.end for _ in values]
        start, low, step = self.start, self.low, (self.end - self.start) / (self.high - self.low)
        return [start + (value - low) * step for value in values]


def span_of(figure: Figure) -> tuple[float, float]:
    """Between which values the printed figure lies: a drawing may not tell more than the number beside it.

    Raises ValueError for a value below zero: these drawings begin at zero.
    """
    if figure.value < 0:
        raise ValueError(f"{figure.indicator} of {figure.area} is below zero, where these drawings begin")
    return (figure.value, figure.value) if figure.kind not in _INEXACT else reach_of(figure)


def reach_of(figure: Figure) -> tuple[float, float]:
    """`span_of` for drawings that have room below zero."""
    if figure.kind is FigureKind.RANGE_1_4:
        return 1, HIGHEST_OF_RANGE
    if figure.kind is not FigureKind.ABOUT:
        return figure.value, figure.value
    if figure.value < SMALLEST_SHOWN:
        return 0, SMALLEST_SHOWN
    about = round(figure.value / 10) * 10
    return about, about


def middle_of(figure: Figure) -> float:
    """The one value at which a line passes through the figure."""
    if figure.kind not in _INEXACT and figure.value >= 0:
        return figure.value
    low, high = span_of(figure)
    return (low + high) / 2


def top_of(figures: Iterable[Figure]) -> float:
    """The highest value of a drawing: zero when all are, otherwise at least the smallest that is written as more."""
    highest, kind = max((span_of(figure)[1], figure.kind) for figure in figures)
    return max(highest, _smallest_step(kind)) if highest else 0


def ends_of(figures: Iterable[Figure]) -> tuple[float, float]:
    """The lowest and highest value of a drawing, zero among them: it is where bars and dots are read from."""
    reached = [end for figure in figures for end in reach_of(figure)]
    return min(0.0, *reached), max(0.0, *reached)


def ticks_between(low: float, high: float, kind: FigureKind, style: NumberStyle) -> list[tuple[float, str]]:
    """Round values from `low` to `high` with zero among them, and how they are written; no more than seven."""
    if low == high:
        return [(0.0, _plain(0, _tick_kind(kind, whole=True), style))]
    step = _round_up(max((high - low) / MOST_STEPS, _smallest_step(kind)))
    written_as = _tick_kind(kind, whole=step >= 1)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [
        (step * n, _plain(step * n, written_as if n else _tick_kind(kind, whole=True), style))
        for n in range(first, last + 1)
    ]


def fitting(ticks: Sequence[tuple[float, str]], scale: Scale, size: float) -> list[tuple[float, str]]:
    """Every tick, every second one … counted from zero: as many as stand side by side without touching."""
    zero = next((at for at, (value, _) in enumerate(ticks) if not value), 0)
    for every in range(1, len(ticks)):
        kept = [tick for at, tick in enumerate(ticks) if (at - zero) % every == 0]
        edges = [(scale.at(value), text_width(said, size) / 2 + size / 2) for value, said in kept]
        if all(abs(b - a) >= half + other for (a, half), (b, other) in pairwise(edges)):
            return kept
    return [ticks[zero]]


def value_ticks(top: float, kind: FigureKind, style: NumberStyle) -> list[tuple[float, str]]:
    """Zero and round values up to at most `top`, and how they are written; no more than six."""
    zero = (0.0, _plain(0, _tick_kind(kind, whole=True), style))
    if not top:
        return [zero]
    step = _round_up(max(top / MOST_STEPS, _smallest_step(kind)))
    written_as = _tick_kind(kind, whole=step >= 1)
    return [zero, *((step * n, _plain(step * n, written_as, style)) for n in range(1, floor(top / step + 1e-9) + 1))]


def year_ticks(first: int, last: int, rhythm: int, units_per_year: float, room: float) -> list[int]:
    """First and last year and as many round ones between them as fit when each label needs `room`."""
    clear = room / units_per_year if units_per_year else last - first + 1
    origin = first if rhythm > 1 else 0
    step = next((rhythm * n for n in (1, 2, 5, 10, 20, 50) if rhythm * n >= clear), last - first + 1)
    between = [year for year in range(first + 1, last) if (year - origin) % step == 0]
    return list(dict.fromkeys([first, *(year for year in between if clear <= min(year - first, last - year)), last]))


def rhythm_of(series: Sequence[Sequence[int]]) -> int:
    """How many years lie between two figures by the nature of the thing, as with elections; otherwise 1.

    It is read off the years themselves: a long enough series that never has figures closer than every third year.
    """
    steps = [later - earlier for years in series for earlier, later in pairwise(years)]
    common = gcd(*steps)
    long_enough = any(len(years) >= FEWEST_FOR_RHYTHM for years in series)
    return common if long_enough and common > SLOWEST_ANNUAL else 1


def _round_up(at_least: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not below `at_least`."""
    power = 10.0 ** floor(log10(at_least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= at_least * (1 - 1e-9))


def _smallest_step(kind: FigureKind) -> float:
    """Ticks may not be closer than the numbers are written."""
    if kind in _TENTHS:
        return 0.1
    return SMALLEST_SHOWN if kind is FigureKind.ABOUT else 1


def _tick_kind(kind: FigureKind, *, whole: bool) -> FigureKind:
    if kind in _PERCENT:
        return FigureKind.PERCENT_WHOLE if whole else FigureKind.PERCENT
    return FigureKind.COUNT if whole else FigureKind.DECIMAL


def _plain(value: float, kind: FigureKind, style: NumberStyle) -> str:
    """A number of an axis, in the language's writing; nobody's figure, hence without origin."""
    return written(Figure(value, kind, area="", indicator="", year=None, source="", observations=()), style)
