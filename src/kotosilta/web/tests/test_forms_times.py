"""Times of the day as people write them, and what they are told where they cannot be read."""

from __future__ import annotations

from datetime import time

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.reasons import WrongInput
from kotosilta.web.forms.times import TimeField, read_time, written_time

LANGUAGES = ("sv", "fi", "en")


@pytest.mark.parametrize(
    "written",
    [
        "14.30", "14:30", "14,30", "1430", " 14.30 ", "14 : 30", "14:30:00",
        "kl. 14.30", "kl 14.30", "klo 14.30", "at 14:30",
    ],
)  # fmt: skip
def test_time_is_read_however_it_is_written(written: str) -> None:
    assert read_time(written, "sv") == time(14, 30)


@pytest.mark.parametrize(
    ("written", "read"),
    [("9", time(9)), ("kl. 14", time(14)), ("klo 8", time(8)), ("0.00", time(0)), ("905", time(9, 5))],
)
def test_whole_hours_and_short_forms_are_read(written: str, read: time) -> None:
    assert read_time(written, "fi") == read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("24.00", "The day has no such time. Check hours and minutes."),
        ("14.60", "The day has no such time. Check hours and minutes."),
        ("efter lunch", "This cannot be read as a time. Write hours and minutes, for instance 14.30."),
        ("14–16", "This cannot be read as a time. Write hours and minutes, for instance 14.30."),
        ("kl.", "This cannot be read as a time. Write hours and minutes, for instance 14.30."),
        ("9" * 10_000, "This cannot be read as a time. Write hours and minutes, for instance 14.30."),
    ],
)
def test_time_is_refused_with_how_to_write_it(written: str, told: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_time(written, "sv")
    assert str(refused.value) == told


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from(LANGUAGES))
def test_every_time_is_read_back_from_how_it_is_written(at: time, language: str) -> None:
    assert read_time(written_time(at, language), language) == at


def test_field_shows_the_time_in_the_habit_of_the_page_and_takes_nothing_for_nothing() -> None:
    field = TimeField(required=False)

    with override("en"):
        shown = field.prepare_value(time(9, 5))

    assert (shown, field.clean(""), field.clean(shown)) == ("9:05", None, time(9, 5))
