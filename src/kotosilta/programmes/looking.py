"""Reads the same thing once while one page is made: rooms answer the checklist and the list of what is next alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from kotosilta.programmes.models import Programme

Read = TypeVar("Read")

_kept: ContextVar[dict[tuple[Any, int], Any] | None] = ContextVar("kept", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """While it lasts, functions marked with `once_in_a_look` keep what they read. Nothing may be changed meanwhile."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once_in_a_look(read: Callable[[Programme], Read]) -> Callable[[Programme], Read]:
    """Marks a function that reads how a programme stands. Outside of `one_look` it reads anew each time."""

    @wraps(read)
    def kept_or_read(programme: Programme) -> Read:
        kept = _kept.get()
        if kept is None:
            return read(programme)
        key = (read, programme.pk)
        if key not in kept:
            kept[key] = read(programme)
        found: Read = kept[key]
        return found

    return kept_or_read
