"""How one can take part: open questions, meetings that residents are told of, and whom one can turn to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.communication.public.look import Look
from kotosilta.cooperation.models import Meeting
from kotosilta.language.days import written_date
from kotosilta.participation.reading import open_questions

Html = SafeString | str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """An open question, where it is answered, and until when."""

    text: Html
    address: str
    until: str


@dataclass(frozen=True, slots=True)
class MeetingShown:
    title: Html
    when: str
    place: str


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the page shows."""
    today = timezone.localdate()
    questions = [
        QuestionShown(each.row.text.html(), each.address, written_date(each.row.closes_on, language))
        for each in open_questions(look.programme, today)
    ]
    return {
        "open_questions": questions,
        "meetings": [_meeting(each, language) for each in _meetings_ahead(look, today)],
        "contact": look.publication.contact.html(),
        "contact_email": look.publication.contact_email,
    }


def _meetings_ahead(look: Look, today: date) -> list[Meeting]:
    """Those that were chosen, are still there, and have not been; the nearest first."""
    if look.publication.pk is None:
        return []
    rows = look.publication.meetings.filter(removed_at=None, programme=look.programme, on__gte=today)
    return list(rows.order_by("on", "starts_at", "pk"))


def _meeting(meeting: Meeting, language: str) -> MeetingShown:
    mark = ":" if language == "en" else "."
    times = "–".join(_clock(each, mark) for each in (meeting.starts_at, meeting.ends_at) if each)
    day = written_date(meeting.on, language)
    when = gettext("%(day)s at %(time)s") % {"day": day, "time": times} if times else day
    return MeetingShown(meeting.title.html(), when, meeting.place)


def _clock(moment: time, mark: str) -> str:
    return f"{moment.hour}{mark}{moment.minute:02}"
