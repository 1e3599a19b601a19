"""The cooperation group is set up or appointed, and agrees when the programme is to be ready (C2.2, C2.3, K4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation import rules
from kotosilta.cooperation.models import Group
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible


@transaction.atomic
def settle_group(
    *,
    by: Membership,
    kind: str,
    name: Mapping[str, str],
    appointed_on: date | None,
    task: Mapping[str, str],
    time_needed: Mapping[str, str],
    ready_by: date | None,
    ready_agreed_on: date | None,
    on: date,
) -> Group:
    """Notes which group does the work, what it does, and what it has agreed on; `on` is today."""
    refusal = rules.why_not_group(appointed_on=appointed_on, ready_by=ready_by, ready_agreed_on=ready_agreed_on, on=on)
    if refusal:
        raise NotPossible(refusal[1], field=refusal[0])
    group, _ = Group.across_programmes.select_for_update().get_or_create(programme=by.programme)
    changed = put(
        group,
        kind=kind,
        name=name,
        appointed_on=appointed_on,
        task=task,
        time_needed=time_needed,
        ready_by=ready_by,
        ready_agreed_on=ready_agreed_on,
    )
    if changed:
        after = {"kind": kind, "ready_by": ready_by.isoformat() if ready_by else ""}
        record(Kind.GROUP_SETTLED, by=by.person, programme=by.programme, target=group, after=after)
    return group
