"""What people have said is written down under the question that it answers, without saying who said it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.cooperation.models import Meeting
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import Voice
from kotosilta.situation.room.rules import why_not_these_words


@transaction.atomic
def add_voice(
    *,
    question: str,
    by: Membership,
    text: Mapping[str, str],
    kind: str,
    heard_on: date,
    heard_where: str,
    meeting: Meeting | None,
    today: date,
) -> Voice:
    """A voice heard on a day, at a meeting of the programme or elsewhere."""
    _check(text, heard_where, heard_on, today)
    voice = Voice(programme=by.programme)
    put(
        voice,
        question=question,
        text=text,
        kind=kind,
        heard_on=heard_on,
        heard_where=heard_where,
        meeting=_ours(meeting, by),
    )
    record(Kind.VOICE_ADDED, by=by.person, programme=by.programme, target=voice, after={"kind": kind})
    return voice


@transaction.atomic
def change_voice(
    *,
    voice: Voice,
    by: Membership,
    question: str,
    text: Mapping[str, str],
    kind: str,
    heard_on: date,
    heard_where: str,
    meeting: Meeting | None,
    today: date,
) -> Voice:
    """Writes it down anew, or under another question."""
    _check(text, heard_where, heard_on, today)
    voice = held(voice, by)
    changed = put(
        voice,
        question=question,
        text=text,
        kind=kind,
        heard_on=heard_on,
        heard_where=heard_where,
        meeting=_ours(meeting, by),
    )
    if changed:
        after = {"changed": sorted(changed)}
        record(Kind.VOICE_CHANGED, by=by.person, programme=by.programme, target=voice, after=after)
    return voice


def _check(text: Mapping[str, str], heard_where: str, heard_on: date, today: date) -> None:
    if reason := why_not_these_words(*text.values()):
        raise NotPossible(reason, field="text")
    if reason := why_not_these_words(heard_where):
        raise NotPossible(reason, field="heard_where")
    if heard_on > today:
        raise NotPossible(Reason("This day is still to come. Write the day on which it was done."), field="heard_on")


def _ours(meeting: Meeting | None, by: Membership) -> Meeting | None:
    return held(meeting, by) if meeting else None
