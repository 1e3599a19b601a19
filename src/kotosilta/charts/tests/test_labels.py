"""Labels that would lie over each other move apart, no farther than they must."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.charts.labels import label, spread
from kotosilta.charts.marks import Sizes
from kotosilta.charts.tests.drawings import labels
from kotosilta.charts.text_width import text_width

SIZES = Sizes(14, 13)
wanted_with_heights = st.lists(st.tuples(st.floats(0, 300), st.floats(1, 60)), min_size=1, max_size=8).map(sorted)


def test_labels_with_room_stay_where_they_are_wanted() -> None:
    assert spread([10, 50, 90], [20, 20, 20], 0, 200) == [10, 50, 90]


def test_labels_that_collide_move_apart_by_the_same_amount() -> None:
    assert spread([50, 50], [20, 20], 0, 200) == [40, 60]


def test_labels_at_the_edge_are_pushed_inwards() -> None:
    assert spread([-5, 0], [20, 20], 0, 200) == [0, 20]
    assert spread([190, 195], [20, 20], 0, 200) == [160, 180]


@given(wanted_with_heights)
def test_labels_never_overlap_and_stay_inside_when_they_fit(wanted: list[tuple[float, float]]) -> None:
    heights = [height for _, height in wanted]
    high = max(400.0, sum(heights))

    tops = spread([top for top, _ in wanted], heights, 0, high)

    boxes = list(zip(tops, heights, strict=True))
    assert all(top + height <= below + 1e-9 for (top, height), (below, _) in pairwise(boxes))
    assert tops[0] >= 0
    assert boxes[-1][0] + boxes[-1][1] <= high + 1e-9


@given(text=labels, note=labels, room=st.floats(60, 400))
def test_a_label_keeps_to_its_room_and_its_value_whole(text: str, note: str, room: float) -> None:
    made = label("label own", text, "22,5\u00a0%", note, room, SIZES)

    assert [row.value for row in made.rows if row.value] == ["22,5\u00a0%"]
    assert made.width <= room + 1e-9
    assert [word for row in made.rows if row.kind == "note" for word in row.text.split()] == _words_of(note, room)


def _words_of(note: str, room: float) -> list[str]:
    """The words of a note; a word wider than the room is not compared, since it is divided."""
    words = note.split()
    if any(text_width(word, SIZES.small) > room for word in words):
        return [word for row in label("note", "", "1", note, room, SIZES).rows[1:] for word in row.text.split()]
    return words


@pytest.mark.parametrize(
    ("text", "room", "rows"),
    [
        ("Närpes", 200, ["Närpes"]),
        ("Egentliga Finland", 90, ["Egentliga", "Finland"]),
        ("Hyvinvointialueyhteistyö", 90, ["Hyvinvointia-", "lueyhteistyö"]),
    ],
)
def test_the_value_follows_the_last_line_of_the_name(text: str, room: float, rows: list[str]) -> None:
    made = label("label own", text, "1,0\u00a0%", "", room, SIZES)

    assert made.rows[-1].value == "1,0\u00a0%"
    assert [row.text for row in made.rows if row.text] == rows
