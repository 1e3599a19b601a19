"""The limits of a server hold for all processes together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kotosilta.statistics.sources.limits import KnownLimits, Limits, RateLimiter
from tests.pxweb import StandInClock

THREE_IN_TEN = Limits(calls=3, window=10, cells=1)


def test_calls_within_the_limit_do_not_wait(tmp_path: Path, clock: StandInClock) -> None:
    limiter = RateLimiter(tmp_path, clock)

    for _ in range(3):
        limiter.wait_for_turn("host", THREE_IN_TEN)

    assert clock.slept == []


def test_one_call_too_many_waits_until_the_first_is_out_of_the_window(tmp_path: Path, clock: StandInClock) -> None:
    limiter = RateLimiter(tmp_path, clock)
    limiter.wait_for_turn("host", THREE_IN_TEN)
    clock.sleep(4)
    for _ in range(3):
        limiter.wait_for_turn("host", THREE_IN_TEN)

    assert clock.slept == [4, pytest.approx(6)]


def test_another_process_counts_with_us_and_another_host_does_not(tmp_path: Path, clock: StandInClock) -> None:
    ours, theirs = RateLimiter(tmp_path, clock), RateLimiter(tmp_path, clock)
    for _ in range(3):
        theirs.wait_for_turn("host", THREE_IN_TEN)

    ours.wait_for_turn("other", THREE_IN_TEN)
    assert clock.slept == []
    ours.wait_for_turn("host", THREE_IN_TEN)
    assert clock.slept == [pytest.approx(10)]


@pytest.mark.parametrize("content", ["", "{", "[1, null]", '{"a": 1}', "5"])
def test_a_damaged_file_does_not_block(tmp_path: Path, clock: StandInClock, content: str) -> None:
    (tmp_path / "calls-host.json").write_text(content)

    RateLimiter(tmp_path, clock).wait_for_turn("host", THREE_IN_TEN)

    assert clock.slept == []


def test_a_clock_that_was_set_back_does_not_block_for_ever(tmp_path: Path, clock: StandInClock) -> None:
    limiter = RateLimiter(tmp_path, clock)
    for _ in range(3):
        limiter.wait_for_turn("host", THREE_IN_TEN)
    clock.set_back(1_000_000)

    limiter.wait_for_turn("host", THREE_IN_TEN)

    assert clock.slept == []


def test_limits_are_known_for_a_day(tmp_path: Path, clock: StandInClock) -> None:
    KnownLimits(tmp_path, clock).keep("host", THREE_IN_TEN)

    clock.sleep(24 * 3600 - 1)
    assert KnownLimits(tmp_path, clock).of("host") == THREE_IN_TEN
    clock.sleep(1)
    assert KnownLimits(tmp_path, clock).of("host") is None


def test_damaged_limits_are_asked_for_again(tmp_path: Path, clock: StandInClock) -> None:
    (tmp_path / "limits-host.json").write_text('{"calls": "many"}')

    assert KnownLimits(tmp_path, clock).of("host") is None
