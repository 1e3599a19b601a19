"""Finds tables on their servers, and compares the whole registry with what the servers say today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.areas import Today
from kotosilta.statistics.sources.calls import Caller, Means
from kotosilta.statistics.sources.contents import InLanguage
from kotosilta.statistics.sources.drift import Moved, gone, moved, unreadable
from kotosilta.statistics.sources.metadata import LiveTable, TableSource
from kotosilta.statistics.sources.pxweb1 import PxWeb1
from kotosilta.statistics.sources.pxweb2 import PxWeb2
from kotosilta.statistics.sources.registry import Gives, KnownTable, Registry, Server
from kotosilta.statistics.sources.resolving import resolved
from kotosilta.statistics.sources.sotkanet import Sotkanet
from kotosilta.statistics.sources.trouble import Gone, NoNetwork, SourceTrouble, Unclear

SOTKANET = "sotkanet"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found out about a table that answered: where it was, after which places were tried, and of what it is.

    `indicators` are those whose codes are all there; `unclear` says of others what has to be known first.
    """

    table: str
    place: str
    tried: tuple[str, ...]
    indicators: tuple[str, ...]
    unclear: tuple[tuple[str, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many tables were looked at, what has moved (nothing when `moved` is empty), and what has been confirmed."""

    tables: int
    moved: tuple[Moved, ...]
    looked: tuple[Looked, ...] = ()


@dataclass(slots=True)
class Servers:
    """The clients of all servers of a registry, one caller for each."""

    registry: Registry
    means: Means
    _callers: dict[str, Caller] = field(default_factory=dict)
    _sotkanets: dict[str, Sotkanet] = field(default_factory=dict)

    def tables_of(self, known: KnownTable) -> TableSource:
        """The client of a server of tables; SourceTrouble for one that has none."""
        server = self.registry.server_of(known)
        if server.api == SOTKANET:
            raise SourceTrouble(Reason("Table %(table)s is not on a server of tables.", {"table": known.key}))
        if server.api == "pxweb2":
            return PxWeb2(self._caller(server), server.base)
        return PxWeb1(self._caller(server), server.base, known.database)

    def sotkanet(self, known: KnownTable) -> Sotkanet:
        """The client of Sotkanet, one for all its indicators: it knows the areas once it has asked for them."""
        server = self.registry.server_of(known)
        if server.base not in self._sotkanets:
            self._sotkanets[server.base] = Sotkanet(self._caller(server), server.base)
        return self._sotkanets[server.base]

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
    looked: list[Looked] = []
    silent: dict[str, NoNetwork] = {}
    for number, known in enumerate(registry.table, 1):
        values = {"table": known.key, "number": number, "tables": len(registry.table)}
        tell(Reason("Comparing table %(table)s (%(number)s of %(tables)s) …", values))
        base = registry.server_of(known).base
        try:
            if base not in silent:
                differences.extend(_differences(known, servers, today, looked))
        except NoNetwork as error:
            silent[base] = error
        if base in silent:
            differences.append(unreadable(known, silent[base].reason))
    if silent and len(silent) == len({registry.server_of(known).base for known in registry.table}):
        raise next(iter(silent.values()))
    return Comparison(len(registry.table), tuple(differences), tuple(looked))


def usable(
    known: KnownTable, live: LiveTable, today: Today, in_language: InLanguage
) -> tuple[KnownTable, tuple[tuple[Gives, Unclear], ...]]:
    """The entry with those of its indicators that can be found in the table, and the others with what is unclear.

    SourceTrouble for a table that is not as we know it.
    """
    clear: list[Gives] = []
    unclear: list[tuple[Gives, Unclear]] = []
    for gives in known.gives:
        try:
            resolved(msgspec.structs.replace(known, gives=(gives,)), live, today, in_language)
            clear.append(gives)
        except Unclear as error:
            unclear.append((gives, error))
    return msgspec.structs.replace(known, gives=tuple(clear)), tuple(unclear)


def names_of(source: TableSource, place: str, live: LiveTable) -> InLanguage:
    """The metadata of a table by language, each asked for at most once, and only if a name has to be looked up."""
    known = {"en": live}

    def in_language(language: str) -> LiveTable:
        if language not in known:
            known[language] = source.table(place, language)
        return known[language]

    return in_language


def _differences(known: KnownTable, servers: Servers, today: Today, looked: list[Looked]) -> tuple[Moved, ...]:
    try:
        if servers.registry.server_of(known).api == SOTKANET:
            servers.sotkanet(known).indicator(int(known.places[0]))
            looked.append(Looked(known.key, known.places[0], known.places, _indicators(known)))
            return ()
        source = servers.tables_of(known)
        source.limits()
        place, live = found(known, source)
        looked.append(_looked(known, place, live, today, names_of(source, place, live)))
        return moved(known, place, live, today)
    except Gone as error:
        return (gone(known, error.reason),)
    except NoNetwork:
        raise
    except SourceTrouble as error:
        return (unreadable(known, error.reason),)


def _looked(known: KnownTable, place: str, live: LiveTable, today: Today, in_language: InLanguage) -> Looked:
    tried = known.places[: known.places.index(place) + 1]
    if not known.variables:
        return Looked(known.key, place, tried, ())
    try:
        clear, unclear = usable(known, live, today, in_language)
    except SourceTrouble:
        return Looked(known.key, place, tried, ())  # what has moved is said by the comparison itself
    because = tuple((gives.indicator, error.reason) for gives, error in unclear)
    return Looked(known.key, place, tried, _indicators(clear), because)


def _indicators(known: KnownTable) -> tuple[str, ...]:
    return tuple(gives.indicator for gives in known.gives)
