"""Draws a forecast: the known line, then a fan that opens over the years, because the further ahead the less is known.

The fan follows the Bank of England's (Britton, Fisher and Whitley, Quarterly Bulletin, February 1998): bands for how
often the outcome lies within them, the expected value in the middle and not alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from kotosilta.charts.labels import ASCENT, Label, label, lines, spread
from kotosilta.charts.line_chart import ABOVE_PLOT, BETWEEN, LEADER_FROM, SWATCH, beside, plot_height
from kotosilta.charts.marks import COMPACT_BELOW, Mark, Sizes, dot, finished, path, polygon, rectangle, sizes_for
from kotosilta.charts.plot import BEFORE_AXIS, END_DOT, Plot, bands, gap_names, grid, line_marks, shows, year_axis
from kotosilta.charts.scale import Scale, middle_of, top_of, value_ticks
from kotosilta.charts.spec import Drawing, FanChart
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, NumberStyle, written

LABEL_COLUMN = 0.3  # of the width, at most
_KINDS = ("inner", "middle", "outer")  # from the narrowest band to the widest


def fan_chart(spec: FanChart, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; below 480 units of width the compact one, with less beside the plot.

    The bands are named above the plot, each behind a piece of itself. Raises ValueError without a known point, without
    a forecast or with more bands than three, and for values below zero.
    """
    _check(spec)
    sizes, compact = sizes_for(width), width < COMPACT_BELOW
    ends = _end_labels(spec, style, sizes, width, compact=compact)
    highest = top_of(_every_figure(spec))
    ticks = value_ticks(highest, spec.line.points[0][1].kind, style)
    widest = max([text_width("2000", sizes.small) / 2, *(text_width(said, sizes.small) for _, said in ticks)])
    right = width - beside(sizes) - max(end.width for _, end in ends)
    years = Scale(spec.line.points[0][0], spec.fans[-1].year, widest + BEFORE_AXIS, right)
    key, below_key = _key(spec, sizes, width)
    gaps = [gap for gap in spec.gaps if shows(gap, years, 1)]
    names, below_names = gap_names(gaps, years, sizes, below_key)
    top = below_names + ABOVE_PLOT
    bottom = top + max(plot_height(highest, compact=compact), sum(end.height + BETWEEN for _, end in ends))
    plot = Plot(years, Scale(0, highest or 1, bottom, top), 1, sizes)
    marks: list[Mark] = [
        *bands(gaps, years, below_names, bottom),
        *grid(ticks, plot),
        *_fan(spec, plot),
        *year_axis(plot),
        *line_marks(spec.line, plot),
        *_expected(spec, plot),
        *key,
        *names,
        *_named_ends(ends, plot),
    ]
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=bottom + 8 + sizes.small * 1.3,
        figures=[figure for figure, _ in ends],
    )


def _check(spec: FanChart) -> None:
    if not spec.line.points or not spec.fans:
        raise ValueError(f"nothing to draw: {spec.title}")
    if any(len(fan.bands) != len(spec.bands) for fan in spec.fans) or len(spec.bands) > len(_KINDS):
        raise ValueError(f"bands without a name, or too many: {spec.title}")


def _every_figure(spec: FanChart) -> list[Figure]:
    known = [figure for _, figure in spec.line.points]
    return known + [figure for fan in spec.fans for figure in (fan.figure, *chain(*fan.bands))]


def _fan(spec: FanChart, plot: Plot) -> Iterator[Mark]:
    """The bands from the widest to the narrowest, each from the last known point on."""
    start = plot.point(*spec.line.points[-1])
    for which in reversed(range(len(spec.bands))):
        high = [plot.point(fan.year, fan.bands[which][1]) for fan in spec.fans]
        low = [plot.point(fan.year, fan.bands[which][0]) for fan in reversed(spec.fans)]
        yield polygon(f"fan {_kind(spec, which)}", [start, *high, *low])


def _kind(spec: FanChart, which: int) -> str:
    """The widest band always looks the same, and so do two as the outer two of three."""
    return _KINDS[which + len(_KINDS) - len(spec.bands)]


def _expected(spec: FanChart, plot: Plot) -> Iterator[Mark]:
    """The expected values, broken because nobody knows them, each with an open dot."""
    points = [plot.point(*spec.line.points[-1]), *(plot.point(fan.year, fan.figure) for fan in spec.fans)]
    yield path("line expected", *points)
    for x, y in points[1:]:
        yield dot("dot expected", x, y, END_DOT)


def _key(spec: FanChart, sizes: Sizes, width: float) -> tuple[list[Mark], float]:
    """What each band means, behind a piece of it, side by side where there is room; and where the plot may begin."""
    marks: list[Mark] = []
    x, top, height = 0.0, 0.0, sizes.small * 1.5
    for which, name in enumerate(spec.bands):
        wide = SWATCH + 8 + text_width(name, sizes.small)
        if x and x + wide > width:
            x, top = 0.0, top + height
        swatch = (x + 1, top + 1, SWATCH - 2, sizes.small * ASCENT)
        # A narrower band lies on the wider ones, and looks so.
        marks += [rectangle(f"fan {_kind(spec, over)}", *swatch) for over in reversed(range(which, len(spec.bands)))]
        marks += Label(tuple(lines("note", name, width, sizes.small))).placed(x + SWATCH + 8, top)
        x += wide + 20
    return marks, top + height if marks else 0.0


def _end_labels(
    spec: FanChart, style: NumberStyle, sizes: Sizes, width: float, *, compact: bool
) -> list[tuple[Figure, Label]]:
    """What stands beside the last fan from the top down: the bounds of the middle band, and the expected value."""
    last, room = spec.fans[-1], width * LABEL_COLUMN
    which = min(1, len(spec.bands) - 1)
    named = "" if compact else spec.expected
    expected = (last.figure, label("label expected", named, written(last.figure, style), "", room, sizes))
    if which < 0:
        return [expected]
    said = "" if compact else spec.bounds
    low, high = ((figure, label("note", said, written(figure, style), "", room, sizes)) for figure in last.bands[which])
    return [high, expected, low]


def _named_ends(ends: Sequence[tuple[Figure, Label]], plot: Plot) -> Iterator[Mark]:
    """The labels beside the plot, with a leader where one had to move away."""
    at = [plot.values.at(middle_of(figure)) for figure, _ in ends]
    tops = spread(
        [y - end.handle for y, (_, end) in zip(at, ends, strict=True)],
        [end.height + BETWEEN for _, end in ends],
        plot.values.end - plot.sizes.text,
        plot.values.start + BETWEEN + plot.sizes.text * 0.6,
    )
    x = plot.years.end + beside(plot.sizes)
    for y, (_, end), top in zip(at, ends, tops, strict=True):
        if abs(top + end.handle - y) > LEADER_FROM:
            yield path("leader", (plot.years.end + END_DOT + 2, y), (x - 3, top + end.handle))
        yield from end.placed(x, top)
