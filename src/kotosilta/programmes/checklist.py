"""What rooms record of the checklist: evidence by id and facet, and what is next to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from kotosilta.reasons import Reason

if TYPE_CHECKING:
    from kotosilta.programmes.models import Membership, Programme


class Strength(IntEnum):
    """How much a piece of evidence proves."""

    AVAILABLE = 1  # the product has it, but nobody has opened or used it
    BEGUN = 2
    FULFILLED = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something recorded that speaks for a point of the checklist. `facet` "" is the point as a whole.

    `address` is the path below the programme's own (`process/bodies/`), where it can be seen and mended.
    """

    item: str
    facet: str
    strength: Strength
    sentence: Reason
    address: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits for a person. `on` is the day it should be done, None for as soon as it suits."""

    sentence: Reason
    address: str
    on: date | None = None


EvidenceOf = Callable[["Programme"], Iterable[Evidence]]
DueFor = Callable[["Membership", date], Iterable[Due]]
