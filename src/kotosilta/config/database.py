"""Where the data is kept: in a file of SQLite, or by a PostgreSQL server where the settings name one."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kotosilta.reasons import Reason

DATABASE_FILE = "kotosilta.sqlite3"

# IMMEDIATE: a transaction that reads before it writes would otherwise fail at once under concurrent writes.
# FULL: what somebody was told is saved survives a power cut as well; a write then waits for the disk once.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY"
    ),
}


def databases(data: Path, address: str, problems: list[Reason]) -> dict[str, dict[str, Any]]:
    """Django's `DATABASES`: the server at `address`, or a file in the data folder where no address is given.

    Connections stay open: opening one for each request halves the speed. An address that cannot be read leaves the file
    in place and a sentence in `problems`.
    """
    if not address:
        return {"default": _file(data)}
    try:
        return {"default": _server(address)}
    except ValueError:
        example = "postgresql://kotosilta:password@localhost:5432/kotosilta"
        problems.append(
            Reason("KOTOSILTA_DATABASE cannot be read. It looks like this: %(example)s", {"example": example})
        )
        return {"default": _file(data)}


def _file(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / DATABASE_FILE,
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }


def _server(address: str) -> dict[str, Any]:
    """What libpq calls a connection URI; `?sslmode=verify-full` and other options of libpq may stand behind it."""
    parts = urlsplit(address)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise ValueError
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query, strict_parsing=bool(parts.query))),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
