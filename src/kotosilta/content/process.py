"""The phases that a timetable is proposed with, and what the bodies of a municipality are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml
from kotosilta.content.text import Text


class PlannedPhase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of work on the way to the decision (file `phases.toml`).

    It takes `weeks` without haste and `least` weeks at the least; `ids` are the points of the checklist that it serves.
    """

    key: str
    title: Text
    weeks: int
    least: int
    room: str
    ids: tuple[str, ...]
    advice: Text


class BodyNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one kind of body is called in a town and elsewhere (file `bodies.toml`)."""

    town: Text
    other: Text


class _Phases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phase: tuple[PlannedPhase, ...]


@lru_cache(maxsize=1)
def phases() -> tuple[PlannedPhase, ...]:
    """All phases in their order; ContentError for a damaged file."""
    return load_toml("phases.toml", _Phases).phase


@lru_cache(maxsize=1)
def body_names() -> Mapping[str, BodyNames]:
    """The names by kind of body; ContentError for a damaged file."""
    return load_toml("bodies.toml", dict[str, BodyNames])
