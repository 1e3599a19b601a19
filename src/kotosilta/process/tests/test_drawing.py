"""The picture of the timeline: nothing outside it, bars where their days are, names that can be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.charts.text_width import text_width
from kotosilta.process.drawing import NARROW, WIDE, Label, Lane, Picture, picture

TODAY = date(2026, 11, 24)
SLACK = 0.1  # numbers are written with one decimal


def drawn(lanes: list[Lane], width: int = WIDE, today: date = TODAY, decision: date | None = None) -> Picture:
    return picture(
        lanes,
        width=width,
        today=today,
        decision=decision,
        words=("Today", "Decision 14.6.2027"),
        month=lambda day: f"{day:%b}",
    )


def lane(begins: date, ends: date, title: str = "Phase", word: str = "") -> Lane:
    return Lane(title, word, begins, ends, "ahead")


def edges(label: Label, size: int) -> tuple[float, float]:
    x, wide = float(label.x), text_width(label.text, size)
    return (x, x + wide) if label.anchor == "start" else (x - wide, x)


@st.composite
def lanes(draw: st.DrawFn) -> list[Lane]:
    spans = draw(st.lists(st.tuples(st.integers(-400, 1_200), st.integers(0, 900)), min_size=1, max_size=15))
    titles = draw(st.lists(st.text(max_size=250), min_size=len(spans), max_size=len(spans)))
    return [
        lane(TODAY + timedelta(days=start), TODAY + timedelta(days=start + days), title, "late")
        for (start, days), title in zip(spans, titles, strict=True)
    ]


@given(lanes=lanes(), width=st.sampled_from([WIDE, NARROW]), ahead=st.none() | st.integers(-300, 1_500))
def test_everything_stands_inside_the_picture(lanes: list[Lane], width: int, ahead: int | None) -> None:
    found = drawn(lanes, width, decision=None if ahead is None else TODAY + timedelta(days=ahead))

    size = 15 if width == NARROW else 14
    bottom = float(found.height)
    for bar in found.bars:
        assert float(bar.x) >= 0
        assert float(bar.x) + float(bar.width) <= width + 3
        assert 0 < float(bar.y) < bottom
    for label in found.labels:
        left, right = edges(label, size)
        assert left >= -SLACK
        assert right <= width + SLACK
    for tick in found.ticks:
        assert 0 <= float(tick.x) <= width


@given(lanes=lanes())
def test_every_lane_has_its_bar_and_its_name_above_it(lanes: list[Lane]) -> None:
    found = drawn(lanes)

    assert len(found.bars) == len(found.labels) == len(lanes)
    assert all(float(label.y) < float(bar.y) for bar, label in zip(found.bars, found.labels, strict=True))


def test_bars_follow_each_other_without_a_gap() -> None:
    first, second = date(2026, 11, 24), date(2027, 1, 1)

    one, two = drawn([lane(first, second - timedelta(days=1)), lane(second, date(2027, 3, 1))]).bars

    assert float(one.x) + float(one.width) == pytest.approx(float(two.x), abs=SLACK)


def test_today_is_drawn_where_it_is_near_and_left_out_where_it_is_far() -> None:
    near, far = TODAY + timedelta(days=30), TODAY + timedelta(days=300)

    assert drawn([lane(near, far)]).today is not None
    assert drawn([lane(far, far + timedelta(days=30))]).today is None


def test_the_decision_stands_at_the_end_of_its_day() -> None:
    end = date(2027, 6, 14)

    found = drawn([lane(TODAY, end)], decision=end)

    assert found.decision is not None
    bar = found.bars[0]
    assert float(found.decision.x) == pytest.approx(float(bar.x) + float(bar.width), abs=SLACK)
    assert found.decision.label.anchor == "end"


def test_a_decision_before_all_phases_is_left_out() -> None:
    assert drawn([lane(TODAY, date(2027, 6, 14))], decision=date(2026, 1, 1)).decision is None


def test_the_year_stands_where_it_begins() -> None:
    found = drawn([lane(date(2026, 10, 15), date(2027, 9, 1))])

    assert [tick.year for tick in found.ticks if tick.year] == ["2026", "2027"]
    assert next(tick.month for tick in found.ticks if tick.year == "2027") == "Jan"


def test_months_are_thinned_out_over_long_times() -> None:
    first = date(2027, 1, 1)
    year = drawn([lane(first, date(2027, 12, 31))], today=first)
    decade = drawn([lane(first, date(2036, 1, 1))], today=first)

    assert len(year.ticks) == 12
    assert {tick.month for tick in decade.ticks} == {"Jan", "Jul"}
    assert [tick.year for tick in decade.ticks if tick.year] == [str(year) for year in range(2027, 2036)]


def test_a_long_name_is_cut_in_the_picture_and_keeps_its_state() -> None:
    found = drawn([lane(TODAY, date(2027, 6, 14), "Samverkan " * 50, "late")], NARROW)

    assert found.labels[0].text.endswith("… · late")
