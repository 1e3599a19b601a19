"""The bodies of each municipality, how they are engaged (C1.3), and when the programme comes up there (K1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.process import rules
from kotosilta.process.changes.refusing import check
from kotosilta.process.models import ONE_OF_EACH, Body, BodyKind, BodyMeeting, MeetingPurpose
from kotosilta.process.proposals import proposed_name
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.rows import held, put


@transaction.atomic
def take_up_bodies(*, by: Membership) -> list[Body]:
    """The council and the executive of every municipality, where they are not there yet; the council decides.

    Which body decides follows from the municipality's own regulations (L7): people change it where it is another.
    """
    programme = _held_programme(by)
    there = set(Body.objects.of(programme).values_list("part_id", "kind"))
    made = []
    for part in Part.objects.of(programme):
        for kind in ONE_OF_EACH:
            if (part.pk, kind) not in there:
                body = Body(programme=programme, part=part)
                names = proposed_name(part.municipality, kind, programme.languages)
                put(body, kind=kind, name=names, decides=kind is BodyKind.COUNCIL)
                record(Kind.BODY_ADDED, by=by.person, programme=programme, target=body, after={"kind": kind})
                made.append(body)
    return made


@transaction.atomic
def add_body(
    *,
    by: Membership,
    part: Part,
    kind: str,
    name: Mapping[str, str],
    decides: bool,
    in_timetable: Mapping[str, str],
    in_process: Mapping[str, str],
    in_carrying_out: Mapping[str, str],
) -> Body:
    """A body that takes part, and how it is engaged in the timetable, the process and the carrying out."""
    programme = _held_programme(by)
    part = held(part, by)
    _check_kind(programme, part, kind)
    body = Body(programme=programme, part=part)
    put(
        body,
        kind=kind,
        name=name,
        decides=decides,
        in_timetable=in_timetable,
        in_process=in_process,
        in_carrying_out=in_carrying_out,
    )
    record(Kind.BODY_ADDED, by=by.person, programme=programme, target=body, after={"kind": kind, "decides": decides})
    return body


@transaction.atomic
def describe_body(
    *,
    body: Body,
    by: Membership,
    kind: str,
    name: Mapping[str, str],
    decides: bool,
    in_timetable: Mapping[str, str],
    in_process: Mapping[str, str],
    in_carrying_out: Mapping[str, str],
) -> Body:
    """Tells anew what the body is called, whether it decides and how it is engaged."""
    programme = _held_programme(by)
    body = held(body, by)
    _check_kind(programme, body.part, kind, other_than=body)
    deciding = BodyMeeting.objects.of(programme).filter(body=body, purpose=MeetingPurpose.DECIDES)
    check(rules.why_not_leave_decision(decides=decides, meetings=deciding.values_list("on", flat=True)))
    before = {"decides": body.decides}
    changed = put(
        body,
        kind=kind,
        name=name,
        decides=decides,
        in_timetable=in_timetable,
        in_process=in_process,
        in_carrying_out=in_carrying_out,
    )
    if changed:
        after = {"decides": decides}
        record(Kind.BODY_CHANGED, by=by.person, programme=programme, target=body, before=before, after=after)
    return body


@transaction.atomic
def add_body_meeting(*, body: Body, by: Membership, on: date, purpose: str) -> BodyMeeting:
    """A meeting of the body at which the programme comes up; where it decides, the body becomes one that decides."""
    body = held(body, by)
    _check_day(body, by.programme, on, others=[])
    meeting = BodyMeeting(body=body)
    put(meeting, on=on, purpose=purpose)
    _decides_where_it_decides(meeting)
    after = {"on": on.isoformat(), "purpose": purpose}
    record(Kind.BODY_MEETING_ADDED, by=by.person, programme=by.programme, target=meeting, after=after)
    return meeting


@transaction.atomic
def describe_body_meeting(*, meeting: BodyMeeting, by: Membership, on: date, purpose: str) -> BodyMeeting:
    """Another day, or another purpose."""
    meeting = held(meeting, by)
    _check_day(held(meeting.body, by), by.programme, on, others=[meeting.pk])
    before = {"on": meeting.on.isoformat(), "purpose": meeting.purpose}
    if put(meeting, on=on, purpose=purpose):
        _decides_where_it_decides(meeting)
        after = {"on": on.isoformat(), "purpose": purpose}
        record(
            Kind.BODY_MEETING_CHANGED, by=by.person, programme=by.programme, target=meeting, before=before, after=after
        )
    return meeting


def _held_programme(by: Membership) -> Programme:
    """Held, so that two people do not add the same body at once."""
    return Programme.objects.select_for_update().get(pk=by.programme.pk)


def _check_kind(programme: Programme, part: Part, kind: str, other_than: Body | None = None) -> None:
    others = Body.objects.of(programme).filter(part=part, kind=kind).exclude(pk=other_than.pk if other_than else None)
    check(rules.why_not_body(only_one=kind in ONE_OF_EACH, there_already=others.exists()))


def _check_day(body: Body, programme: Programme, on: date, others: Sequence[int]) -> None:
    taken = BodyMeeting.objects.of(programme).filter(body=body, on=on).exclude(pk__in=others).exists()
    period = {"first_year": programme.first_year, "last_year": programme.last_year}
    check(rules.why_not_meet(on=on, taken=taken, **period))


def _decides_where_it_decides(meeting: BodyMeeting) -> None:
    if meeting.purpose == MeetingPurpose.DECIDES:
        put(meeting.body, decides=True)
