"""Brings the shipped snapshot of official figures into the observation store: all of it or nothing, once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils import timezone

from kotosilta.content.load import files_root
from kotosilta.figures import Observation
from kotosilta.municipalities.register import all_municipalities
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries, RetrievedTable
from kotosilta.situation.packing import packed
from kotosilta.situation.retrieved import dates_of, laid_over, newest_tables
from kotosilta.statistics.derive import derived
from kotosilta.statistics.forecast.rules import learn
from kotosilta.statistics.harmonise import SeriesKey, harmonised, population_before_2000
from kotosilta.statistics.snapshot import MANIFEST, POPULATION_OF_2013, read_manifest, read_mergers, read_snapshot

SNAPSHOT = Path(__file__).parent / "snapshot"
# Raised when the same files would give other series than before, so that existing installations import again.
DERIVATION = "2"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`imported` is False when exactly this snapshot was there already."""

    imported: bool
    series: int
    checksum: str


def import_snapshot(
    *, force: bool = False, folder: Path = SNAPSHOT, arriving: RetrievedTable | None = None
) -> ImportResult:
    """Reads the snapshot, and over it what was fetched since, in one transaction; not if it is there (unless forced).

    `arriving` is a table that was just fetched: it is kept in the same transaction.

    Raises SnapshotDamaged, naming the file, before anything is written. Two starts at once do the work one after the
    other, and the second finds it done.
    """
    fetched = newest_tables(arriving)
    checksum = _checksum(folder, fetched)
    known = ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).first()
    if known and known.checksum == checksum and not force and arriving is None:
        return ImportResult(imported=False, series=known.series, checksum=checksum)
    observations, not_carried = observations_of_today(folder, fetched)
    rows = list(_rows(observations, not_carried))
    rules = msgspec.to_builtins(learn(observations), str_keys=True)
    with transaction.atomic():
        lock, _ = ImportedSnapshot.objects.select_for_update().get_or_create(
            pk=ImportedSnapshot.ONLY, defaults={"checksum": "", "imported_at": timezone.now(), "series": 0}
        )
        if arriving is not None:
            arriving.save()
        elif lock.checksum == checksum and not force:
            return ImportResult(imported=False, series=lock.series, checksum=checksum)
        ObservedSeries.objects.all().delete()
        ObservedSeries.objects.bulk_create(rows, batch_size=2000)
        lock.checksum, lock.imported_at, lock.series = checksum, timezone.now(), len(rows)
        lock.forecast_rules = rules or {}
        lock.retrieved = dates_of(fetched)
        lock.save()
    return ImportResult(imported=True, series=len(rows), checksum=checksum)


def _checksum(folder: Path, fetched: Sequence[RetrievedTable]) -> str:
    """Of everything the series follow from: files (by their manifest), fetched tables, register, way of deriving."""
    read_manifest(folder)
    register = (files_root / "registers" / "municipalities.csv").read_bytes()
    parts = [DERIVATION.encode(), register, (folder / MANIFEST).read_bytes()]
    parts += [f"{row.table} {row.checksum}".encode() for row in fetched]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _rows(observations: Iterable[Observation], not_carried: Iterable[SeriesKey]) -> Iterable[ObservedSeries]:
    series: dict[SeriesKey, list[Observation]] = {key: [] for key in sorted(not_carried)}
    for seen in observations:
        series.setdefault((seen.indicator, seen.group, seen.area), []).append(seen)
    for (indicator, group, area), years in series.items():
        yield ObservedSeries(indicator=indicator, group=group, area=area, packed=packed(years))


def observations_of_today(
    folder: Path = SNAPSHOT, fetched: Sequence[RetrievedTable] = ()
) -> tuple[list[Observation], frozenset[SeriesKey]]:
    """Everything that is known about today's areas, what is derived included, and what could not be carried."""
    mergers = read_mergers(folder)
    carried = [harmonised(file, mergers) for file in read_snapshot(folder)]
    every = laid_over((seen for part in carried for seen in part.observations), fetched)
    every += population_before_2000(every)
    every += derived(every, _regions())
    not_carried = frozenset(key for part in carried for key in part.not_carried)
    return [seen for seen in every if seen.indicator != POPULATION_OF_2013], not_carried


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = defaultdict(list)
    for municipality in all_municipalities():
        members[municipality.region.code].append(municipality.code)
    return {region: tuple(codes) for region, codes in members.items()}
