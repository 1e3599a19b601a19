"""Fetches a table part by part and keeps each answer as it came, so that what was begun can be gone on with."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.answers import table_read, unreadable
from kotosilta.statistics.sources.calls import Telling
from kotosilta.statistics.sources.limits import as_file_name, write_whole
from kotosilta.statistics.sources.metadata import Selection, TableSource
from kotosilta.statistics.sources.splitting import joined, split
from kotosilta.statistics.sources.trouble import SourceTrouble
from kotosilta.statistics.table import Table

TRIES = 2
Begun = Callable[[int, int], None]


def _nobody_asks(part: int, parts: int) -> None:
    """Where nobody wants to hear how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A whole table; `checksum` is of the answers as they came, `asked` how many of them were not kept before."""

    table: Table
    updated: str
    checksum: str
    asked: int


class _ChangedMeanwhile(Exception):
    """The parts are of different editions of the table."""


def fetch(
    source: TableSource,
    place: str,
    selection: Selection,
    *,
    edition: str,
    folder: Path,
    tell: Telling,
    begun: Begun = _nobody_asks,
) -> Fetched:
    """The table at `place`, in as many calls as the limits of its server ask for.

    Parts are kept below `folder` by table, query and `edition` (what the source says about the last update): those that
    are there are not asked for again, and older editions are removed when the new one is whole. `begun` hears of each
    part by its number, and of how many there are.
    """
    home = folder / as_file_name(source.host) / as_file_name(place) / _digest(selection)
    parts = split(selection, source.limits().cells)
    for _ in range(TRIES):
        try:
            fetched = _all(source, place, selection, parts, home / as_file_name(edition), tell, begun)
        except _ChangedMeanwhile:
            shutil.rmtree(home, ignore_errors=True)
            continue
        _remove_others(home, as_file_name(edition))
        return fetched
    raise SourceTrouble(
        Reason("%(host)s publishes “%(place)s” anew just now. Try again later.", {"host": source.host, "place": place})
    )


def _all(
    source: TableSource,
    place: str,
    selection: Selection,
    parts: list[Selection],
    home: Path,
    tell: Telling,
    begun: Begun,
) -> Fetched:
    tables: list[Table] = []
    checksum = hashlib.sha256()
    asked = 0
    for number, part in enumerate(parts, 1):
        values = {"place": place, "part": number, "parts": len(parts)}
        tell(Reason("Fetching “%(place)s”, part %(part)s of %(parts)s …", values))
        begun(number, len(parts))
        kept = home / f"{_digest(part)}.json"
        found = _kept(kept, source.host, place, part)
        if found is None:
            body = source.data(place, part)
            found = body, _checked(body, source.host, place, part)
            write_whole(kept, body)
            asked += 1
        checksum.update(found[0])
        tables.append(found[1])
    if len({table.updated for table in tables}) > 1:
        raise _ChangedMeanwhile
    whole = joined(tables, selection)
    return Fetched(table=whole, updated=whole.updated, checksum=checksum.hexdigest(), asked=asked)


def _kept(path: Path, host: str, place: str, part: Selection) -> tuple[bytes, Table] | None:
    """A part that an earlier run has kept; None when there is none, or when it has been damaged since."""
    try:
        body = path.read_bytes()
        return body, _checked(body, host, place, part)
    except (OSError, SourceTrouble):
        return None


def _checked(body: bytes, host: str, place: str, part: Selection) -> Table:
    """The table of an answer that holds exactly what was asked for."""
    what = f"“{place}”"
    table = table_read(body, host, what)
    given = {dimension.id: dimension.codes for dimension in table.dimensions}
    for code, codes in part.items():
        if code not in given:
            why = Reason("The variable “%(variable)s” is missing in it.", {"variable": code})
            raise unreadable(host, what, why)
        if set(given[code]) != set(codes):
            odd = sorted(set(given[code]) ^ set(codes))
            values = {"variable": code, "codes": ", ".join(odd[:5])}
            why = Reason("It has other codes of the variable “%(variable)s” than were asked for: %(codes)s.", values)
            raise unreadable(host, what, why)
    if beyond := sorted(set(given) - set(part)):
        why = Reason("It has a variable that was not asked for: “%(variable)s”.", {"variable": beyond[0]})
        raise unreadable(host, what, why)
    if table.cells is None:
        raise unreadable(host, what, Reason("It describes figures, but holds none."))
    return table


def _digest(selection: Selection) -> str:
    return hashlib.sha256(json.dumps(sorted(selection.items())).encode()).hexdigest()[:16]


def _remove_others(home: Path, kept: str) -> None:
    for edition in home.iterdir():
        if edition.name != kept:
            shutil.rmtree(edition, ignore_errors=True)
