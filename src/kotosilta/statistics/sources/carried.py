"""Carries the series of a table of an older division to today's municipalities, where that can be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kotosilta.statistics.missing import NOT_AVAILABLE
from kotosilta.statistics.sources.areas import Today
from kotosilta.statistics.sources.observed import ObservedCells, Value
from kotosilta.statistics.sources.registry import KnownTable


def carried(
    series: Iterable[ObservedCells], known: KnownTable, today: Today, *, adds_up: Callable[[str], bool]
) -> Iterator[ObservedCells]:
    """The series on today's division. Counts add up; of anything else a merged municipality has no figure."""
    gone = today.merged_since(known.division) if known.division else {}
    for each in series:
        yield _carried(each, gone, counts=adds_up(each.indicator)) if gone else each


def merged_areas(known: KnownTable, today: Today) -> list[str]:
    """Today's municipalities that are several in the table."""
    return sorted(set(today.merged_since(known.division).values())) if known.division else []


def _carried(each: ObservedCells, gone: Mapping[str, str], *, counts: bool) -> ObservedCells:
    members: dict[str, list[str]] = defaultdict(list)
    for old, new in gone.items():
        members[new].append(old)
    areas = {area: values for area, values in each.areas.items() if area not in gone}
    nothing: tuple[Value, ...] = (NOT_AVAILABLE,) * len(each.years)
    for new, parts_gone in members.items():
        parts = [each.areas.get(area) for area in (new, *parts_gone)]
        known = [part for part in parts if part is not None]
        whole = counts and len(known) == len(parts)
        areas[new] = tuple(map(_added, zip(*known, strict=True))) if whole else nothing
    return replace(each, areas=areas)


def _added(parts: Iterable[Value]) -> Value:
    """The sum of parts that are all known; what is hidden is never counted into one."""
    total = 0.0
    for part in parts:
        if isinstance(part, str):
            return part
        total += part
    return total
