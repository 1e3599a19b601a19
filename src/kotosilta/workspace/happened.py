"""What others did in a programme, as sentences, newest first and by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.apps import apps
from django.utils import timezone

from kotosilta.audit.models import AuditEvent
from kotosilta.audit.telling import told
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rooms import ROOMS

LOOKED_AT = 120  # saving while one writes leaves many events of the same kind
AT_MOST = 12
A_PAGE = 100
_ELSEWHERE = {"programme": "details/", "part": "details/", "membership": "people/", "saying": "checklist/"}


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
    events = AuditEvent.objects.filter(programme=membership.programme_id).exclude(person=membership.person_id)
    return _by_day(list(_once_a_day(events.order_by("-at", "-pk")[:LOOKED_AT]))[:AT_MOST], membership)


def everything_done(membership: Membership, before: int | None = None) -> tuple[tuple[Day, ...], int | None]:
    """What everybody did in the programme, newest first, and where the next page goes on (None at the beginning).

    `before` is the number of the event that the page before ended with.
    """
    events = AuditEvent.objects.filter(programme=membership.programme_id).order_by("-pk")
    page = list((events.filter(pk__lt=before) if before else events)[: A_PAGE + 1])
    rest = page[A_PAGE - 1].pk if len(page) > A_PAGE else None
    return _by_day(page[:A_PAGE], membership), rest


def _by_day(events: Iterable[AuditEvent], membership: Membership) -> tuple[Day, ...]:
    names = _names_of_samples(membership)
    return tuple(
        Day(day, tuple(Happening(told(each, actor=names.get(each.person, "")), address_of(each)) for each in its))
        for day, its in groupby(events, key=_day)
    )


def _names_of_samples(membership: Membership) -> Mapping[int | None, str]:
    """What the sample people of a sample programme are called by the reader; nobody in any other programme."""
    if not membership.programme.sample:
        return {}
    members = Membership.objects.of(membership.programme).select_related("person")
    return {each.person_id: each.person.called() for each in members}


def address_of(event: AuditEvent) -> str:
    """The path of the room, or of the page across rooms, where what the event is about stands."""
    return _places().get(event.target_type, "")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    rooms = {each.key: each.address for each in ROOMS}
    models = {str(each._meta.model_name): each._meta.app_label for each in apps.get_models()}
    return {name: rooms[label] for name, label in models.items() if label in rooms} | _ELSEWHERE


def _day(event: AuditEvent) -> date:
    return timezone.localdate(event.at)


def _once_a_day(events: Iterable[AuditEvent]) -> Iterator[AuditEvent]:
    seen = set()
    for each in events:
        mark = (_day(each), each.kind, each.actor, each.target_type, each.target_id)
        if mark not in seen:
            seen.add(mark)
            yield each
