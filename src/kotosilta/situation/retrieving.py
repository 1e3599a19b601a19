"""Fetches an official table and brings it into the picture: all of it, or nothing and the last good figures stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kotosilta.content.guidance import sources
from kotosilta.content.load import files_root
from kotosilta.municipalities.register import all_municipalities
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.importing import import_snapshot
from kotosilta.situation.models import ImportedSnapshot, RetrievedTable
from kotosilta.situation.retrieved import dates_of, newest_tables
from kotosilta.statistics.sources.calls import Means, Patience, Telling
from kotosilta.statistics.sources.checking import Comparison, Servers, compared, found
from kotosilta.statistics.sources.clock import Clock, RealClock
from kotosilta.statistics.sources.fetching import fetch
from kotosilta.statistics.sources.limits import KnownLimits, RateLimiter
from kotosilta.statistics.sources.observed import ObservedCells, observed
from kotosilta.statistics.sources.registry import KnownTable, Registry, read_registry
from kotosilta.statistics.sources.resolving import Today, resolved
from kotosilta.statistics.sources.transport import HttpTransport, user_agent

REGISTRY = "source_tables.toml"


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What came of fetching a table: `new` is False when the newest edition was here already."""

    new: bool
    values: int
    missing: int
    updated: str


def registry() -> Registry:
    """The registry of source tables with the operator's own entries and addresses."""
    bases = {"pxweb1": settings.PXWEB_BASE, "pxweb2": settings.PXWEB_BASE, "sotkanet": settings.SOTKANET_BASE}
    own = Path(settings.SOURCE_TABLES) if settings.SOURCE_TABLES else None
    return read_registry(files_root / REGISTRY, own, bases=bases)


def servers(tell: Telling, clock: Clock | None = None) -> Servers:
    """Clients of all servers of the registry, and of no other; every process of the installation shares the limiter."""
    known = registry()
    folder = settings.DATA / "sources"
    time = clock or RealClock()
    transport = HttpTransport(
        bases=[server.base for server in known.server],
        agent=user_agent(settings.SOURCE_CONTACT or settings.ADDRESS),
        clock=time,
    )
    limiter, limits = RateLimiter(folder, time), KnownLimits(folder, time)
    means = Means(transport=transport, limiter=limiter, known=limits, clock=time, patience=Patience(), tell=tell)
    return Servers(known, means)


def check_sources(tell: Telling, clock: Clock | None = None) -> Comparison:
    """Compares the registry with the live metadata of its servers; NoNetwork when none can be reached."""
    ours = servers(tell, clock)
    return compared(ours, _today(ours.registry), tell)


def retrieve(key: str, *, tell: Telling, clock: Clock | None = None) -> Retrieved:
    """Fetches the table `key` of the registry and reads the figures anew.

    Raises WrongInput for a table that is not known or gives us nothing, SourceTrouble for whatever goes wrong outside.
    Nothing is written before the whole table is here and has been understood.
    """
    ours = servers(tell, clock)
    known = ours.registry.named(key)
    if not known.gives:
        names = ", ".join(table.key for table in ours.registry.table if table.gives)
        values = {"key": key, "names": names}
        raise WrongInput(
            Reason("Table %(key)s gives no figures that the situation picture uses. These do: %(names)s.", values)
        )
    source = ours.tables_of(known)
    source.limits()
    place, live = found(known, source)
    question = resolved(known, live, _today(ours.registry))
    edition = source.edition(place, live) or timezone.localdate().isoformat()
    folder = settings.DATA / "sources" / "answers"
    fetched = fetch(source, place, question.selection, edition=edition, folder=folder, tell=tell)
    series = observed(fetched.table, known, question)
    tell(Reason("Reading the official figures …"))
    return _kept(known, place, fetched.updated, fetched.checksum, series)


def last_good_day(key: str) -> str:
    """The day on which the figures in use that the table gives us were retrieved; "" where there are none."""
    gives = next(iter(registry().named(key).gives), None)
    if gives is None:
        return ""
    known = ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).values_list("retrieved", flat=True).first() or {}
    day = known.get(gives.source, {}).get("retrieved")
    shipped = sources().get(gives.source)
    return str(day or (shipped.retrieved if shipped else ""))


class _Packed(TypedDict):
    indicator: str
    source: str
    years: list[int]
    areas: dict[str, list[float | str]]


def _kept(known: KnownTable, place: str, updated: str, checksum: str, series: Iterable[ObservedCells]) -> Retrieved:
    packed = [_packed(each) for each in series]
    cells = [value for each in packed for values in each["areas"].values() for value in values]
    values = sum(not isinstance(value, str) for value in cells)
    new = not _said_before(known, checksum, packed)
    if new:
        row = RetrievedTable(table=known.key, place=place, updated=updated, retrieved_at=timezone.now())
        row.checksum, row.series = checksum, packed
        import_snapshot(arriving=row)
    return Retrieved(new=new, values=values, missing=len(cells) - values, updated=updated)


def _said_before(known: KnownTable, checksum: str, packed: list[_Packed]) -> bool:
    """Whether the newest retrieval says the same; it is then noted that it still does."""
    newest = RetrievedTable.objects.filter(table=known.key).order_by("-retrieved_at").first()
    if newest is None or (newest.checksum, newest.series) != (checksum, packed):
        return False
    with transaction.atomic():
        newest.retrieved_at = timezone.now()
        newest.save(update_fields=["retrieved_at"])
        ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).update(retrieved=dates_of(newest_tables()))
    return True


def _packed(series: ObservedCells) -> _Packed:
    areas = {area: list(values) for area, values in series.areas.items()}
    return _Packed(indicator=series.indicator, source=series.source, years=list(series.years), areas=areas)


def _today(known: Registry) -> Today:
    return Today(frozenset(each.code for each in all_municipalities()), frozenset(known.divisions))
