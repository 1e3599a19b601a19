"""Who follows up, to whom it is reported, how often and when (C6.8, C6.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.followup import rules
from kotosilta.followup.models import Arrangement
from kotosilta.goals.changes.belonging import put_together
from kotosilta.process.models import Body
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible, Reason


class Arranged(TypedDict):
    """Everything that is told of the arrangement; texts are by language."""

    who: Mapping[str, str]
    bodies: Sequence[Body]
    receiver: Mapping[str, str]
    how_often: str
    month: int | None


@transaction.atomic
def arrange(*, by: Membership, **told: Unpack[Arranged]) -> Arrangement:
    """Tells how the programme is followed up; there is one arrangement, and it is told anew."""
    if refusal := rules.why_not_arrangement(month=told["month"]):
        raise NotPossible(refusal[1], field=refusal[0])
    rows = Arrangement.across_programmes.select_for_update()
    arrangement, _ = rows.get_or_create(programme=by.programme)
    plain = {name: value for name, value in told.items() if name != "bodies"}
    changed = bool(put(arrangement, **plain))
    gone = Reason("One of these bodies is no longer there. Choose again.")
    if put_together(arrangement.bodies, told["bodies"], Body.objects.of(by.programme), gone, "bodies") or changed:
        record(Kind.FOLLOW_UP_ARRANGED, by=by.person, programme=by.programme, target=arrangement)
    return arrangement
