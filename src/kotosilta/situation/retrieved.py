"""Tables that were fetched, as they are kept, and laid over the figures that came with the product."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from kotosilta.content.guidance import indicators
from kotosilta.figures import Observation
from kotosilta.situation.models import ObservedSeries, RetrievedTable
from kotosilta.situation.packing import Packed
from kotosilta.statistics.derive import PERSONS
from kotosilta.statistics.harmonise import MERGED, SeriesKey
from kotosilta.statistics.missing import kind_of
from kotosilta.statistics.snapshot import comes_with_the_product, observation_id
from kotosilta.statistics.sources.observed import ObservedCells

TOTAL = "total"

Missing = dict[SeriesKey, dict[int, str]]


def newest_tables(arriving: Sequence[RetrievedTable] = ()) -> list[RetrievedTable]:
    """The newest retrieval of each table, those that arrive among them, in the order of the registry.

    Their series are read from the store only when they are asked for: they may be large.
    """
    newest = {row.table: row for row in RetrievedTable.objects.defer("series").order_by("retrieved_at", "pk")}
    newest |= {row.table: row for row in arriving}
    return sorted(newest.values(), key=lambda row: (row.rank, row.table))


def as_kept(series: Iterable[ObservedCells], merged: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """The series as they are kept with their table; `merged` has areas that were put together, by indicator."""
    kept = []
    for each in series:
        row: dict[str, Any] = {"indicator": each.indicator, "group": each.group, "source": each.source}
        row |= {"years": list(each.years), "areas": {area: list(values) for area, values in each.areas.items()}}
        if each.preliminary:
            row["preliminary"] = list(each.preliminary)
        if each.fills:
            row["fills"] = True
        if each.indicator in merged:
            row["merged"] = list(merged[each.indicator])
        kept.append(row)
    return kept


def checksum_of(series: Sequence[Mapping[str, Any]]) -> str:
    """Of everything that the series say."""
    return hashlib.sha256(json.dumps(series, sort_keys=True).encode()).hexdigest()


def held_by(series: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The indicators and sources of the series, each once."""
    names = ("indicators", "indicator"), ("sources", "source")
    return {many: sorted({each[one] for each in series}) for many, one in names}


def holds(row: RetrievedTable) -> Mapping[str, Sequence[str]]:
    """What a table holds, also one that was kept before this was noted."""
    known: Mapping[str, Sequence[str]] = row.holds or held_by(row.series)
    return known


def is_laid_over(row: RetrievedTable) -> bool:
    """Whether anything of the table stands among the figures that came with the product."""
    return any(comes_with_the_product(indicator) for indicator in holds(row)["indicators"])


def laid_over(
    observations: Iterable[Observation], tables: Sequence[RetrievedTable]
) -> tuple[list[Observation], Missing]:
    """The observations, where every cell that a fetched table has is as that table says, also if it says nothing.

    A cell that the source has since made confidential does not stay public here: beside the observations stands why
    there is none. Only indicators that came with the product; others are made into series by `fetched_series`.
    """
    known = {seen.id: seen for seen in observations}
    missing: Missing = defaultdict(dict)
    for row in reversed(tables):
        if not is_laid_over(row):
            continue
        for series in row.series:
            if comes_with_the_product(series["indicator"]):
                _lay(series, known, missing)
    return list(known.values()), missing


def _lay(series: Mapping[str, Any], known: dict[str, Observation], missing: Missing) -> None:
    indicator, group, source = series["indicator"], series.get("group", TOTAL), series["source"]
    preliminary, fills = frozenset(series.get("preliminary", ())), series.get("fills", False)
    for area, values in series["areas"].items():
        key = (indicator, group, area)
        for year, value in zip(series["years"], values, strict=True):
            name = observation_id(indicator, group, area, year)
            before = known.get(name)
            if fills and before is not None and before.source != source:
                continue
            if isinstance(value, str):
                if not fills:
                    known.pop(name, None)
                if name not in known:
                    missing[key][year] = kind_of(value)
                continue
            missing[key].pop(year, None)
            is_preliminary = year in preliminary
            if before is None or before.value != value or before.source == source:
                known[name] = Observation(
                    name, indicator, group, area, year, float(value), source, preliminary=is_preliminary
                )


def fetched_series(tables: Iterable[RetrievedTable], indicators: frozenset[str]) -> Iterator[ObservedSeries]:
    """The stored series of these indicators, which did not come with the product; the first table counts."""
    seen: set[SeriesKey] = set()
    for row in tables:
        if not indicators & set(holds(row)["indicators"]):
            continue
        for series in row.series:
            if series["indicator"] not in indicators:
                continue
            for area in series["areas"]:
                key = (series["indicator"], series.get("group", TOTAL), area)
                if key not in seen:
                    seen.add(key)
                    yield ObservedSeries(indicator=key[0], group=key[1], area=area, packed=_packed(series, area))


def _packed(series: Mapping[str, Any], area: str) -> Packed:
    """The same as `packing.packed` makes, without an object for every cell: a table may have two million."""
    cells = list(zip(series["years"], series["areas"][area], strict=True))
    packed = Packed(
        points=[(year, float(value), 0, 0, 0) for year, value in cells if not isinstance(value, str)],
        sources=[series["source"]],
        methods=[MERGED if area in series.get("merged", ()) else None],
        inputs=[[]],
    )
    if missing := {str(year): kind_of(value) for year, value in cells if isinstance(value, str)}:
        packed["missing"] = missing
    years = {point[0] for point in packed["points"]}
    if preliminary := [year for year in series.get("preliminary", ()) if year in years]:
        packed["preliminary"] = preliminary
    return packed


def dates_of(tables: Sequence[RetrievedTable]) -> dict[str, dict[str, str]]:
    """When tables were fetched and when their source had published them, for each `source/indicator` and each source.

    A source of several tables is as old as its oldest; one of whose figures only some were fetched keeps the day that
    came with the product.
    """
    found: dict[str, dict[str, str]] = {}
    for row in tables:
        dates = {"retrieved": timezone.localdate(row.retrieved_at).isoformat(), "published": _day(row.updated)}
        held = holds(row)
        for source in held["sources"]:
            found |= {f"{source}/{indicator}": dates for indicator in held["indicators"]}
            if source not in found or dates["retrieved"] < found[source]["retrieved"]:
                found[source] = dates
    return {key: dates for key, dates in found.items() if "/" in key or _is_whole(key, found)}


def _is_whole(source: str, found: Mapping[str, object]) -> bool:
    """Whether everything that came with the product from this source has been fetched since."""
    shipped = (each.key for each in indicators().values() if each.source == source)
    return all(key == PERSONS or f"{source}/{key}" in found for key in shipped)


def _day(updated: str) -> str:
    """The day of a point of time as sources write it; "" where it is none."""
    try:
        return date.fromisoformat(updated[:10]).isoformat()
    except ValueError:
        return ""
