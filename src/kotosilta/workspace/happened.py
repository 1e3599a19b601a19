"""What others did in a programme, as sentences, newest first and by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from django.apps import apps
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from kotosilta.accounts.models import Person
from kotosilta.audit.models import AuditEvent
from kotosilta.audit.telling import told
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rooms import ROOMS

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _OfASample(TypedDict):
        sample_as: str | None

    Event = WithAnnotations[AuditEvent, _OfASample]

LOOKED_AT = 120  # saving while one writes leaves many events of the same kind
AT_MOST = 12
A_PAGE = 100
_ELSEWHERE = {
    "programme": "details/",
    "part": "details/",
    "membership": "people/",
    "saying": "checklist/",
    "version": "document/versions/",
    "decision": "document/versions/",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody did; `address` is the path below the programme's where it is seen, if there is one."""

    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    happenings: tuple[Happening, ...]


def others_did(membership: Membership) -> tuple[Day, ...]:
    """The latest that other people did in the member's programme; the same thing done again that day is told once."""
    events = _events(membership).exclude(person=membership.person_id).order_by("-at", "-pk")
    return _by_day(list(_once_a_day(events[:LOOKED_AT]))[:AT_MOST])


def everything_done(membership: Membership, before: int | None = None) -> tuple[tuple[Day, ...], int | None]:
    """What everybody did in the programme, newest first, and where the next page goes on (None at the beginning).

    `before` is the number of the event that the page before ended with.
    """
    events = _events(membership).order_by("-pk")
    page = list((events.filter(pk__lt=before) if before else events)[: A_PAGE + 1])
    rest = page[A_PAGE - 1].pk if len(page) > A_PAGE else None
    return _by_day(page[:A_PAGE]), rest


def _events(membership: Membership) -> QuerySet[Event]:
    """The events of the member's programme, each with what its person is a sample of."""
    of_a_sample = Person.objects.filter(pk=OuterRef("person")).values("sample_as")
    events = AuditEvent.objects.filter(programme=membership.programme_id)
    return events.annotate(sample_as=Subquery(of_a_sample))


def _by_day(events: Iterable[Event]) -> tuple[Day, ...]:
    return tuple(
        Day(day, tuple(Happening(told(each, actor=_name_of_a_sample(each)), address_of(each)) for each in its))
        for day, its in groupby(events, key=_day)
    )


def _name_of_a_sample(event: Event) -> str:
    """What a sample person is called by the reader; "" for anybody else."""
    return Person(sample_as=event.sample_as).called() if event.sample_as else ""


def address_of(event: Event) -> str:
    """The path of the room, or of the page across rooms, where what the event is about stands."""
    return _places().get(event.target_type, "")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    rooms = {each.key: each.address for each in ROOMS}
    models = {str(each._meta.model_name): each._meta.app_label for each in apps.get_models()}
    return {name: rooms[label] for name, label in models.items() if label in rooms} | _ELSEWHERE


def _day(event: Event) -> date:
    return timezone.localdate(event.at)


def _once_a_day(events: Iterable[Event]) -> Iterator[Event]:
    seen = set()
    for each in events:
        mark = (_day(each), each.kind, each.actor, each.target_type, each.target_id)
        if mark not in seen:
            seen.add(mark)
            yield each
