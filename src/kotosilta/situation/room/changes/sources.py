"""How it stands with each source of the checklist: used, asked on a day, not available (C3.15 to C3.18)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import SourceUse
from kotosilta.situation.room.rules import why_not_ask


@transaction.atomic
def note_source(
    *, item: str, facet: str, by: Membership, state: str, on: date | None, note: Mapping[str, str], today: date
) -> SourceUse | None:
    """Notes the state of a source with its day; without a state nothing is known of it any more."""
    if reason := why_not_ask(state=state, on=on, today=today):
        raise NotPossible(reason, field="on")
    found = SourceUse.objects.of(by.programme).select_for_update().filter(item=item, facet=facet).first()
    use = found or SourceUse(programme=by.programme, item=item, facet=facet)
    before = {"state": use.state} if found else {}
    if not state:
        if found:
            record(Kind.SOURCE_NOTED, by=by.person, programme=by.programme, target=found, before=before)
            found.delete()
        return None
    if put(use, state=state, on=on, note=note):
        after = {"state": state, "on": on.isoformat() if on else ""}
        record(Kind.SOURCE_NOTED, by=by.person, programme=by.programme, target=use, before=before, after=after)
    return use
