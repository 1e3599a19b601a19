"""Finds tables on their servers, and compares the whole registry with what the servers say today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.calls import Caller, Means
from kotosilta.statistics.sources.drift import Moved, gone, moved, unreadable
from kotosilta.statistics.sources.metadata import LiveTable, TableSource
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.pxweb2 import PxWeb2
from kotosilta.statistics.sources.registry import KnownTable, Registry, Server
from kotosilta.statistics.sources.resolving import Today
from kotosilta.statistics.sources.sotkanet import Sotkanet
from kotosilta.statistics.sources.trouble import Gone, NoNetwork, SourceTrouble

SOTKANET = "sotkanet"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many tables were looked at, and what has moved; nothing has when `moved` is empty."""

    tables: int
    moved: tuple[Moved, ...]


@dataclass(slots=True)
class Servers:
    """The clients of all servers of a registry, one caller for each."""

    registry: Registry
    means: Means
    _callers: dict[str, Caller] = field(default_factory=dict)

    def tables_of(self, known: KnownTable) -> TableSource:
        """The client of a server of tables; SourceTrouble for one that has none."""
        server = self.registry.server_of(known)
        if server.api == SOTKANET:
            raise SourceTrouble(Reason("Table %(table)s is not on a server of tables.", {"table": known.key}))
        if server.api == "pxweb2":
            return PxWeb2(self._caller(server), server.base)
        return PxWeb1(self._caller(server), server.base, known.database)

    def sotkanet(self, known: KnownTable) -> Sotkanet:
        server = self.registry.server_of(known)
        return Sotkanet(self._caller(server), server.base)

    def _caller(self, server: Server) -> Caller:
        if server.base not in self._callers:
            self._callers[server.base] = Caller(server.base, self.means)
        return self._callers[server.base]


def found(known: KnownTable, source: TableSource) -> tuple[str, LiveTable]:
    """The table at the first of its places that the server knows; Gone when it knows none."""
    last: Gone | None = None
    for place in known.places:
        try:
            return place, source.table(place)
        except Gone as error:
            last = last or error
    raise last or Gone(Reason("Table %(table)s has no place.", {"table": known.key}))


def compared(servers: Servers, today: Today, tell: Callable[[Reason], None]) -> Comparison:
    """Compares every table of the registry; NoNetwork when no server at all could be reached."""
    registry = servers.registry
    differences: list[Moved] = []
    silent: dict[str, NoNetwork] = {}
    for number, known in enumerate(registry.table, 1):
        values = {"table": known.key, "number": number, "tables": len(registry.table)}
        tell(Reason("Comparing table %(table)s (%(number)s of %(tables)s) …", values))
        base = registry.server_of(known).base
        try:
            if base not in silent:
                differences.extend(_differences(known, servers, today))
        except NoNetwork as error:
            silent[base] = error
        if base in silent:
            differences.append(unreadable(known, silent[base].reason))
    if silent and len(silent) == len({registry.server_of(known).base for known in registry.table}):
        raise next(iter(silent.values()))
    return Comparison(len(registry.table), tuple(differences))


def _differences(known: KnownTable, servers: Servers, today: Today) -> tuple[Moved, ...]:
    try:
        if servers.registry.server_of(known).api == SOTKANET:
            servers.sotkanet(known).indicator(int(known.places[0]))
            return ()
        source = servers.tables_of(known)
        source.limits()
        place, live = found(known, source)
        return moved(known, place, live, today)
    except Gone as error:
        return (gone(known, error.reason),)
    except NoNetwork:
        raise
    except SourceTrouble as error:
        return (unreadable(known, error.reason),)
