"""Rows of other rooms that ours belong together with: they may be out of sight for a while, and come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from kotosilta.programmes.undo import Removable
from kotosilta.reasons import NotPossible, Reason

Row = TypeVar("Row", bound=Removable)


def out_of_sight(row: Row | None) -> Row | None:
    """The row, if it is removed: nobody who chose nothing has seen it, and it may be brought back."""
    return row if row is not None and row.removed_at else None


def put_together(relation: Any, wanted: Sequence[Removable], choices: Any, gone: Reason, field: str) -> bool:
    """Relates the `wanted` rows, and keeps those out of sight; whether that differs from what was.

    NotPossible with `gone` beside `field` where a wanted one is not among the `choices` of the programme.
    """
    ids = {each.pk for each in wanted}
    there = set(choices.values_list("pk", flat=True))
    if not ids <= there:
        raise NotPossible(gone, field=field)
    before = set(relation.values_list("pk", flat=True))
    after = ids | (before - there)
    if after != before:
        relation.set(after)
    return after != before
