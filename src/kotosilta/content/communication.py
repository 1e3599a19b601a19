"""What could be told to whom: proposals for the plan of communication, and what there is to read further."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from kotosilta.content.load import ContentError, load_toml
from kotosilta.content.text import Text
from kotosilta.reasons import Reason

AUDIENCES = ("C7.5", "C7.6", "C7.7", "C7.8")
STAGES = ("C7.2", "C7.3", "C7.4")
READING = ("R1", "R2", "R4")  # R3 is the directory of this service


class ProposedStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to tell one audience about one stage (file `communication_steps.toml`)."""

    key: str
    audience: str
    stage: str
    after: Literal["begin", "decision", "spring"]
    weeks: int
    tongues: tuple[str, ...]
    message: Text
    channel: Text
    who: Text


class FurtherReading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page elsewhere (file `further_reading.toml`); `item` is one of READING, `language` that of the page.

    `dated` says that it describes a state of the law that no longer holds.
    """

    item: str
    title: str
    language: Literal["sv", "fi"]
    publisher: Text
    about: Text
    address: str
    dated: bool = False


class _Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[ProposedStep, ...]


class _Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reading: tuple[FurtherReading, ...]


@lru_cache(maxsize=1)
def proposed_steps() -> tuple[ProposedStep, ...]:
    """One for each audience and stage, in the order of the file; ContentError where one is missing or stands twice."""
    file = "communication_steps.toml"
    found = load_toml(file, _Steps).step
    if sorted((each.audience, each.stage) for each in found) != [(one, other) for one in AUDIENCES for other in STAGES]:
        raise _does_not_fit(file, "step", "one proposal for each audience and stage")
    return found


@lru_cache(maxsize=1)
def further_reading() -> tuple[FurtherReading, ...]:
    """Everything there is to read elsewhere; ContentError where a point of the checklist has nothing."""
    file = "further_reading.toml"
    found = load_toml(file, _Reading).reading
    if {each.item for each in found} != set(READING) or not all(each.address.startswith("https://") for each in found):
        raise _does_not_fit(file, "reading", "something to read for each point, at https://")
    return found


def _does_not_fit(file: str, entry: str, expected: str) -> ContentError:
    return ContentError(
        Reason(
            "The content file %(file)s does not fit: %(entry)s needs %(expected)s",
            {"file": file, "entry": entry, "expected": expected},
        )
    )
