"""The trail is written and read, never changed; only disposal removes, and says that it did."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import override

from kotosilta.audit.kinds import SENTENCES, Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.audit.telling import told
from kotosilta.audit.trail import dispose, record
from kotosilta.reasons import WrongInput
from tests.builders import TODAY, a_person

pytestmark = pytest.mark.django_db


def an_event(at: datetime | None = None) -> AuditEvent:
    event = record(Kind.SIGNED_IN, by=a_person(name="Anna"))
    if at is None:
        return event
    return AuditEvent.objects.create(kind=Kind.SIGNED_IN, at=at, actor="Anna")


CHANGES = {
    "changed": lambda events: events.update(actor="Somebody else"),
    "changed one by one": lambda events: events.bulk_update([_renamed(events.get())], ["actor"]),
    "saved again": lambda events: _renamed(events.get()).save(),
    "removed": lambda events: events.delete(),
    "removed one by one": lambda events: events.get().delete(),
    "removed behind Django's back": lambda events: events._raw_delete("default"),
}


def _renamed(event: AuditEvent) -> AuditEvent:
    event.actor = "Somebody else"
    return event


@pytest.mark.parametrize("way", CHANGES)
def test_the_database_refuses_when_an_event_is_to_be(way: str) -> None:
    event = an_event()
    events: QuerySet[AuditEvent] = AuditEvent.objects.filter(pk=event.pk)

    with pytest.raises(DatabaseError, match="the audit trail is never changed"), transaction.atomic():
        CHANGES[way](events)

    assert events.get().actor == "Anna"


def test_disposal_removes_what_is_old_and_leaves_its_mark() -> None:
    old = an_event(datetime(2024, 12, 31, 21, 59, tzinfo=UTC))  # the last minute of the year in Finland
    kept = an_event(datetime(2024, 12, 31, 22, 0, tzinfo=UTC))

    count = dispose(before=date(2025, 1, 1), today=TODAY)

    assert count == 1
    assert not AuditEvent.objects.filter(pk=old.pk).exists()
    assert AuditEvent.objects.filter(pk=kept.pk).exists()
    mark = AuditEvent.objects.get(kind=Kind.TRAIL_DISPOSED)
    assert mark.after == {"before": "2025-01-01", "events": 1}


def test_nothing_can_be_removed_after_a_disposal() -> None:
    event = an_event()
    dispose(before=date(2020, 1, 1), today=TODAY)

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).delete()


def test_disposal_is_refused_when_it_would_reach_into_the_last_year() -> None:
    event = an_event()

    with pytest.raises(WrongInput):
        dispose(before=TODAY - timedelta(days=364), today=TODAY)

    assert AuditEvent.objects.filter(pk=event.pk).exists()


def test_an_event_outlives_the_person_and_keeps_their_name() -> None:
    person = a_person(name="Anna")
    event = record(Kind.PERSON_SETTLED, by=person, target=person)

    person.delete()

    event.refresh_from_db()
    assert (event.actor, event.target) == ("Anna", "Anna")


def test_every_kind_has_a_sentence_that_can_be_filled() -> None:
    assert set(SENTENCES) == set(Kind)
    for kind, sentence in SENTENCES.items():
        names = set(re.findall(r"%\((\w+)\)s", sentence.message))
        assert all(name in {"actor", "target"} or name.startswith(("after_", "before_")) for name in names), kind
        assert "%" not in sentence.message % dict.fromkeys(names, "x")


@pytest.mark.parametrize(("language", "day"), [("sv", "13.9.2027"), ("fi", "13.9.2027"), ("en", "13/9/2027")])
def test_days_are_told_as_the_reader_writes_them(language: str, day: str) -> None:
    with override(language):
        disposed = told(AuditEvent(kind=Kind.TRAIL_DISPOSED, after={"before": "2027-09-13", "events": 3}))
        voice = told(AuditEvent(kind=Kind.VOICE_ADDED, actor="Anna", target="C3.7 2027-09-13"))
        none = told(AuditEvent(kind=Kind.VOICE_ADDED, actor="Anna", target="2027-13-99"))

    assert day in disposed
    assert f"C3.7 {day}" in voice
    assert "2027-13-99" in none
