"""Draws an age pyramid: age classes from the youngest at the foot, one sex on either side, groups within each bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from math import ceil

from kotosilta.charts.keys import Box, Entry, key
from kotosilta.charts.labels import ASCENT, LINE_HEIGHT, Label, lines
from kotosilta.charts.marks import Mark, Sizes, Words, boxes, finished, path, pile, rectangle, sizes_for
from kotosilta.charts.scale import Scale, fitting, middle_of, value_ticks
from kotosilta.charts.spec import Drawing, Pyramid, PyramidRow
from kotosilta.charts.text_width import text_width
from kotosilta.figures import Figure, NumberStyle

PARTS = ("first", "second", "third")
AGE_COLUMN = 0.26  # of the width, at most
STUB = 7.0  # how wide the place of a hidden figure is drawn
BESIDE_AGES = 8.0
OVERHANG = 6.5  # of the first and the last age over the bars, so that they stay level with theirs
MOST_ROWS_WITH_GAPS = 24
HEIGHT_OF_MANY = 400.0
ROUND_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the age classes lie."""

    top: float
    height: float
    gap: float
    count: int

    def span(self, row: int) -> tuple[float, float]:
        """Top and bottom of a class; the first is the lowest."""
        top = self.top + (self.count - 1 - row) * self.height
        return top + self.gap / 2, top + self.height - self.gap / 2

    @property
    def bottom(self) -> float:
        return self.top + self.count * self.height


def pyramid(spec: Pyramid, style: NumberStyle, width: float = 640) -> Drawing:
    """The drawing of `spec`; no single number is printed in it, so the figures stand in the table beside.

    Raises ValueError without a figure, with more parts than three or with rows that do not fit them, and for values
    below zero.
    """
    known = _check(spec)
    sizes = sizes_for(width)
    ages = _ages(spec.rows, sizes, width)
    men, women = _values([row.left for row in spec.rows]), _values([row.right for row in spec.rows])
    highest = max(sum(filter(None, row)) for side in (men, women) for row in zip(*side, strict=True))
    ticks = value_ticks(highest, known[0].kind, style)
    half = max(text_width(said, sizes.small) / 2 for _, said in ticks)
    zero = text_width(ticks[0][1], sizes.small)
    middle, aside = width / 2, max([zero, *(age.width for age in ages.values())]) / 2 + BESIDE_AGES
    stubs = STUB * max(side.count(None) for row in spec.rows for side in (row.left, row.right))
    left = Scale(0, highest or 1, middle - aside, half + stubs)
    right = Scale(0, highest or 1, middle + aside, width - half - stubs)
    marks, top = _key(spec, sizes, width)
    names, top = _sides(spec, left, right, sizes, top)
    rows = _rows(len(spec.rows), ages, sizes, top)
    marks += [
        *names,
        *_axis(fitting(ticks, right, sizes.small), left, rows, sizes),
        *_axis(fitting(ticks, right, sizes.small), right, rows, sizes),
        *_bars(men, left, rows),
        *_bars(women, right, rows),
        *(path("base", (scale.start, rows.top), (scale.start, rows.bottom)) for scale in (left, right)),
        *_named(ages, middle, rows),
    ]
    return finished(
        marks,
        title=spec.title,
        description=spec.description,
        width=width,
        height=rows.bottom + 5 + sizes.small * 1.3,
        figures=(),
    )


def _check(spec: Pyramid) -> list[Figure]:
    """The figures that are shown."""
    sides = [side for row in spec.rows for side in (row.left, row.right)]
    known = [each for each in chain(*sides) if each]
    if not known:
        raise ValueError(f"nothing to draw: {spec.title}")
    if len(spec.parts) > len(PARTS) or any(len(side) != len(spec.parts) for side in sides):
        raise ValueError(f"too many parts, or rows that do not have as many: {spec.title}")
    return known


def _values(side: Sequence[tuple[Figure | None, ...]]) -> list[list[float | None]]:
    """For each part its values from the youngest on."""
    return [[middle_of(each) if each else None for each in part] for part in zip(*side, strict=True)]


def _ages(rows: Sequence[PyramidRow], sizes: Sizes, width: float) -> dict[int, Label]:
    """The names of the classes by their number; of single years as many round ones as fit."""
    fit = 1 if len(rows) <= MOST_ROWS_WITH_GAPS else ceil(sizes.small * LINE_HEIGHT * len(rows) / HEIGHT_OF_MANY)
    every = next((step for step in ROUND_STEPS if step >= fit), fit)
    said = {
        number: lines("year", rows[number].label, width * AGE_COLUMN, sizes.small)
        for number in range(0, len(rows), every)
    }
    return {number: Label(tuple(words)) for number, words in said.items() if words}


def _rows(count: int, ages: Mapping[int, Label], sizes: Sizes, top: float) -> _Rows:
    """Classes of several years have room for their names; single years lie close together.

    The name of the oldest ("85 and over") is often longer than the others and may stand out above its bars: between
    the names of the sides, or with more room if it takes many lines.
    """
    line = sizes.small * LINE_HEIGHT
    many = count > MOST_ROWS_WITH_GAPS
    oldest = ages[count - 1].height if count - 1 in ages else 0.0
    tallest = max([line, *(age.height for number, age in ages.items() if number < count - 1)])
    top += max(0.0, oldest - 2 * line)
    return _Rows(top, HEIGHT_OF_MANY / count, 0, count) if many else _Rows(top, tallest, 3, count)


def _key(spec: Pyramid, sizes: Sizes, width: float) -> tuple[list[Mark], float]:
    """What the parts of a bar are, and what a hidden figure looks like where there is one."""
    entries: list[Entry] = [
        (partial(_piece, f"slice {look}"), name) for look, name in zip(PARTS, spec.parts, strict=False)
    ]
    if any(None in side for row in spec.rows for side in (row.left, row.right)):
        entries.append((_hidden_piece, spec.hidden))
    marks, below = key(entries, sizes, width)
    return marks, below + 6 if marks else 0.0


def _piece(kind: str, box: Box) -> list[Mark]:
    return [rectangle(kind, box.left, box.top, box.width, box.height)]


def _hidden_piece(box: Box) -> list[Mark]:
    return [rectangle("unseen", box.left + (box.width - STUB) / 2, box.top, STUB, box.height)]


def _sides(spec: Pyramid, left: Scale, right: Scale, sizes: Sizes, top: float) -> tuple[list[Mark], float]:
    """The names of the sides above them, beside the middle; and where the bars may begin."""
    marks: list[Mark] = []
    below = top
    for text, scale, anchor in ((spec.left, left, "end"), (spec.right, right, "start")):
        if rows := lines("heading", text, abs(scale.end - scale.start), sizes.text):
            name = Label(tuple(rows))
            marks += name.placed(scale.start, top, anchor)
            below = max(below, top + name.height)
    return marks, below + 4


def _bars(side: Sequence[Sequence[float | None]], scale: Scale, rows: _Rows) -> Iterator[Mark]:
    """One mark for each part of all bars of a side, and one for the places of hidden figures."""
    unit = (scale.end - scale.start) / scale.high
    stub = STUB if unit > 0 else -STUB
    edges = [scale.start] * rows.count
    stubs: list[tuple[float, float, float, float]] = []
    for look, values in zip(PARTS, side, strict=False):
        for number, value in enumerate(values):
            if value is None:
                stubs.append(_corners(edges[number], edges[number] + stub, rows.span(number)))
                edges[number] += stub
        ends = [edge + (value or 0) * unit for edge, value in zip(edges, values, strict=True)]
        if ends != edges:
            yield _part(f"slice {look}", list(zip(edges, ends, strict=True)), rows)
        edges = ends
    if stubs:
        yield boxes("unseen", stubs)


def _part(kind: str, spans: Sequence[tuple[float, float]], rows: _Rows) -> Mark:
    """A part of all bars: apart from each other or, where they lie close, as one area."""
    if not rows.gap:
        return pile(kind, spans, [rows.bottom - number * rows.height for number in range(rows.count + 1)])
    return boxes(kind, [_corners(*span, rows.span(number)) for number, span in enumerate(spans) if span[0] != span[1]])


def _corners(one: float, other: float, upright: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one, other), upright[0], max(one, other), upright[1]


def _axis(ticks: Sequence[tuple[float, str]], scale: Scale, rows: _Rows, sizes: Sizes) -> Iterator[Mark]:
    for value, said in ticks:
        x = scale.at(value)
        if value:
            yield path("grid", (x, rows.top), (x, rows.bottom))
        yield Words("scale", x, rows.bottom + 4 + sizes.small * ASCENT, said, anchor="middle")


def _named(ages: Mapping[int, Label], middle: float, rows: _Rows) -> Iterator[Mark]:
    """The names between the sides, each level with its class; one that would touch the one below falls out."""
    free = rows.bottom + OVERHANG
    for number, age in ages.items():
        above, below = rows.span(number)
        lowest = below + (rows.gap / 2 if number == rows.count - 1 and rows.gap else OVERHANG)
        top = min((above + below) / 2 - age.height / 2, lowest - age.height)
        if top + age.height <= free + 1e-9:
            yield from age.placed(middle, top, "middle")
            free = top
