"""Fetches official tables and brings them into the picture: each whole, or not at all: the last good figures stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kotosilta.content.guidance import sources
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.municipalities.register import all_municipalities
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation import source_standing
from kotosilta.situation.importing import SNAPSHOT, import_snapshot
from kotosilta.situation.models import ImportedSnapshot, RetrievedTable
from kotosilta.situation.protecting import protected
from kotosilta.situation.retrieved import as_kept, checksum_of, dates_of, held_by, holds, is_laid_over, newest_tables
from kotosilta.situation.wanted import registry, useful_table
from kotosilta.statistics.snapshot import read_mergers
from kotosilta.statistics.sources.areas import Today
from kotosilta.statistics.sources.bringing import Brought, Way, bring
from kotosilta.statistics.sources.calls import Means, Patience, Telling
from kotosilta.statistics.sources.carried import carried, merged_areas
from kotosilta.statistics.sources.checking import Comparison, Servers, compared
from kotosilta.statistics.sources.clock import Clock, RealClock
from kotosilta.statistics.sources.limits import KnownLimits, RateLimiter
from kotosilta.statistics.sources.registry import KnownTable
from kotosilta.statistics.sources.transport import HttpTransport, user_agent
from kotosilta.statistics.sources.trouble import Busy, NoNetwork, SourceTrouble


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What came of fetching a table: `new` is False when the newest edition was here already.

    `left_out` are indicators of the catalogue that nothing says which figures of the table they are, and why.
    """

    new: bool
    values: int
    missing: int
    updated: str
    left_out: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one of many tables: either it came, or `trouble` says why not."""

    table: str
    came: Retrieved | None
    trouble: NotPossible | None = None


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
    """Compares the registry with the live metadata of its servers; NoNetwork when none can be reached.

    What has been confirmed is noted, so that the catalogue can offer it.
    """
    comparison = compared(servers(tell, clock), _today(), tell)
    source_standing.checked(comparison.looked)
    return comparison


def retrieve(key: str, *, tell: Telling, clock: Clock | None = None) -> Retrieved:
    """Fetches the table `key` of the registry and reads the figures anew.

    Raises WrongInput for a table that is not known or gives us nothing, SourceTrouble for whatever goes wrong outside.
    Nothing is written before the whole table is here and has been understood.
    """
    ours = servers(tell, clock)
    came, row = _fetched(key, ours, tell)
    if row is not None:
        tell(Reason("Reading the official figures …"))
    _brought_in([row] if row else [], [key])
    return came


def retrieve_all(*, tell: Telling, clock: Clock | None = None) -> tuple[Outcome, ...]:
    """Fetches every table that gives us something. One that fails does not keep the others from coming; a server that
    cannot be reached, or has no time for us, is not asked for its other tables.

    Tables that other figures are made of are brought in together at the end, so that these are made once.
    """
    ours = servers(tell, clock)
    silent: dict[str, SourceTrouble] = {}
    outcomes: list[Outcome] = []
    waiting: list[RetrievedTable] = []
    for table in ours.registry.table:
        if not table.gives:
            continue
        outcome, row = _attempted(table, ours, tell, silent)
        outcomes.append(outcome)
        if row is not None and is_laid_over(row):
            waiting.append(row)
        elif outcome.came is not None:
            _brought_in([row] if row else [], [table.key])
    if waiting:
        tell(Reason("Reading the official figures …"))
        _brought_in(waiting, [row.table for row in waiting])
    return tuple(outcomes)


def _attempted(
    table: KnownTable, ours: Servers, tell: Telling, silent: dict[str, SourceTrouble]
) -> tuple[Outcome, RetrievedTable | None]:
    """What comes of fetching one of many tables; `silent` are servers that there is no use in asking again."""
    try:
        if table.server in silent:
            raise silent[table.server]
        came, row = _fetched(table.key, ours, tell)
    except SourceTrouble as trouble:
        if isinstance(trouble, Busy | NoNetwork):
            silent[table.server] = trouble
        return Outcome(table.key, None, trouble), None
    return Outcome(table.key, came), row


def _brought_in(rows: Sequence[RetrievedTable], tables: Iterable[str]) -> None:
    if rows:
        import_snapshot(arriving=rows)
    for table in tables:
        source_standing.succeeded(table)


def last_good_day(key: str) -> str:
    """The day on which the figures in use that the table gives us were retrieved; "" where there are none."""
    fetched = RetrievedTable.objects.filter(table=key).order_by("-retrieved_at").values_list("retrieved_at", flat=True)
    if (newest := fetched.first()) is not None:
        return timezone.localdate(newest).isoformat()
    shipped = (sources().get(each.source) for each in registry().named(key).gives)
    return next((each.retrieved for each in shipped if each), "")


def _fetched(key: str, ours: Servers, tell: Telling) -> tuple[Retrieved, RetrievedTable | None]:
    """The table as it will be kept; None where the newest retrieval said the same."""
    known = useful_table(ours.registry, key)
    source_standing.begun(key)
    try:
        way = Way(
            folder=settings.DATA / "sources" / "answers",
            day=timezone.localdate().isoformat(),
            tell=tell,
            begun=lambda part, parts: source_standing.heard_of(key, part, parts),
        )
        brought = bring(ours, known, _today(), way, needed=_held_before(key))
        return _kept(known, brought, ours.registry.table.index(ours.registry.named(key)))
    except SourceTrouble as trouble:
        source_standing.failed(key, trouble.reason)
        raise
    except BaseException:
        source_standing.stopped(key)
        raise


def _held_before(key: str) -> frozenset[str]:
    """The indicators of which the table has given figures: these have to be found again."""
    newest = RetrievedTable.objects.filter(table=key).defer("series").order_by("-retrieved_at").first()
    return frozenset(holds(newest)["indicators"]) if newest else frozenset()


def _kept(known: KnownTable, brought: Brought, rank: int) -> tuple[Retrieved, RetrievedTable | None]:
    today = _today()
    whole = list(carried(brought.series, known, today, adds_up=_is_a_count))
    merged = dict.fromkeys((each.indicator for each in whole), merged_areas(known, today)) if known.division else {}
    series = as_kept(protected(whole, known), merged)
    cells = [value for each in series for values in each["areas"].values() for value in values]
    values = sum(not isinstance(value, str) for value in cells)
    if not values:
        raise SourceTrouble(
            Reason("Table %(table)s has no figure of any area that is known here.", {"table": known.key})
        )
    row = RetrievedTable(table=known.key, place=brought.place, updated=brought.updated, retrieved_at=timezone.now())
    row.checksum, row.series, row.rank, row.holds = checksum_of(series), series, rank, held_by(series)
    new = not _said_before(row)
    came = Retrieved(
        new=new,
        values=values,
        missing=len(cells) - values,
        updated=brought.updated,
        left_out=brought.left_out,
    )
    return came, row if new else None


def _is_a_count(indicator: str) -> bool:
    return indicator in catalogue() and catalogue()[indicator].unit == "persons"


def _said_before(row: RetrievedTable) -> bool:
    """Whether the newest retrieval says the same; it is then noted that it still does."""
    newest = RetrievedTable.objects.filter(table=row.table).defer("series").order_by("-retrieved_at").first()
    if newest is None or newest.checksum != row.checksum:
        return False
    with transaction.atomic():
        newest.retrieved_at = timezone.now()
        newest.save(update_fields=["retrieved_at"])
        ImportedSnapshot.objects.filter(pk=ImportedSnapshot.ONLY).update(retrieved=dates_of(newest_tables()))
    return True


def _today() -> Today:
    known = registry()
    municipalities = frozenset(each.code for each in all_municipalities())
    return Today(municipalities, frozenset(known.divisions), tuple(read_mergers(SNAPSHOT)))
