"""The picture is frozen: everything that it shows is kept under a name and a day, and never changed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.models import Membership, Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.gathering import gathered
from kotosilta.situation.frozen.kept import FORMAT, Contents, written
from kotosilta.situation.frozen.rules import free_name, why_not_freeze
from kotosilta.situation.models import FrozenPicture
from kotosilta.situation.models.frozen import LONGEST_FROZEN_NAME


@transaction.atomic
def freeze(*, name: str, on: date, by: Membership, at: datetime, last_year: int | None = None) -> FrozenPicture:
    """Keeps the picture as it is now; `on` is the day that it is called after.

    `last_year` leaves out official figures of later years, which nobody had on a day of the past: samples need it.

    NotPossible for a name that is taken, and for a day that is still to come or before the programme was begun.
    """
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    refusal = why_not_freeze(
        name=name, on=on, taken=_names(programme), begun_on=programme.begun_on, today=timezone.localdate(at)
    )
    if refusal:
        raise NotPossible(refusal[1], field=refusal[0])
    return _keep(programme, name.strip(), gathered(programme, on, last_year), by, at)


@transaction.atomic
def freeze_for(*, wanted: str, by: Membership, at: datetime) -> FrozenPicture:
    """Freezes the picture of that moment under the wanted name, or one like it where that is taken."""
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    name = free_name(wanted, _names(programme), LONGEST_FROZEN_NAME)
    return _keep(programme, name, gathered(programme, timezone.localdate(at)), by, at)


def _keep(programme: Programme, name: str, contents: Contents, by: Membership, at: datetime) -> FrozenPicture:
    content, digest = written(contents)
    row = FrozenPicture.across_programmes.create(
        programme=programme,
        name=name,
        on=date.fromisoformat(contents.on),
        made_at=at,
        made_by=by,
        kept_format=FORMAT,
        digest=digest,
        content=content,
    )
    after = {"on": contents.on, "digest": digest}
    record(Kind.PICTURE_FROZEN, by=by.person, programme=programme, target=row, after=after)
    return row


def _names(programme: Programme) -> list[str]:
    return list(FrozenPicture.objects.of(programme).values_list("name", flat=True))
