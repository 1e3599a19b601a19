"""One owner reports all that is theirs at once, by a personal link and without an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from kotosilta.followup.changes.measures import Reporter, report_measure
from kotosilta.followup.changes.values import NewValue, note_values
from kotosilta.followup.models import Asked
from kotosilta.followup.reading import FollowedMeasure
from kotosilta.programmes.rows import put


@transaction.atomic
def report_by_link(
    *,
    asked: Asked,
    measures: Iterable[FollowedMeasure],
    told_of: Callable[[FollowedMeasure], Mapping[str, Any]],
    values: Iterable[NewValue],
    now: datetime,
) -> None:
    """Keeps what was reported: all of it, or none where something is refused."""
    by = Reporter(asked.round.programme, asked.contact.organisation)
    for each in measures:
        report_measure(measure=each.row, year=asked.round.year, by=by, now=now, **told_of(each))
    note_values(values=values, by=by, on=timezone.localdate(now), replacing=True)
    put(asked, reported_at=now)
