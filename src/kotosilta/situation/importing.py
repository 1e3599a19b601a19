"""Brings official figures into the observation store: those of the snapshot, and what was fetched since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone

from kotosilta.content.load import files_root
from kotosilta.figures import Observation
from kotosilta.situation.comparing.peers import areas_of_several
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries, RetrievedTable
from kotosilta.situation.packing import packed
from kotosilta.situation.protecting import without_shares_of_hidden
from kotosilta.situation.retrieved import (
    Missing,
    dates_of,
    fetched_series,
    holds,
    is_laid_over,
    laid_over,
    newest_tables,
)
from kotosilta.situation.revisions import note_revisions
from kotosilta.statistics.derive import derived
from kotosilta.statistics.forecast.rules import learn
from kotosilta.statistics.harmonise import SeriesKey, harmonised, population_before_2000
from kotosilta.statistics.snapshot import (
    MANIFEST,
    POPULATION_OF_2013,
    comes_with_the_product,
    read_manifest,
    read_mergers,
    read_snapshot,
)
from kotosilta.statistics.turku import bridged

SNAPSHOT = Path(__file__).parent / "snapshot"
# Raised when the same files would give other series than before, so that existing installations import again.
DERIVATION = "6"
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`imported` is False when exactly this snapshot was there already."""

    imported: bool
    series: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everything known about today's areas, why cells have no figure, and what could not be carried to today."""

    observations: list[Observation]
    missing: Missing
    not_carried: frozenset[SeriesKey]


def import_snapshot(
    *, force: bool = False, folder: Path = SNAPSHOT, arriving: Sequence[RetrievedTable] = ()
) -> ImportResult:
    """Reads the snapshot, and over it what was fetched since, in one transaction; not if it is there (unless forced).

    `arriving` are tables that were just fetched: they are kept in the same transaction. Only what they change is made
    anew: series that did not come with the product depend on nothing but their own table.

    Raises SnapshotDamaged, naming the file, before anything is written. Two starts at once do the work one after the
    other, and the second finds it done.
    """
    fetched = newest_tables(arriving)
    checksum = _checksum(folder, fetched)
    known = ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).first()
    if known and known.checksum == checksum and not force and not arriving:
        return ImportResult(imported=False, series=known.series, checksum=checksum)
    whole = not arriving or known is None or not known.checksum or any(is_laid_over(row) for row in arriving)
    shipped = known_today(folder, fetched) if whole else None
    rows = list(_rows(shipped)) if shipped else []
    rules = msgspec.to_builtins(learn(shipped.observations), str_keys=True) if shipped else None
    with transaction.atomic():
        lock, _ = ImportedSnapshot.objects.select_for_update().get_or_create(
            pk=ImportedSnapshot.ONLY, defaults={"checksum": "", "imported_at": timezone.now(), "series": 0}
        )
        if not arriving and lock.checksum == checksum and not force:
            return ImportResult(imported=False, series=lock.series, checksum=checksum)
        now = timezone.now()
        for row in arriving:
            row.save()
        replacing = _Replacing(lock, now)
        if shipped:
            replacing.shipped(rows)
            lock.forecast_rules = rules or {}
        replacing.fetched(fetched, arriving or fetched)
        lock.checksum, lock.imported_at, lock.series = checksum, now, ObservedSeries.objects.count()
        lock.retrieved = dates_of(fetched)
        lock.save()
    return ImportResult(imported=True, series=lock.series, checksum=checksum)


@dataclass(frozen=True, slots=True)
class _Replacing:
    """Puts new series in the place of old ones, and notes what they said before."""

    lock: ImportedSnapshot
    now: datetime

    def shipped(self, rows: Sequence[ObservedSeries]) -> None:
        """Those that came with the product or are made of them, and any that nothing gives any more."""
        note_revisions(rows, retrieved=self.lock.retrieved, at=self.now)
        stored = set(ObservedSeries.objects.values_list("indicator", flat=True).distinct())
        own = {indicator for table in newest_tables() for indicator in holds(table)["indicators"]}
        kept = {each for each in stored & own if not comes_with_the_product(each)}
        ObservedSeries.objects.exclude(indicator__in=kept).delete()
        _create(rows)

    def fetched(self, tables: Sequence[RetrievedTable], changed: Iterable[RetrievedTable]) -> None:
        """Those of tables alone, indicator by indicator, so that no more than one is in memory."""
        changing = {indicator for row in changed for indicator in holds(row)["indicators"]}
        for indicator in sorted(changing):
            if not comes_with_the_product(indicator):
                rows = list(fetched_series(tables, frozenset({indicator})))
                note_revisions(rows, retrieved=self.lock.retrieved, at=self.now)
                ObservedSeries.objects.filter(indicator=indicator).delete()
                _create(rows)


def _create(rows: Iterable[ObservedSeries]) -> None:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        ObservedSeries.objects.bulk_create(some)


def _checksum(folder: Path, fetched: Sequence[RetrievedTable]) -> str:
    """Of everything the series follow from: files (by their manifest), fetched tables, register, way of deriving."""
    read_manifest(folder)
    register = (files_root / "registers" / "municipalities.csv").read_bytes()
    parts = [DERIVATION.encode(), register, (folder / MANIFEST).read_bytes()]
    parts += [f"{row.table} {row.checksum}".encode() for row in fetched]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _rows(known: Known) -> Iterable[ObservedSeries]:
    series: dict[SeriesKey, list[Observation]] = {key: [] for key in sorted(known.not_carried)}
    series |= {key: [] for key, years in sorted(known.missing.items()) if years and key not in series}
    for seen in known.observations:
        series.setdefault((seen.indicator, seen.group, seen.area), []).append(seen)
    for key, years in series.items():
        indicator, group, area = key
        yield ObservedSeries(indicator=indicator, group=group, area=area, packed=packed(years, known.missing.get(key)))


def observations_of_today(
    folder: Path = SNAPSHOT, fetched: Sequence[RetrievedTable] = ()
) -> tuple[list[Observation], frozenset[SeriesKey]]:
    """Everything that is known about today's areas, what is derived included, and what could not be carried."""
    known = known_today(folder, fetched)
    return known.observations, known.not_carried


def known_today(folder: Path, fetched: Sequence[RetrievedTable]) -> Known:
    """What the snapshot and the tables laid over it say, and what follows from that.

    A source's own figure (of a region, say) is never counted anew.
    """
    mergers = read_mergers(folder)
    carried = [harmonised(file, mergers) for file in read_snapshot(folder)]
    every, missing = laid_over((seen for part in carried for seen in part.observations), fetched)
    every = without_shares_of_hidden(every, missing)
    every = _with(every, population_before_2000(every))
    every = _with(every, derived(every, areas_of_several()))
    every = _with(every, bridged(every))
    not_carried = frozenset(key for part in carried for key in part.not_carried)
    return Known([seen for seen in every if seen.indicator != POPULATION_OF_2013], missing, not_carried)


def _with(known: list[Observation], more: Iterable[Observation]) -> list[Observation]:
    there = {seen.id for seen in known}
    return known + [seen for seen in more if seen.id not in there]
