"""The invitation as a letter: who asks, for what, how much time it takes, and the link to answer at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext, override

from kotosilta.content.text import Text
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.web.forms.times import written_time
from kotosilta.web.letters import Letter


@dataclass(frozen=True, slots=True)
class Gathering:
    """When and where the group meets next."""

    on: date
    starts_at: time | None
    place: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an invited person has to know; the letter and the page of the link say the same.

    `asker` is who asks for the `authority`, `reply_to` where they are reached.
    """

    name: str
    organisation: Translated
    title: Translated
    period: str
    municipalities: tuple[Text, ...]
    group: Translated
    task: Translated
    time_needed: Translated
    asker: str
    authority: Translated | None
    reply_to: str
    next_meeting: Gathering | None
    sample: bool


def letter(asked: Asked, *, language: str, address: str, ends_on: date, greeting: str, reminder: bool) -> Letter:
    """The letter in the contact's language. `greeting` are words of one's own, empty for none."""
    with override(language):
        paragraphs = [
            gettext("Hello %(name)s,") % {"name": asked.name},
            gettext("This is a sample: nobody real has written it.") if asked.sample else "",
            greeting,
            gettext("We have not had your answer yet, so we ask once more.") if reminder else "",
            gettext("Would you join the cooperation group for this programme?"),
            "\n".join(f"{label}: {text}" for label, text in facts(asked, language)),
            gettext("Say yes or no here. You need no account, and it takes a minute:"),
            address,
            gettext("The link is meant for you and works until %(day)s. You can change your answer until then.")
            % {"day": written_date(ends_on, language)},
            gettext("Questions? Write to %(address)s.") % {"address": asked.reply_to} if asked.reply_to else "",
            "\n".join((gettext("Kind regards,"), *signature(asked))),
        ]
        return Letter(_subject(asked, reminder=reminder), "\n\n".join(each for each in paragraphs if each) + "\n")


def facts(asked: Asked, language: str) -> list[tuple[str, Translated | str]]:
    """What the invited person needs for saying yes or no, each with its label; in the active language."""
    municipalities = ", ".join(each.in_language(language) for each in asked.municipalities)
    pairs: list[tuple[str, Translated | str]] = [
        (gettext("Programme"), asked.title),
        (gettext("Period"), asked.period),
        (gettext("Municipality"), municipalities),
        (gettext("You would speak for"), asked.organisation),
        (gettext("Group"), asked.group),
        (gettext("What the group does"), asked.task),
        (gettext("Time it takes"), asked.time_needed),
        (gettext("Next meeting"), gathering_in_words(asked.next_meeting, language) if asked.next_meeting else ""),
    ]
    return [(label, text) for label, text in pairs if text]


def signature(asked: Asked) -> tuple[str, ...]:
    """Who asks, and for which authority, as far as that is known."""
    return tuple(str(each) for each in (asked.asker, asked.authority) if each)


def gathering_in_words(meeting: Gathering, language: str) -> str:
    """Day, time and place, as far as they are known; in the active language."""
    clock = gettext("at %(time)s") % {"time": written_time(meeting.starts_at, language)} if meeting.starts_at else ""
    when = " ".join(each for each in (written_date(meeting.on, language), clock) if each)
    return ", ".join(each for each in (when, meeting.place) if each)


def _subject(asked: Asked, *, reminder: bool) -> str:
    values = {"title": asked.title}
    if reminder:
        return gettext("Reminder: will you join the group? %(title)s") % values
    return gettext("Will you join the group? %(title)s") % values
