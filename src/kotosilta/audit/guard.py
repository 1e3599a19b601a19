"""Lifts, for disposing and for forgetting somebody, what keeps the trail from being changed; on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLE = "audit_auditevent"
REFUSAL = "the audit trail is never changed"
LIFT = {
    "sqlite": ["DROP TRIGGER audit_no_delete", "DROP TRIGGER audit_no_update"],
    "postgresql": [f"ALTER TABLE {TABLE} DISABLE TRIGGER audit_no_change"],
}
RESTORE = {
    "sqlite": [
        f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [f"ALTER TABLE {TABLE} ENABLE TRIGGER audit_no_change"],
}


@contextmanager
def lifted() -> Iterator[None]:
    """Inside a transaction: nobody else can use the moment, and if anything fails the guard has never been gone."""
    assert connection.in_atomic_block
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor]:
            cursor.execute(statement)
        yield
        for statement in RESTORE[connection.vendor]:
            cursor.execute(statement)
