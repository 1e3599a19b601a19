"""Lifts, for the one deed of disposing, what otherwise keeps the trail from being changed; the same on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLE = "audit_auditevent"
REFUSAL = "the audit trail is never changed"
LIFT = {
    "sqlite": "DROP TRIGGER audit_no_delete",
    "postgresql": f"ALTER TABLE {TABLE} DISABLE TRIGGER audit_no_change",
}
RESTORE = {
    "sqlite": f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "postgresql": f"ALTER TABLE {TABLE} ENABLE TRIGGER audit_no_change",
}


@contextmanager
def lifted() -> Iterator[None]:
    """Inside a transaction: nobody else can use the moment, and if anything fails the guard has never been gone."""
    assert connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute(LIFT[connection.vendor])
        yield
        cursor.execute(RESTORE[connection.vendor])
