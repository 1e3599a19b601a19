"""What the home of a programme shows, as plain values ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from kotosilta.language.said import in_words
from kotosilta.language.translated import Translated
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.rooms import ROOMS, Room
from kotosilta.workspace.coverage import Reached, Row, Sum, summed
from kotosilta.workspace.principles import Warned, name_of
from kotosilta.workspace.words import room_in_words

MOST_WARNINGS = 3


@dataclass(frozen=True, slots=True)
class RoomShown:
    """A room with its state; `state` is the shape's name."""

    name: str
    about: str
    address: str
    state: str
    word: str
    line: str


@dataclass(frozen=True, slots=True)
class DueShown:
    sentence: str
    address: str
    on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Thought:
    """A principle that may be forgotten, in which text (shortened), and why it seems so."""

    principle: str
    about: Translated
    reason: str
    address: str


def rooms_shown(rows: Sequence[Row]) -> list[RoomShown]:
    """The seven rooms in the checklist's order."""
    return [_room(room, summed(row for row in rows if row.item.step == room.step)) for room in ROOMS]


def _room(room: Room, total: Sum) -> RoomShown:
    state = str(total.reached)
    line = _line(total) if total.reached is not Reached.NOTHING else in_words(room.about)
    return RoomShown(in_words(room.name), in_words(room.about), room.address, state, room_in_words(total), line)


def _line(total: Sum) -> str:
    settled = ngettext(
        "%(settled)d of %(all)d point is in place", "%(settled)d of %(all)d points are in place", total.all
    ) % {"settled": total.settled, "all": total.all}
    if not total.begun:
        return settled
    return settled + ngettext(", %(begun)d is begun", ", %(begun)d are begun", total.begun) % {"begun": total.begun}


def due_shown(due: Iterable[Due], today: date) -> list[DueShown]:
    """What is next, as sentences; a day that has passed is late."""
    return [DueShown(in_words(each.sentence), each.address, each.on, bool(each.on and each.on < today)) for each in due]


def thoughts(warnings: Iterable[Warned]) -> list[Thought]:
    """The first warning of each principle: the rest stands on the checklist's page."""
    first: dict[str, Warned] = {}
    for each in warnings:
        first.setdefault(each.principle, each)
    return [
        Thought(each.principle, name_of(each.about), in_words(each.reason), each.address) for each in first.values()
    ]
