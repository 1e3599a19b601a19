"""Keeps all processes of an installation together within the number of calls that a source allows."""

from __future__ import annotations

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from kotosilta.statistics.sources.clock import Clock

A_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Limits:
    """So many calls within so many seconds, and so many cells in one answer."""

    calls: int
    window: float
    cells: int


CAUTIOUS = Limits(calls=10, window=10, cells=100_000)  # until a server has said what it allows


class RateLimiter:
    """One small file per host in the data folder holds the times of its last calls; who calls writes there first."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def wait_for_turn(self, host: str, limits: Limits) -> None:
        """Returns when one more call may be made, having counted it."""
        while (seconds := self._seconds_to_wait(host, limits)) > 0:
            self._clock.sleep(seconds)

    def _seconds_to_wait(self, host: str, limits: Limits) -> float:
        with _locked(self._folder / f"calls-{as_file_name(host)}.json") as stream:
            now = self._clock.now()
            # A time in the future comes of a clock that was set back, and must not block us for ever.
            made = [each for each in _times(stream) if now - limits.window < each <= now]
            if len(made) >= limits.calls:
                return max(made[-limits.calls] + limits.window - now, 0.001)
            stream.seek(0)
            stream.truncate()
            json.dump([*made, now], stream)
            return 0.0


class KnownLimits:
    """What a server said about its limits, kept for a day so that it need not be asked before every import."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def of(self, host: str) -> Limits | None:
        """The limits of a host; None when they are not known or older than a day."""
        try:
            kept = json.loads(self._file(host).read_text())
            limits = Limits(int(kept["calls"]), float(kept["window"]), int(kept["cells"]))
            age = self._clock.now() - float(kept["read"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return limits if 0 <= age < A_DAY else None

    def keep(self, host: str, limits: Limits) -> None:
        said = {"calls": limits.calls, "window": limits.window, "cells": limits.cells, "read": self._clock.now()}
        write_whole(self._file(host), json.dumps(said).encode())

    def _file(self, host: str) -> Path:
        return self._folder / f"limits-{as_file_name(host)}.json"


def as_file_name(text: str) -> str:
    """The text with every sign replaced that could mean something in a path."""
    return re.sub(r"[^a-z0-9-]+", "_", text.lower())


def write_whole(path: Path, content: bytes) -> None:
    """The file appears with all of its content, or stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(content)
    half.replace(path)


@contextmanager
def _locked(path: Path) -> Iterator[TextIOWrapper]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as stream:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX)
        yield stream


def _times(stream: TextIOWrapper) -> list[float]:
    """The times in the file; none when it is new or damaged."""
    stream.seek(0)
    try:
        kept = json.load(stream)
        return sorted(float(each) for each in kept)
    except (ValueError, TypeError):
        return []
