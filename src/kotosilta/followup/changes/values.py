"""Values of several indicators are noted at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from kotosilta.goals.changes import add_reading, describe_reading
from kotosilta.goals.changes.indicators import ReadingTold
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.proposals import OfficialSeries
from kotosilta.programmes.rows import Doing
from kotosilta.reasons import NotPossible, Reason


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value that somebody wrote beside its indicator."""

    indicator: Indicator
    value: Decimal
    about: bool
    read_on: date
    source: str
    note: Mapping[str, str]


@transaction.atomic
def note_values(*, values: Iterable[NewValue], by: Doing, on: date, replacing: bool = False) -> list[Reading]:
    """Notes each value; a refusal names the field of its indicator (`value_12`), and nothing is noted then.

    With `replacing`, a value of the same day is changed instead of being refused.
    """
    return [_noted(each, by, on, replacing=replacing) for each in values]


@transaction.atomic
def take_official(
    *, indicator: Indicator, by: Doing, official: OfficialSeries | None, language: str, on: date
) -> Reading:
    """Notes the official figure with its day and source; NotPossible where there is none that is newer."""
    if official is None:
        raise NotPossible(Reason("There is no official figure newer than the values that are noted."))
    return add_reading(
        indicator=indicator,
        by=by,
        value=official.value,
        read_on=official.on,
        source=official.source_in(language),
        note={},
        on=on,
    )


def _noted(new: NewValue, by: Doing, on: date, *, replacing: bool) -> Reading:
    told: ReadingTold = {
        "value": new.value,
        "about": new.about,
        "read_on": new.read_on,
        "source": new.source,
        "note": new.note,
        "on": on,
    }
    rows = Reading.objects.of(by.programme).filter(indicator=new.indicator, on=new.read_on, baseline=False)
    there = rows.first() if replacing else None
    try:
        if there is not None:
            return describe_reading(reading=there, by=by, **told)
        return add_reading(indicator=new.indicator, by=by, **told)
    except NotPossible as refusal:
        field = refusal.field if refusal.field in {"value", "read_on"} else "value"
        raise NotPossible(refusal.reason, field=f"{field}_{new.indicator.pk}") from refusal
