"""Brings everything that a table gives us from its server, whatever kind of server that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.areas import Today
from kotosilta.statistics.sources.calls import Telling
from kotosilta.statistics.sources.checking import SOTKANET, Servers, found, names_of, usable
from kotosilta.statistics.sources.fetching import Begun, fetch
from kotosilta.statistics.sources.limits import as_file_name, write_whole
from kotosilta.statistics.sources.observed import ObservedCells, observed
from kotosilta.statistics.sources.registry import KnownTable
from kotosilta.statistics.sources.resolving import resolved
from kotosilta.statistics.sources.sotkanet import YEARS_AT_ONCE, Sotkanet, SotkanetValue, cells_of_rows
from kotosilta.statistics.sources.trouble import SourceTrouble, Unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came: where it was, when the source had published it, the series, and what was left out as unclear."""

    place: str
    updated: str
    series: Sequence[ObservedCells]
    left_out: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where answers are kept as they come, under which `day` where the source names no edition, and who hears of it."""

    folder: Path
    day: str
    tell: Telling
    begun: Begun


def bring(servers: Servers, known: KnownTable, today: Today, way: Way, *, needed: frozenset[str]) -> Brought:
    """The series of a table; SourceTrouble for whatever goes wrong.

    Indicators that nothing says which figures they are, are left out, unless they are `needed`: those have been found
    before, so that the table has moved.
    """
    if servers.registry.server_of(known).api == SOTKANET:
        return _from_sotkanet(servers.sotkanet(known), known, today, way)
    if not known.time:
        values = {"table": known.key}
        raise Unclear(
            Reason(
                "Of table %(table)s only the name is known: not what its variables are called. Put them into the "
                "registry of source tables.",
                values,
            )
        )
    source = servers.tables_of(known)
    source.limits()
    place, live = found(known, source)
    in_language = names_of(source, place, live)
    clear, unclear = usable(known, live, today, in_language)
    for gives, trouble in unclear:
        if gives.indicator in needed or not clear.gives:
            raise trouble
    edition = source.edition(place, live)
    series: list[ObservedCells] = []
    editions: set[str] = set()
    for question in resolved(clear, live, today, in_language):
        fetched = fetch(
            source,
            place,
            question.selection,
            edition=edition or way.day,
            folder=way.folder,
            tell=way.tell,
            begun=way.begun,
        )
        editions.add(fetched.updated)
        series += observed(fetched.table, question)
    if len(editions) > 1:
        raise SourceTrouble(
            Reason(
                "%(host)s publishes “%(place)s” anew just now. Try again later.", {"host": source.host, "place": place}
            )
        )
    reasons = tuple(trouble.reason for _, trouble in unclear)
    return Brought(place=place, updated=max(editions), series=series, left_out=reasons)


def _from_sotkanet(source: Sotkanet, known: KnownTable, today: Today, way: Way) -> Brought:
    """All years that an indicator has, some at a time; answers that are here already are not asked for again."""
    number = int(known.places[0])
    indicator = source.indicator(number)
    years = range(indicator.range.start, indicator.range.end + 1)
    parts = [years[start : start + YEARS_AT_ONCE] for start in range(0, len(years), YEARS_AT_ONCE)]
    home = way.folder / as_file_name(source.host) / as_file_name(known.key) / as_file_name(indicator.updated or way.day)
    values: list[SotkanetValue] = []
    for at, part in enumerate(parts, 1):
        said = {"place": known.key, "part": at, "parts": len(parts)}
        way.tell(Reason("Fetching “%(place)s”, part %(part)s of %(parts)s …", said))
        way.begun(at, len(parts))
        values += _rows(source, number, part, home / f"{part[0]}-{part[-1]}.json")
    series = [cells_of_rows(gives, values, today) for gives in known.gives]
    return Brought(place=known.places[0], updated=indicator.updated, series=series)


def _rows(source: Sotkanet, number: int, years: Sequence[int], kept: Path) -> list[SotkanetValue]:
    try:
        return source.read(number, kept.read_bytes())
    except (OSError, SourceTrouble):
        answer = source.answer(number, years)
    values = source.read(number, answer)
    write_whole(kept, answer)
    return values
