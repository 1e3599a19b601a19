"""Prepares what the room shows of its meetings and tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.cooperation.letter import Gathering, gathering_in_words
from kotosilta.cooperation.models import Meeting, Task
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Membership, Programme
from kotosilta.web.forms.times import written_time
from kotosilta.web.page import page_language


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """One meeting with when and where it is, in words."""

    meeting: Meeting
    when: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings that are ahead, the next one first, and those that were, the latest first."""

    ahead: Sequence[MeetingShown]
    past: Sequence[MeetingShown]


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task with who does it, by when and since when it is done, in words; empty where that is not known."""

    task: Task
    who: str
    due_on: str
    done_on: str
    late: bool
    own: bool


def calendar_of(programme: Programme, on: date) -> Calendar:
    """All meetings of a programme as they stand on a day; one of today is still ahead."""
    meetings = [MeetingShown(each, when_in_words(each)) for each in Meeting.objects.of(programme)]
    ahead = [each for each in reversed(meetings) if each.meeting.on >= on]
    return Calendar(ahead, [each for each in meetings if each.meeting.on < on])


def when_in_words(meeting: Meeting) -> str:
    """Day, time from and to, and place, as far as they are known, in the page's language."""
    language = page_language()
    words = gathering_in_words(Gathering(meeting.on, meeting.starts_at, ""), language)
    if meeting.ends_at:
        words += f"–{written_time(meeting.ends_at, language)}"
    return ", ".join(each for each in (words, meeting.place) if each)


def open_tasks_of(reader: Membership, on: date) -> list[TaskShown]:
    """What is still to be done, the first due first; what has no day comes last."""
    tasks = Task.objects.of(reader.programme).open().select_related("meeting", "owner", "member__person")
    return shown(sorted(tasks, key=lambda each: (each.due_on is None, each.due_on or on, each.pk)), reader, on)


def tasks_of(meeting: Meeting, reader: Membership, on: date) -> list[TaskShown]:
    """What was agreed at a meeting, what is open first."""
    tasks = Task.objects.of(reader.programme).filter(meeting=meeting).select_related("owner", "member__person")
    return shown(sorted(tasks, key=lambda each: (each.done_on is not None, each.pk)), reader, on)


def shown(tasks: Sequence[Task], reader: Membership, on: date) -> list[TaskShown]:
    """The tasks in the page's language; `on` is today."""
    language = page_language()
    return [
        TaskShown(
            task,
            owner_of(task),
            day_or_nothing(task.due_on, language),
            day_or_nothing(task.done_on, language),
            task.done_on is None and task.due_on is not None and task.due_on < on,
            task.is_of(reader),
        )
        for task in tasks
    ]


def owner_of(task: Task) -> str:
    """Who does it; empty where nobody has been named."""
    if task.owner and task.owner.removed_at is None:
        return task.owner.name
    return task.member.person.called() if task.member else ""


def day_or_nothing(day: date | None, language: str) -> str:
    """The day in figures, empty for none."""
    return written_date(day, language) if day else ""
