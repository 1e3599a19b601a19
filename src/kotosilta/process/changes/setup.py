"""Who leads the work, in which form, and with whom (C1.1, C1.2, C1.7, K2, K3)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.process import rules
from kotosilta.process.changes.refusing import check
from kotosilta.process.models import Fellowship, Setup
from kotosilta.programmes.models import Membership, Part
from kotosilta.programmes.rows import put


@transaction.atomic
def set_up(
    *,
    by: Membership,
    authority: Mapping[str, str],
    responsible_role: Mapping[str, str],
    responsible_name: str,
    responsible_email: str,
    form: str,
    part_of: Mapping[str, str],
    fellowship: str,
    fellowship_reason: Mapping[str, str],
) -> Setup:
    """Notes who leads the work, what the programme becomes and with whom it is made."""
    municipalities = Part.objects.of(by.programme).count()
    check(rules.why_not_set_up(alone=fellowship == Fellowship.ALONE, municipalities=municipalities))
    setup, _ = Setup.across_programmes.select_for_update().get_or_create(programme=by.programme)
    changed = put(
        setup,
        authority=authority,
        responsible_role=responsible_role,
        responsible_name=responsible_name,
        responsible_email=responsible_email,
        form=form,
        part_of=part_of,
        fellowship=fellowship,
        fellowship_reason=fellowship_reason,
    )
    if changed:
        after = {"form": form, "fellowship": fellowship}
        record(Kind.PROCESS_SET_UP, by=by.person, programme=by.programme, target=setup, after=after)
    return setup
