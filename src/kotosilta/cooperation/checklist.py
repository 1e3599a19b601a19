"""What the cooperation room has recorded of the checklist: C2.1–C2.7, K4 and K5."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.cooperation.models import GroupKind, Taking
from kotosilta.cooperation.register import groups_of
from kotosilta.cooperation.rules import Standing, what_cooperation_lacks
from kotosilta.cooperation.sectors import OWN, RESIDENTS, sectors
from kotosilta.cooperation.standing import GroupKept, Kept, covered_by, kept_in
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

ROOM = "cooperation/"
GROUP = "cooperation/#group"
# Whom K5 wants to be invited, by sector.
TO_BE_INVITED = ("C2.5a", "C2.5b", "C2.5c")
_ASKED = frozenset({Taking.IN, Taking.INVITED, Taking.DECLINED})


def evidence(programme: Programme) -> Iterator[Evidence]:
    """Everything in this room that speaks for a point of the checklist."""
    kept = kept_in(programme)
    yield from _secured(kept)
    yield from _group(kept.group)
    yield from _sectors(programme, kept)
    yield from _residents(kept)
    yield from _invited(kept)


def _secured(kept: Kept) -> Iterator[Evidence]:
    """C2.1: the rule and its reason stand in `rules.what_cooperation_lacks`."""
    inside, meetings = kept.taking_part(OWN), len(kept.meetings)
    outside = kept.taking_part() - inside
    lacks = what_cooperation_lacks(inside=inside, outside=outside, meetings=meetings)
    if not lacks:
        sentence = Reason(
            "Taking part: %(inside)s of the municipality's own, %(outside)s from outside. Meetings: %(meetings)s.",
            {"inside": inside, "outside": outside, "meetings": meetings},
        )
        yield Evidence("C2.1", "", Strength.FULFILLED, sentence, f"{ROOM}#sectors")
    elif inside or outside or meetings:
        yield Evidence("C2.1", "", Strength.BEGUN, lacks[0], f"{ROOM}#sectors")


def _group(group: GroupKept | None) -> Iterator[Evidence]:
    """C2.2, C2.3 and K4."""
    if group is None:
        return
    if group.kind:
        chosen = Reason("Chosen: %(kind)s.", {"kind": GroupKind(group.kind).label})
        yield Evidence("K4", "", Strength.FULFILLED, chosen, GROUP)
    if group.kind and group.appointed_on:
        sentence = Reason("The group was set up or appointed on %(day)s.", {"day": group.appointed_on})
        yield Evidence("C2.2", "", Strength.FULFILLED, sentence, GROUP)
    elif group.kind or group.described:
        yield Evidence("C2.2", "", Strength.BEGUN, Reason("When the group was set up is not noted yet."), GROUP)
    if group.ready_by and group.ready_agreed_on:
        values = {"ready": group.ready_by, "agreed": group.ready_agreed_on}
        sentence = Reason("The group agreed on %(agreed)s that the programme is ready by %(ready)s.", values)
        yield Evidence("C2.3", "", Strength.FULFILLED, sentence, GROUP)
    elif group.ready_by:
        sentence = Reason("Ready by %(ready)s, but the group has not agreed on it yet.", {"ready": group.ready_by})
        yield Evidence("C2.3", "", Strength.BEGUN, sentence, GROUP)


def _sectors(programme: Programme, kept: Kept) -> Iterator[Evidence]:
    """C2.4–C2.6: each facet by itself; leaving one out for a reason settles it, for they are asked 'as needed'."""
    said = {
        Standing.IN: (Strength.FULFILLED, Reason("Somebody takes part.")),
        Standing.LEFT_OUT: (Strength.FULFILLED, Reason("Left out, with a reason.")),
        Standing.INVITED: (Strength.BEGUN, Reason("Invited; there is no answer yet.")),
        Standing.DECLINED: (Strength.BEGUN, Reason("Invited; the answer was no.")),
    }
    covered = covered_by(programme, kept)
    for sector in sectors(groups_of(programme)):
        standing = covered[sector.id].standing
        if sector.facet and standing in said:
            strength, sentence = said[standing]
            yield Evidence(sector.item, sector.facet, strength, sentence, f"{ROOM}#{sector.id}")


def _residents(kept: Kept) -> Iterator[Evidence]:
    """C2.7: residents take part when a way has begun, they were at a meeting, or a group of theirs is in."""
    begun, met, groups = kept.ways_begun, kept.meetings_with_residents, kept.taking_part(RESIDENTS)
    address = f"{ROOM}#residents"
    if begun or met or groups:
        sentence = Reason(
            "Residents take part. Ways begun: %(ways)s. Meetings with them: %(met)s. Groups of theirs: %(groups)s.",
            {"ways": begun, "met": met, "groups": groups},
        )
        yield Evidence("C2.7", "", Strength.FULFILLED, sentence, address)
    elif kept.ways:
        sentence = Reason("How residents will take part has been thought of, but it has not begun yet.")
        yield Evidence("C2.7", "", Strength.BEGUN, sentence, address)


def _invited(kept: Kept) -> Iterator[Evidence]:
    """K5: being asked is enough, for nobody is obliged to come."""
    asked = {each.sector for each in kept.organisations if each.taking in _ASKED}
    found = [sector for sector in TO_BE_INVITED if sector in asked]
    if len(found) == len(TO_BE_INVITED):
        sentence = Reason("All three have been asked or take part.")
        yield Evidence("K5", "", Strength.FULFILLED, sentence, f"{ROOM}#{TO_BE_INVITED[0]}")
    elif found:
        sentence = Reason("Asked so far: %(asked)s of %(all)s.", {"asked": len(found), "all": len(TO_BE_INVITED)})
        missing = next(sector for sector in TO_BE_INVITED if sector not in asked)
        yield Evidence("K5", "", Strength.BEGUN, sentence, f"{ROOM}#{missing}")
