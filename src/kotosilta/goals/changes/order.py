"""Rows change places with their neighbours; what is new comes last."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.goals import rules
from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held
from kotosilta.reasons import NotPossible, Reason

Ordered = Goal | Measure | Indicator


def last_place(siblings: Any) -> int:
    """The place behind all of these rows."""
    last = siblings.aggregate(last=Max("place"))["last"]
    return 0 if last is None else int(last) + 1


@transaction.atomic
def move(*, row: Ordered, by: Membership, up: bool) -> Ordered:
    """Changes a row with the one before or after it: goals within their theme, the rest within their goal."""
    row = held(row, by)
    siblings = {each.pk: each for each in _siblings(row, by)}
    before = list(siblings)
    after = rules.moved(before, row.pk, up=up)
    if after == before:
        raise NotPossible(Reason("“%(what)s” stands at the end already.", {"what": str(row)}))
    for place, pk in enumerate(after):
        siblings[pk].place = place
    row.place = after.index(row.pk)
    type(row).objects.of(by.programme).bulk_update(siblings.values(), ["place"])
    record(Kind.GOALS_REORDERED, by=by.person, programme=by.programme, target=row, after={"place": row.place})
    return row


def _siblings(row: Ordered, by: Membership) -> list[Any]:
    rows = type(row).objects.of(by.programme).select_for_update(of=("self",))
    if not isinstance(row, Goal):
        return list(rows.filter(goal=row.goal_id))
    own = str(row.own_theme).casefold()
    return [each for each in rows.filter(theme=row.theme) if str(each.own_theme).casefold() == own]
