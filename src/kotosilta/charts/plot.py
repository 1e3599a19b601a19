"""The field of a line drawing: its axes, its shaded stretches without figures, and the lines themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kotosilta.charts.labels import MIDDLE, Label, lines
from kotosilta.charts.marks import Mark, Sizes, Words, dot, path, paths, rectangle
from kotosilta.charts.scale import Scale, middle_of, year_ticks
from kotosilta.charts.spec import Gap, Line, SeriesMark
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure

END_DOT = 4.5
LONE_DOT = 3.5
BEFORE_AXIS = 8.0
BESIDE_BREAK = 4.0
CLEAR = 2.0  # from year to year on the axis, in widths of a year

Point = tuple[float, float]
Stretch = list[Point]


@dataclass(frozen=True, slots=True)
class Break:
    """Where a broken line begins, and the words beside it."""

    x: float
    top: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """The field between the axes, and where years and values lie in it."""

    years: Scale
    values: Scale
    rhythm: int
    sizes: Sizes

    def point(self, year: int, figure: Figure) -> Point:
        """Where a figure of a year lies."""
        return self.years.at(year), self.values.at(middle_of(figure))

    def stretches(self, line: Line) -> list[Stretch]:
        """The line cut wherever more years pass than its rhythm."""
        cut: list[Stretch] = []
        last = None
        for year, figure in line.points:
            if last is None or year - last > self.rhythm:
                cut.append([])
            cut[-1].append(self.point(year, figure))
            last = year
        return cut


def shows(gap: Gap, years: Scale, rhythm: int) -> bool:
    """Whether the gap lies between years of the drawing and is more than the pause between two elections."""
    inside = years.low < gap.last_year and gap.first_year < years.high
    return inside and gap.last_year - gap.first_year + 1 >= rhythm


def _band(gap: Gap, years: Scale) -> tuple[float, float]:
    """From half a year before the missing stretch to half a year after it, so that it never touches a known year."""
    return years.at(max(gap.first_year - 0.5, years.low)), years.at(min(gap.last_year + 0.5, years.high))


def bands(gaps: Sequence[Gap], years: Scale, top: float, bottom: float) -> Iterator[Mark]:
    """The shaded stretches."""
    for start, end in (_band(gap, years) for gap in gaps):
        yield rectangle("band", start, top, end - start, bottom - top)
        for x in (start, end):
            yield path("edge", (x, top), (x, bottom))


def gap_names(gaps: Sequence[Gap], years: Scale, sizes: Sizes, top: float) -> tuple[list[Words], float]:
    """The words above the shaded stretches, and where the plot may begin.

    Each stands once, above the longest stretch it is said of; different ones stand one under another.
    """
    placed: list[Words] = []
    longest = {gap.label: gap for gap in sorted(gaps, key=lambda gap: gap.last_year - gap.first_year)}
    for text, gap in longest.items():
        rows = lines("gap", text, min(years.end - years.start, 12 * sizes.small), sizes.small)
        if not rows:
            continue
        name = Label(tuple(rows))
        middle, half = sum(_band(gap, years)) / 2, name.width / 2
        placed += name.placed(min(max(middle, years.start + half), years.end - half), top, "middle")
        top += name.height
    return placed, top + 2 if placed else top


def breaks_shown(marks: Sequence[SeriesMark], years: Scale) -> list[SeriesMark]:
    """Those with years on either side in the drawing, in time order."""
    return sorted((mark for mark in marks if years.low < mark.year <= years.high), key=lambda mark: mark.year)


def breaks(marks: Sequence[SeriesMark], years: Scale, sizes: Sizes, top: float) -> tuple[list[Break], float]:
    """Where the broken lines begin with the words beside their upper ends, and what may stand below those.

    A name stands behind its line, or before it where there is more room; in the same row as the name before it if it
    does not touch it, otherwise below.
    """
    found: list[Break] = []
    row_top = below = top
    taken = years.start - sizes.small
    for mark in marks:
        x = years.at(mark.year - 0.5)  # between the last year of the old way of counting and the first of the new one
        behind, before = years.end - x - BESIDE_BREAK, x - years.start - BESIDE_BREAK
        rows = lines("turn", mark.label, min(max(behind, before), 15 * sizes.small), sizes.small)
        if not rows:
            found.append(Break(x, below, ()))
            continue
        name = Label(tuple(rows))
        left = x + BESIDE_BREAK if name.width <= behind or behind >= before else x - BESIDE_BREAK - name.width
        if left < taken + sizes.small:
            row_top = below
        found.append(Break(x, row_top, tuple(name.placed(left, row_top))))
        taken, below = left + name.width, max(below, row_top + name.height)
    return found, below


def break_lines(found: Sequence[Break], bottom: float) -> Iterator[Mark]:
    """A broken upright line for each, down to the axis."""
    for each in found:
        yield path("break", (each.x, each.top), (each.x, bottom))


def grid(ticks: Sequence[tuple[float, str]], plot: Plot) -> Iterator[Mark]:
    """A quiet line and a number for each tick; zero has the axis for its line."""
    years, small = plot.years, plot.sizes.small
    for value, said in ticks:
        y = plot.values.at(value)
        if value:
            yield path("grid", (years.start, y), (years.end, y))
        yield Words("scale", years.start - BEFORE_AXIS, y + small * MIDDLE, said, anchor="end")


def year_axis(plot: Plot) -> Iterator[Mark]:
    """The line of zero with its years."""
    years, small = plot.years, plot.sizes.small
    first, last, bottom = int(years.low), int(years.high), plot.values.start
    yield path("base", (years.start, bottom), (years.end, bottom))
    per_year = (years.end - years.start) / max(last - first, 1)
    for year in year_ticks(first, last, plot.rhythm, per_year, text_width("2000", small) * CLEAR):
        x = years.at(year)
        yield path("tick", (x, bottom), (x, bottom + 5))
        yield Words("year", x, bottom + 6 + small * 1.05, str(year), anchor="middle")


def line_marks(line: Line, plot: Plot) -> Iterator[Mark]:
    """The stretches of a line, a dot at its end, and dots for figures that stand alone."""
    stretches = plot.stretches(line)
    if drawn := [stretch for stretch in stretches if len(stretch) > 1]:
        yield paths(f"line {line.role}", drawn)
    for (x, y), *more in stretches[:-1]:
        if not more:
            yield dot(f"dot {line.role}", x, y, LONE_DOT)
    yield dot(f"dot {line.role}", *stretches[-1][-1], END_DOT)


def hits(stretch: Stretch, left: float, right: float, top: float, bottom: float) -> bool:
    """Whether a stretch or the dot at its end comes into a box."""
    for (x1, y1), (x2, y2) in pairwise(stretch):
        if x2 <= left or right <= x1:
            continue
        slope = (y2 - y1) / (x2 - x1)
        inside = [y1 + slope * (min(max(edge, x1), x2) - x1) for edge in (left, right)]
        if min(inside) < bottom and top < max(inside):
            return True
    x, y = stretch[-1]
    return left - END_DOT <= x <= right + END_DOT and top - END_DOT <= y <= bottom + END_DOT
