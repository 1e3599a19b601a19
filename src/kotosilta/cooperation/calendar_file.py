"""Writes a meeting as a calendar file (RFC 5545) that every calendar takes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
LONGEST_LINE = 75  # bytes; RFC 5545 3.1


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting as the calendar shows it. `number` is unique in the installation, `revision` grows with changes."""

    number: int
    revision: int
    host: str
    on: date
    starts_at: time | None
    ends_at: time | None
    title: str
    place: str
    about: str
    address: str


def calendar_file(entry: Entry, *, made_at: datetime) -> str:
    """The file's text. A meeting without a time takes the whole day; times are those of Finland, written in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kotosilta//Meetings//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:meeting-{entry.number}@{entry.host}",
        f"SEQUENCE:{entry.revision}",
        f"DTSTAMP:{_moment(made_at)}",
        *_when(entry),
        f"SUMMARY:{_text(entry.title)}",
        *([f"LOCATION:{_text(entry.place)}"] if entry.place else []),
        *([f"DESCRIPTION:{_text(entry.about)}"] if entry.about else []),
        f"URL:{entry.address}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _when(entry: Entry) -> Iterator[str]:
    if entry.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        return
    yield f"DTSTART:{_moment(datetime.combine(entry.on, entry.starts_at, HELSINKI))}"
    if entry.ends_at:
        yield f"DTEND:{_moment(datetime.combine(entry.on, entry.ends_at, HELSINKI))}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Text as a value: marks with a meaning of their own are escaped, line breaks written out."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most LONGEST_LINE bytes, the later ones begun by a space; no sign is cut in two."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + width
    yield part
