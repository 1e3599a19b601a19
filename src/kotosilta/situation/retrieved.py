"""Lays tables that were fetched over the figures that came with the product: the newest word of a source counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from kotosilta.figures import Observation
from kotosilta.situation.models import RetrievedTable
from kotosilta.statistics.snapshot import observation_id

TOTAL = "total"


def newest_tables(arriving: RetrievedTable | None = None) -> list[RetrievedTable]:
    """The newest retrieval of each table, `arriving` among them, in the order of their names."""
    newest = {row.table: row for row in RetrievedTable.objects.order_by("retrieved_at", "pk")}
    if arriving is not None:
        newest[arriving.table] = arriving
    return [newest[name] for name in sorted(newest)]


def laid_over(observations: Iterable[Observation], tables: Sequence[RetrievedTable]) -> list[Observation]:
    """The observations, where every cell that a fetched table has is as that table says, also if it says nothing.

    A cell that the source has since made confidential does not stay public here.
    """
    covered: dict[str, Observation | None] = {}
    for row in tables:
        for series in row.series:
            covered |= _cells(series)
    known = list(observations)
    now = [covered.get(seen.id, seen) for seen in known]
    new = covered.keys() - {seen.id for seen in known}
    now += [seen for name, seen in covered.items() if name in new]
    return [seen for seen in now if seen is not None]


def dates_of(tables: Sequence[RetrievedTable]) -> dict[str, dict[str, str]]:
    """For each source, when its table was fetched and when it had published it."""
    return {
        series["source"]: {
            "retrieved": timezone.localdate(row.retrieved_at).isoformat(),
            "published": _day(row.updated),
        }
        for row in tables
        for series in row.series
    }


def _day(updated: str) -> str:
    """The day of a point of time as sources write it; "" where it is none."""
    try:
        return date.fromisoformat(updated[:10]).isoformat()
    except ValueError:
        return ""


def _cells(series: dict[str, Any]) -> dict[str, Observation | None]:
    """One entry for each cell of a series; None where it has a mark instead of a number."""
    indicator, source = series["indicator"], series["source"]
    found: dict[str, Observation | None] = {}
    for area, values in series["areas"].items():
        for year, value in zip(series["years"], values, strict=True):
            name = observation_id(indicator, TOTAL, area, year)
            is_number = not isinstance(value, str)
            found[name] = Observation(name, indicator, TOTAL, area, year, float(value), source) if is_number else None
    return found
