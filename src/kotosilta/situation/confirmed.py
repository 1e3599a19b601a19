"""What this installation has found out about indicators of the catalogue that nobody has verified before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.situation.models import ObservedSeries, RetrievedTable, SourceStanding
from kotosilta.situation.picture import COUNTRY

# `column1` and `column2` are the names that SQLite and PostgreSQL both give to a list of values.
_FIRST_SERIES = (
    "SELECT asked.column1 FROM (VALUES {asked}) AS asked WHERE EXISTS (SELECT 1 FROM {series} AS kept"
    " WHERE kept.indicator = asked.column1 AND (kept.area <> %s OR asked.column2 = 1))"
)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What is known of an indicator here: its codes were found in the live table on `checked`, or it has figures.

    `since` is the day on which its figures first came; None where it has some that no command has fetched.
    """

    checked: date | None = None
    has_figures: bool = False
    since: date | None = None


def confirmed_here() -> frozenset[str]:
    """Keys of unverified indicators that an import has brought figures of, which is proof enough. One query.

    Some come with the product for the whole country; that confirms nothing about municipalities. Those that have
    figures of the country only by their nature count with these.

    The store has thousands of series of an indicator: the query stops at the first one, which Django's own `distinct`
    does not.
    """
    doubtful = [each for each in catalogue().values() if not each.is_verified]
    if not doubtful:
        return frozenset()
    asked = ", ".join(["(%s, %s)"] * len(doubtful))
    values = [value for each in doubtful for value in (each.key, int(each.facts.level == "country"))]
    query = _FIRST_SERIES.format(asked=asked, series=connection.ops.quote_name(ObservedSeries._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(query, [*values, COUNTRY])
        return frozenset(key for (key,) in cursor.fetchall())


def checked_here() -> dict[str, date]:
    """Unverified indicators whose codes were found in the live table, with the day. One query."""
    doubtful = {key for key, each in catalogue().items() if not each.is_verified}
    checked: dict[str, date] = {}
    for day, keys in SourceStanding.objects.order_by("checked_at").values_list("checked_at", "confirmed"):
        checked |= {key: timezone.localdate(day) for key in keys if day and key in doubtful}
    return checked


def confirmations() -> Mapping[str, Confirmation]:
    """What is known here of every unverified indicator of which anything is; three queries."""
    checked = checked_here()
    since: dict[str, date] = {}
    for at, holds in RetrievedTable.objects.order_by("-retrieved_at").values_list("retrieved_at", "holds"):
        since |= {key: timezone.localdate(at) for key in holds.get("indicators", ())}
    figures = confirmed_here()
    return {
        key: Confirmation(checked.get(key), key in figures, since.get(key) if key in figures else None)
        for key in catalogue()
        if key in figures or key in checked
    }
