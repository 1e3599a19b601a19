"""The small line of a row: how a figure has gone, drawn from zero like every drawing here, without axes or numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.charts.scale import rhythm_of
from kotosilta.situation.glance.rows import Trace

WIDTH, HEIGHT = 120, 32
BESIDE, ABOVE = 4, 4  # room for the dot at the end
BASE = HEIGHT - 3


@dataclass(frozen=True, slots=True)
class _Field:
    """Where years and values lie in it: the first year and the lowest value, and how wide one step of each is."""

    first: int
    step: float
    lowest: float
    rise: float

    def points(self, trace: Trace) -> list[str]:
        return [
            f"{BESIDE + (year - self.first) * self.step:.1f} {BASE - (value - self.lowest) * self.rise:.1f}"
            for year, value in trace
        ]

    def y(self, value: float) -> float:
        return BASE - (value - self.lowest) * self.rise


def small_line(own: Trace, country: Trace) -> str:
    """The drawing as finished SVG, of which the text beside it says what it shows; "" for fewer than two years.

    The line of the country lies behind, as far as the own years go. Where years are missing a line stops and begins
    again.
    """
    if len(own) < 2:
        return ""
    field, behind = _field_of(own, country)
    rhythm = rhythm_of([[year for year, _ in own]])
    points = field.points(own)
    x, y = points[-1].split()
    country_line = f'<path class="country" d="{_course(behind, field.points(behind), rhythm)}"/>' if behind else ""
    return (
        f'<svg class="small-line" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'aria-hidden="true" focusable="false"><path class="base" d="M0 {field.y(0):.1f}H{WIDTH}"/>{country_line}'
        f'<path class="own" d="{_course(own, points, rhythm)}"/><circle class="own" cx="{x}" cy="{y}" r="2.6"/></svg>'
    )


def _field_of(own: Trace, country: Trace) -> tuple[_Field, Trace]:
    """The field that holds both, zero included, and the years of the country that lie in it."""
    first, last = own[0][0], own[-1][0]
    behind = [(year, value) for year, value in country if first <= year <= last]
    values = [value for _, value in (*own, *behind)]
    lowest, highest = min(0.0, *values), max(0.0, *values)
    rise = (BASE - ABOVE) / (highest - lowest) if highest > lowest else 0.0
    return _Field(first, (WIDTH - 2 * BESIDE) / (last - first), lowest, rise), behind


def _course(trace: Trace, points: Sequence[str], rhythm: int) -> str:
    """A year that stands alone between missing ones is drawn as a point: a line of no length with round ends."""
    steps: list[str] = []
    before = None
    for (year, _), point in zip(trace, points, strict=True):
        new = before is None or year - before > rhythm
        steps.append(f"M{point}h0" if new else f"L{point}")
        before = year
    return "".join(steps)
