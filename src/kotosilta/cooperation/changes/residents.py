"""How residents who have moved here take part (C2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation import rules
from kotosilta.cooperation.models import ResidentsWay
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible


@transaction.atomic
def add_residents_way(
    *, by: Membership, how: Mapping[str, str], whom: Mapping[str, str], since: date | None, on: date
) -> ResidentsWay:
    """Notes a way in which they take part: how, with whom, and since when; `on` is today."""
    _check(since, on)
    way = ResidentsWay(programme=by.programme)
    put(way, how=how, whom=whom, since=since)
    record(Kind.RESIDENTS_WAY_ADDED, by=by.person, programme=by.programme, target=way)
    return way


@transaction.atomic
def describe_residents_way(
    *,
    way: ResidentsWay,
    by: Membership,
    how: Mapping[str, str],
    whom: Mapping[str, str],
    since: date | None,
    on: date,
) -> ResidentsWay:
    """Tells such a way anew."""
    _check(since, on)
    way = held(way, by)
    if put(way, how=how, whom=whom, since=since):
        record(Kind.RESIDENTS_WAY_CHANGED, by=by.person, programme=by.programme, target=way)
    return way


def _check(since: date | None, on: date) -> None:
    if reason := rules.why_not_take_part_since(since, on=on):
        raise NotPossible(reason, field="since")
