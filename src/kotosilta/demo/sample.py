"""The shape of a sample programme's file: what people would have written, with days counted from the day it is made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml

Texts = Mapping[str, str]
FILES = ("raseborg", "pargas", "sydosterbotten", "rovaniemi")


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all parts share: a field that the file does not know stops the making."""


class Setup(_Part, frozen=True, kw_only=True):
    authority: Texts
    role: Texts
    form: str
    fellowship: str
    reason: Texts


class Engaged(_Part, frozen=True, kw_only=True):
    timetable: Texts
    process: Texts
    carrying_out: Texts


class Contact(_Part, frozen=True, kw_only=True):
    days_ago: int
    about: Texts
    answer: Texts = {}


class Group(_Part, frozen=True, kw_only=True):
    kind: str
    name: Texts
    task: Texts
    time_needed: Texts
    appointed_days_ago: int
    ready_in_days: int | None = None
    agreed_days_ago: int | None = None


class Organisation(_Part, frozen=True, kw_only=True):
    key: str
    sector: str
    name: Texts
    taking: str
    left_out_why: Texts = {}


class Way(_Part, frozen=True, kw_only=True):
    how: Texts
    whom: Texts
    days_ago: int


class Meeting(_Part, frozen=True, kw_only=True):
    key: str
    kind: str
    title: Texts
    days_ago: int
    place: str
    agenda: Texts
    notes: Texts
    decisions: Texts = {}
    residents: bool = False
    task: Texts = {}
    task_in_days: int = 0


class Voice(_Part, frozen=True, kw_only=True):
    key: str
    question: str
    kind: str
    days_ago: int
    text: Texts
    meeting: str = ""


class Given(_Part, frozen=True, kw_only=True):
    """An answer to an open question: `voice` is what it became, `left_out` why it did not; it waits without either."""

    language: str
    text: str
    days_ago: int
    voice: Texts = {}
    left_out: str = ""


class Asked(_Part, frozen=True, kw_only=True):
    """An open question out of the ready ones, by its key."""

    ready: str
    opened_days_ago: int
    open_for_days: int
    answer: tuple[Given, ...] = ()
    outcome: Texts = {}


class Conclusion(_Part, frozen=True, kw_only=True):
    question: str
    facet: str = ""
    text: Texts


class Source(_Part, frozen=True, kw_only=True):
    item: str
    facet: str
    state: str
    days_ago: int


class Finding(_Part, frozen=True, kw_only=True):
    key: str
    question: str
    text: Texts
    tone: str
    theme: str = ""
    important: bool = False
    official: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


class Answer(_Part, frozen=True, kw_only=True):
    question: str
    text: Texts


class Goal(_Part, frozen=True, kw_only=True):
    key: str
    theme: str
    findings: tuple[str, ...]
    set_at: str
    by_year: int
    change: Texts
    now: Texts
    wanted: Texts
    plans: Mapping[str, Texts] = {}


class Measure(_Part, frozen=True, kw_only=True):
    goal: str
    title: Texts
    owner: str
    partners: tuple[str, ...]
    begins_in_days: int
    ends_in_days: int
    state: str = "planned"
    told: Texts = {}


class Indicator(_Part, frozen=True, kw_only=True):
    goal: str
    title: Texts
    definition: Texts
    measured: str
    source_kind: str
    source: Texts
    interval: str
    example: str = ""
    own_unit: Texts = {}
    official: str = ""
    direction: str = ""


class Section(_Part, frozen=True, kw_only=True):
    """An element of the document, in the light markup of its text; `facets` are the parts that it covers."""

    element: str
    text: Texts
    facets: tuple[str, ...] = ()


class Decided(_Part, frozen=True, kw_only=True):
    municipality: str
    days_ago: int
    outcome: str
    note: Texts = {}


class Version(_Part, frozen=True, kw_only=True):
    name: str
    named_days_ago: int
    decided: tuple[Decided, ...] = ()


class FollowedUp(_Part, frozen=True, kw_only=True):
    """How it is followed up; `conditions` are keys of proposals, `met` what followed when the first was met."""

    who: Texts
    conditions: tuple[str, ...] = ()
    met: Texts = {}
    met_days_ago: int = 0
    first_year: Texts = {}


class Told(_Part, frozen=True, kw_only=True):
    """What is told: stages (points of the checklist) that were told already, and the pages that are published."""

    brief: Texts
    contact: Texts
    done: tuple[str, ...] = ()
    done_days_ago: int = 0
    published: tuple[str, ...] = ()


class FirstPicture(_Part, frozen=True, kw_only=True):
    """The situation picture that was frozen when the work began, with the figures that there were then."""

    name: str
    days_ago: int


class Sample(_Part, frozen=True, kw_only=True):
    """A whole sample programme; `taking_part` are the points of C2 whose proposed organisations take part."""

    municipalities: tuple[str, ...]
    first_year: int
    last_year: int
    title: Texts
    begun_days_ago: int = 130
    decision_in_days: int | None = None
    taking_part: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
    first_picture: FirstPicture | None = None
    dismissed: str = ""
    setup: Setup | None = None
    engaged: Engaged | None = None
    contact: Contact | None = None
    group: Group | None = None
    organisation: tuple[Organisation, ...] = ()
    way: tuple[Way, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    voice: tuple[Voice, ...] = ()
    asked: tuple[Asked, ...] = ()
    conclusion: tuple[Conclusion, ...] = ()
    source: tuple[Source, ...] = ()
    finding: tuple[Finding, ...] = ()
    answer: tuple[Answer, ...] = ()
    goal: tuple[Goal, ...] = ()
    measure: tuple[Measure, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    section: tuple[Section, ...] = ()
    left_out: Mapping[str, Texts] = {}
    version: Version | None = None
    followed_up: FollowedUp | None = None
    told: Told | None = None


@lru_cache(maxsize=1)
def samples() -> Mapping[str, Sample]:
    """All of them by the names of their files, the furthest first; ContentError names a file that does not fit."""
    return {name: load_toml(f"demo/{name}.toml", Sample) for name in FILES}
