"""The one way into the trail: called by `changes` in the same transaction as the change itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.db import models, transaction
from django.utils.timezone import get_current_timezone

from kotosilta.audit.guard import lifted
from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.request_number import current_request_number

LONGEST_NAME = 200
LONGEST_TARGET = 300
SHORTEST_RETENTION = timedelta(days=365)


class Actor(Protocol):
    """Somebody who does things: a person; None is the service itself."""

    @property
    def pk(self) -> int | None: ...

    def called(self) -> str:
        """The name that the trail keeps."""


def record(
    kind: Kind,
    *,
    by: Actor | None,
    programme: models.Model | None = None,
    target: models.Model | None = None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> AuditEvent:
    """Writes one event. `before` and `after` hold plain JSON values of what matters, no text that people wrote."""
    return AuditEvent.objects.create(
        kind=kind,
        person=by.pk if by else None,
        actor=by.called()[:LONGEST_NAME] if by else "",
        programme=programme.pk if programme else None,
        target_type=target._meta.model_name or "" if target else "",
        target_id=target.pk if target else None,
        target=_label(target)[:LONGEST_TARGET] if target else "",
        before=dict(before or {}),
        after=dict(after or {}),
        request=current_request_number(),
    )


@transaction.atomic
def dispose(*, before: date, today: date) -> int:
    """Removes events from before a day, and leaves a mark that says so; how many there were.

    What happened during the last year stays: NotPossible for a later day.
    """
    if before > today - SHORTEST_RETENTION:
        raise WrongInput(Reason("Events of the last twelve months stay. Give an earlier day."))
    with lifted():
        count, _ = AuditEvent.objects.filter(at__lt=datetime.combine(before, time.min, get_current_timezone())).delete()
    record(Kind.TRAIL_DISPOSED, by=None, after={"before": before.isoformat(), "events": count})
    return count


@transaction.atomic
def forget(*, person: int, rows: Mapping[str, Sequence[int]]) -> None:
    """Takes the names of one person out of all events; that something was done, and by which number, stays.

    `rows` are those called by the person's name or address: their numbers, by the kind of row.
    """
    with lifted():
        AuditEvent.objects.filter(person=person).update(actor="")
        for kind, numbers in rows.items():
            AuditEvent.objects.filter(target_type=kind, target_id__in=numbers).update(target="")


def _label(target: models.Model) -> str:
    """What the trail calls a row: where its own name is that of a person without an account, the row says what else."""
    return str(getattr(target, "called_in_trail", target))
