"""How imports stand, as the command that makes them writes it down and pages read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.utils import timezone

from kotosilta.reasons import Reason
from kotosilta.situation.models import SourceStanding
from kotosilta.statistics.sources.checking import Looked

# A command that has not been heard of for so long has ended without saying so: no call takes longer than its patience.
BROKEN_OFF_AFTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class ImportsStand:
    """Everything that is to be said about imports: what is being fetched now, what came and when, what went wrong last.

    `failed` is the last attempt that failed and has not succeeded since. `last` is when anything came.
    """

    running: SourceStanding | None
    came: tuple[tuple[str, datetime], ...]
    last: datetime | None
    failed: SourceStanding | None
    checked: datetime | None


class _KeptReason(msgspec.Struct):
    """`values` are texts, and reasons that stand in a sentence."""

    message: str
    values: dict[str, str | _KeptReason]


def begun(table: str) -> None:
    """The table is being fetched from now on."""
    now = timezone.now()
    _keep(table, began_at=now, told_at=now, part=0, parts=0)


def heard_of(table: str, part: int, parts: int) -> None:
    """How far it is."""
    SourceStanding.objects.filter(table=table).update(told_at=timezone.now(), part=part, parts=parts)


def succeeded(table: str) -> None:
    """All of it came."""
    _keep(table, began_at=None, succeeded_at=timezone.now(), trouble={})


def failed(table: str, why: Reason) -> None:
    """It did not come; what was here before stays in use."""
    _keep(table, began_at=None, failed_at=timezone.now(), trouble=as_kept(why))


def stopped(table: str) -> None:
    """It was interrupted: neither came nor failed."""
    SourceStanding.objects.filter(table=table).update(began_at=None)


def checked(looked: Iterable[Looked]) -> None:
    """What a comparison with the live metadata has found."""
    now = timezone.now()
    for each in looked:
        _keep(each.table, checked_at=now, place=each.place, tried=list(each.tried), confirmed=list(each.indicators))


def imports_stand() -> ImportsStand:
    """How imports stand now, in one query."""
    rows = list(SourceStanding.objects.order_by("table"))
    alive = timezone.now() - BROKEN_OFF_AFTER
    running = [row for row in rows if row.began_at and row.told_at and row.told_at > alive]
    came = tuple((row.table, row.succeeded_at) for row in rows if row.succeeded_at)
    troubled = sorted((row.failed_at, row.table, row) for row in rows if row.trouble and row.failed_at)
    return ImportsStand(
        running=running[0] if running else None,
        came=came,
        last=max((at for _, at in came), default=None),
        failed=troubled[-1][2] if troubled else None,
        checked=max((row.checked_at for row in rows if row.checked_at), default=None),
    )


def as_kept(why: Reason) -> dict[str, Any]:
    """A reason as it can be stored, to be put into the language of whoever reads it."""
    values = {name: as_kept(value) if isinstance(value, Reason) else str(value) for name, value in why.values.items()}
    return {"message": why.message, "values": values}


def as_reason(kept: Mapping[str, Any]) -> Reason:
    """The reason that was stored; msgspec.ValidationError for what was not."""
    return _read(msgspec.convert(kept, _KeptReason))


def _read(kept: _KeptReason) -> Reason:
    values = {name: _read(value) if isinstance(value, _KeptReason) else value for name, value in kept.values.items()}
    return Reason(kept.message, values)


def _keep(table: str, **values: object) -> None:
    SourceStanding.objects.update_or_create(table=table, defaults=values)
