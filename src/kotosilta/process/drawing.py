"""Lays the phases out as a picture: a bar for each under its name, the months above, today and the decision across."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kotosilta.charts.marks import units
from kotosilta.charts.text_width import text_width

WIDE, NARROW = 720, 340
SIDE = 1.0  # keeps strokes inside the picture
AXIS = 40  # height of the months
BAR = 12
GAP = 12
FIRST_SHOWN_BEFORE = timedelta(days=60)  # a today further away than this from the first phase is left out
AIR = 4  # between the end of a name and the line of the decision
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lane:
    """A phase as it is drawn; `look` is the class of its bar, `word` what stands behind its name."""

    title: str
    word: str
    begins: date
    ends: date
    look: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line down from the first of a month; the year is written where it begins."""

    x: str
    month: str
    year: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    look: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on its baseline; `anchor` is the side at which it is held."""

    x: str
    y: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Across:
    """A line down all lanes with its words at the bottom."""

    x: str
    label: Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the template prints; numbers are written already, for no language may put a comma into them."""

    width: str
    height: str
    bottom: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    today: Across | None
    decision: Across | None


def picture(
    lanes: Sequence[Lane],
    *,
    width: int,
    today: date,
    decision: date | None,
    words: tuple[str, str],
    month: Callable[[date], str],
) -> Picture:
    """The picture of at least one phase. `words` say today and decision, `month` names a month."""
    size = 15 if width == NARROW else 14
    lane = size + 6 + BAR + GAP
    first, last = _span(lanes, today, decision)
    scale = _Scale(first, (last - first).days + 1, width)
    bottom = AXIS + lane * len(lanes) + 4
    marks = [_across(scale, today, words[0], bottom + size + 6, size), None]
    if decision:
        marks[1] = _across(scale, decision, words[1], bottom + 2 * (size + 6), size, at_the_end=True)
    return Picture(
        width=str(width),
        height=str(bottom + 2 * (size + 6) + 6),
        bottom=str(bottom),
        ticks=tuple(_ticks(scale, last, month, size)),
        bars=tuple(_bar(scale, each, AXIS + lane * row + size + 6) for row, each in enumerate(lanes)),
        labels=tuple(_name(scale, each, AXIS + lane * row + size, size) for row, each in enumerate(lanes)),
        today=marks[0],
        decision=marks[1],
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int
    width: int

    def x(self, day: date) -> float:
        """Where the day begins."""
        return SIDE + (day - self.first).days / self.days * (self.width - 2 * SIDE)

    def holds(self, day: date) -> bool:
        return self.first <= day < self.first + timedelta(days=self.days)


def _span(lanes: Sequence[Lane], today: date, decision: date | None) -> tuple[date, date]:
    first, last = min(each.begins for each in lanes), max(each.ends for each in lanes)
    if first - FIRST_SHOWN_BEFORE <= today < first:
        first = today
    return first, max(last, decision) if decision else last


def _bar(scale: _Scale, lane: Lane, y: float) -> Bar:
    x = scale.x(lane.begins)
    width = scale.x(lane.ends + timedelta(days=1)) - x
    return Bar(units(x), units(y), units(max(width, 3)), lane.look)


def _name(scale: _Scale, lane: Lane, y: float, size: int) -> Label:
    """Above the bar: from its beginning where there is room, otherwise up to its end."""
    tail = f" · {lane.word}" if lane.word else ""
    text = _shortened(lane.title, scale.width - text_width(tail, size) - AIR, size) + tail
    x, end = scale.x(lane.begins), scale.x(lane.ends + timedelta(days=1))
    return _held(text, x, max(end, text_width(text, size) + AIR), y, size, scale.width)


def _across(scale: _Scale, day: date, text: str, y: float, size: int, *, at_the_end: bool = False) -> Across | None:
    if not scale.holds(day):
        return None
    x = scale.x(day + timedelta(days=1) if at_the_end else day)
    return Across(units(x), _held(text, x, x, y, size, scale.width))


def _held(text: str, start: float, end: float, y: float, size: int, width: int) -> Label:
    fits = start + text_width(text, size) <= width
    return Label(units(start if fits else min(end, width) - AIR), units(y), text, "start" if fits else "end")


def _shortened(text: str, room: float, size: int) -> str:
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _ticks(scale: _Scale, last: date, month: Callable[[date], str], size: int) -> Iterator[Tick]:
    """Firsts of months, as many as their names leave room for; quarters and half years begin with the year."""
    firsts = list(_firsts(scale.first, last))
    room = max((text_width(month(day), size) for day in firsts), default=0) + size
    step = next((step for step in (1, 2, 3, 6, 12) if scale.width / scale.days * 30.4 * step >= room), 12)
    shown = [day for day in firsts if (day.month - 1) % step == 0]
    for place, day in enumerate(shown):
        x = scale.x(day)
        if x + room - size <= scale.width:
            begins_year = place == 0 or day.year != shown[place - 1].year
            yield Tick(units(x), month(day), str(day.year) if begins_year else "")


def _firsts(first: date, last: date) -> Iterator[date]:
    day = first if first.day == 1 else _next_month(first)
    while day <= last:
        yield day
        day = _next_month(day)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
