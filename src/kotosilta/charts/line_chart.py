"""Draws series over years: lines from zero, named where they end, and broken where figures are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kotosilta.charts.labels import ASCENT, Label, label, lines, spread
from kotosilta.charts.marks import COMPACT_BELOW, Mark, Sizes, Words, finished, path, sizes_for
from kotosilta.charts.plot import (
    BEFORE_AXIS,
    END_DOT,
    Plot,
    bands,
    break_lines,
    breaks,
    breaks_shown,
    gap_names,
    grid,
    hits,
    line_marks,
    shows,
    year_axis,
)
from kotosilta.charts.scale import Scale, rhythm_of, top_of, value_ticks
from kotosilta.charts.spec import Drawing, Line, LineChart, Role
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, NumberStyle, written

PLOT_HEIGHT = 216.0
COMPACT_PLOT_HEIGHT = 190.0
LABEL_COLUMN = 0.32  # of the width, at most
BETWEEN = 4.0  # labels that stand one under another
LEADER_FROM = 6.0
SWATCH = 24.0
ABOVE_PLOT = 12.0  # room for the upper half of what is written at the highest value
_FROM_BACK = (Role.COUNTRY, Role.PEER, Role.REGION, Role.OWN)


def line_chart(spec: LineChart, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; below 480 units of width the compact one for phones, with the names above the lines.

    Raises ValueError when no line has a point, and for values below zero.
    """
    shown = [line for line in spec.lines if line.points]
    if not shown:
        raise ValueError(f"nothing to draw: {spec.title}")
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    ends = _end_labels(shown, style, sizes, width, compact=compact)
    figures = [figure for line in shown for _, figure in line.points]
    highest = top_of(figures)
    ticks = value_ticks(highest, figures[0].kind, style) if spec.scale else []
    widest = max([text_width("2000", sizes.small) / 2, *(text_width(said, sizes.small) for _, said in ticks)])
    right = width - beside(sizes) - max(end.width for end in ends)
    key, below_key = _key(shown, sizes, width) if compact else ([], 0.0)
    years = Scale(*_first_and_last(shown), widest + BEFORE_AXIS, right)
    rhythm = rhythm_of([[year for year, _ in line.points] for line in shown])
    gaps = [gap for gap in spec.gaps if shows(gap, years, rhythm)]
    found, below_breaks = breaks(breaks_shown(spec.marks, years), years, sizes, below_key)
    names, below_names = gap_names(gaps, years, sizes, below_breaks)
    top = below_names + ABOVE_PLOT
    bottom = top + max(plot_height(highest, compact=compact), sum(end.height + BETWEEN for end in ends))
    plot = Plot(years, Scale(0, highest or 1, bottom, top), rhythm, sizes)
    first, first_figure = _first_value(shown, plot, style)
    marks: list[Mark] = [
        *bands(gaps, years, below_names, bottom),
        *grid(ticks, plot),
        *break_lines(found, bottom),
        *year_axis(plot),
        *(mark for role in _FROM_BACK for line in shown if line.role is role for mark in line_marks(line, plot)),
        *key,
        *names,
        *(words for each in found for words in each.words),
        *first,
        *_named_ends(shown, ends, plot),
    ]
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=bottom + 8 + sizes.small * 1.3,
        figures=[*first_figure, *(line.points[-1][1] for line in shown)],
    )


def beside(sizes: Sizes) -> float:
    """From the end of the plot to its labels: the last year of the axis stands in between."""
    return text_width("2000", sizes.small) / 2 + 1


def plot_height(highest: float, *, compact: bool) -> float:
    """Lines that never leave zero need less room."""
    return (COMPACT_PLOT_HEIGHT if compact else PLOT_HEIGHT) * (1 if highest else 0.4)


def _first_and_last(shown: Sequence[Line]) -> tuple[int, int]:
    return min(line.points[0][0] for line in shown), max(line.points[-1][0] for line in shown)


def _end_labels(shown: Sequence[Line], style: NumberStyle, sizes: Sizes, width: float, *, compact: bool) -> list[Label]:
    """What stands at the end of each line: its name, last value and why it ends early; on phones the value alone."""
    values = [written(line.points[-1][1], style) for line in shown]
    if compact:
        return [
            label(f"label {line.role}", "", said, "", width, sizes) for line, said in zip(shown, values, strict=True)
        ]
    room = max(width * LABEL_COLUMN, *(text_width(said, sizes.text) for said in values))
    last = max(line.points[-1][0] for line in shown)
    return [
        label(f"label {line.role}", line.label, said, _note(line, last), room, sizes)
        for line, said in zip(shown, values, strict=True)
    ]


def _note(line: Line, last: int) -> str:
    """Why a line ends before the last year of the drawing, or at least when."""
    ends = line.points[-1][0]
    return line.ends_because or (str(ends) if ends < last else "")


def _key(shown: Sequence[Line], sizes: Sizes, width: float) -> tuple[list[Mark], float]:
    """The names of the lines above the plot, each behind a piece of its line, and where the plot may begin."""
    marks: list[Mark] = []
    top, x = 0.0, SWATCH + 10
    last = max(line.points[-1][0] for line in shown)
    for line in shown:
        name = lines(f"label {line.role}", line.label, width - x, sizes.text)
        if not name:
            continue
        y = top + Label((name[0],)).handle
        note = _note(line, last)
        beside = x + name[-1].width + 8
        if len(name) == 1 and beside + text_width(note, sizes.small) <= width:
            marks.append(Words("note", beside, top + sizes.text * ASCENT, note))
            note = ""
        every = Label((*name, *lines("note", note, width - x, sizes.small)))
        marks += [path(f"line {line.role}", (2, y), (SWATCH, y)), *every.placed(x, top)]
        top += every.height + BETWEEN
    return marks, top + BETWEEN if marks else 0.0


def _named_ends(shown: Sequence[Line], ends: Sequence[Label], plot: Plot) -> Iterator[Mark]:
    """The labels beside the plot in the order of the line ends, with a leader where a label had to move away."""
    at = [plot.point(*line.points[-1]) for line in shown]
    order = sorted(range(len(shown)), key=lambda i: (at[i][1], _FROM_BACK[::-1].index(shown[i].role)))
    tops = spread(
        [at[i][1] - ends[i].handle for i in order],
        [ends[i].height + BETWEEN for i in order],
        plot.values.end - plot.sizes.text,
        plot.values.start + BETWEEN + plot.sizes.text * 0.6,
    )
    x = plot.years.end + beside(plot.sizes)
    for i, top in zip(order, tops, strict=True):
        (end_x, end_y), y = at[i], top + ends[i].handle
        if abs(y - end_y) > LEADER_FROM or end_x < plot.years.end:
            yield path("leader", (end_x + END_DOT + 2, end_y), (x - 3, y))
        yield from ends[i].placed(x, top)


def _first_value(shown: Sequence[Line], plot: Plot, style: NumberStyle) -> tuple[list[Words], list[Figure]]:
    """The first value of the own line, where it covers neither a line nor another number; otherwise nothing."""
    own = next((line for line in shown if line.role is Role.OWN and len(line.points) > 1), None)
    if own is None:
        return [], []
    size = plot.sizes.text
    x, y = plot.point(*own.points[0])
    said = written(own.points[0][1], style)
    end = x + text_width(said, size)
    for top in (y - END_DOT - 3 - size, y + END_DOT + 3):
        inside = plot.values.end - size / 2 <= top and top + size <= plot.values.start and end <= plot.years.end
        if inside and not any(
            hits(stretch, x, end, top, top + size) for each in shown for stretch in plot.stretches(each)
        ):
            return [Words(f"label {own.role}", x, top + size * 0.85, "", said)], [own.points[0][1]]
    return [], []
