"""Says in the room how it stands with the official figures that the person who runs the service fetches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.situation.models import SourceStanding
from kotosilta.situation.source_standing import ImportsStand, as_reason, imports_stand

COMMAND = "kotosilta import-figures --from-source all"


@dataclass(frozen=True, slots=True)
class ImportsTold:
    """A few quiet sentences, and each table that came with its day.

    `command` is what to do next, "" while it is being done.
    """

    sentences: Sequence[str]
    tables: Sequence[tuple[str, str]]
    command: str


def imports_told(language: str) -> ImportsTold:
    """How imports stand, in the active language, which has to be `language`. One query."""
    stand = imports_stand()
    tables = [(table, _day(at, language)) for table, at in stand.came]
    return ImportsTold(list(_sentences(stand, language)), tables, "" if stand.running else COMMAND)


def _sentences(stand: ImportsStand, language: str) -> Iterator[str]:
    if stand.running:
        yield _running(stand.running)
    if stand.last is None:
        yield gettext("So far only the official figures that came with the product are here.")
    else:
        yield ngettext(
            "Official figures of %(count)d table have been fetched here, last on %(day)s.",
            "Official figures of %(count)d tables have been fetched here, last on %(day)s.",
            len(stand.came),
        ) % {"count": len(stand.came), "day": _day(stand.last, language)}
    if stand.failed and stand.failed.failed_at:
        yield gettext("Table %(table)s could not be fetched on %(day)s. %(why)s What was here before stays in use.") % {
            "table": stand.failed.table,
            "day": _day(stand.failed.failed_at, language),
            "why": in_words(as_reason(stand.failed.trouble), language),
        }


def _running(standing: SourceStanding) -> str:
    since = timezone.localtime(standing.began_at).strftime("%H.%M") if standing.began_at else ""
    values = {"table": standing.table, "part": standing.part, "parts": standing.parts, "time": since}
    if not standing.parts:
        return gettext("Table %(table)s is being fetched just now, since %(time)s.") % values
    return gettext("Table %(table)s is being fetched just now: part %(part)s of %(parts)s, since %(time)s.") % values


def _day(at: datetime, language: str) -> str:
    return written_date(timezone.localdate(at), language)
