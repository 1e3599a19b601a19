"""The fixed texts of a draft, from the content file `draft.toml`, checked against the checklist and the registers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from kotosilta.content.checklist import Edition
from kotosilta.content.load import load_toml
from kotosilta.content.text import Text

ELEMENTS = tuple(f"D{number}" for number in range(1, 11))
Where = Literal["everywhere", "mainland", "aland"]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to decide on. `ids` are the checklist's points behind it."""

    ids: tuple[str, ...]
    text: Text
    where: Where = "everywhere"


class Remark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What no open figure tells, and where it may be found instead."""

    text: Text
    where: Where = "everywhere"


class ElementTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the ten elements. `write` are prompts of marked places, `asked` roles of authorities."""

    id: str
    purpose: Text
    asked: tuple[str, ...]
    decide: tuple[Question, ...] = ()
    unknown: tuple[Remark, ...] = ()
    write: tuple[Text, ...] = ()


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    figures: Text
    asked: Text
    missing: Text


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row to fill in; `ids` are the checklist's points behind it."""

    ids: tuple[str, ...]
    text: Text


class Responsible(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: Text
    task: Text
    who: Text
    row: tuple[Row, ...]


class Goals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: Text
    caption: Text
    goal: Text
    change: Text
    measure: Text
    owner: Text
    partners: Text
    when: Text
    indicator: Text
    decide: tuple[Question, ...]


class Cooperation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: Text
    partner: Text
    together: Text
    meeting: Text
    sectors: Text
    roles: tuple[str, ...]


class FollowUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: Text
    indicator: Text
    source: Text
    baseline: Text
    interval: Text
    see_comparison: Text
    of_everybody: Text
    of_foreign_language: Text


class Population(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chart: Text
    gap: Text
    dates: Text
    country: Text


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: Text
    chart: Text
    intro: Text
    municipality: Text
    share: Text
    change: Text
    rise: Text
    fall: Text
    noise: Text
    persons: Text
    population: Text
    turnout: Text


class Children(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    caption: Text
    every: Text
    foreign: Text
    share: Text


class Belonging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: Text
    region: Text
    employment_area: Text


class FilledTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around the texts that the rooms of a programme hold."""

    draft: Text
    about: Text
    sample: Text
    sample_about: Text
    ties: Text
    conclusions: Text
    findings: Text
    group: Text
    residents: Text
    seen: Text
    now: Text
    wanted: Text
    by: Text
    indicators: Text
    latest: Text


class DraftTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; see there."""

    title: Text
    joint_title: Text
    first_draft: Text
    description: Text
    finished_description: Text
    about_label: Text
    about: Text
    word: Text
    standing: Text
    standing_of_part: Text
    mixed: Text
    joint: Text
    in_short_label: Text
    in_short: Text
    in_comparison: Text
    labels: Labels
    element: tuple[ElementTexts, ...]
    responsible: Responsible
    goals: Goals
    cooperation: Cooperation
    follow_up: FollowUp
    population: Population
    comparison: Comparison
    children: Children
    belonging: Belonging
    filled: FilledTexts

    def element_of(self, element_id: str) -> ElementTexts:
        """The texts of an element; KeyError for another id."""
        return {each.id: each for each in self.element}[element_id]


@lru_cache(maxsize=1)
def draft_texts() -> DraftTexts:
    """The fixed texts; ContentError for a damaged file."""
    return load_toml("draft.toml", DraftTexts)


def concerns(where: Where, profiles: Iterable[str | None]) -> bool:
    """Whether a text belongs into a draft for municipalities of these profiles (None is the mainland)."""
    return where == "everywhere" or where in {"mainland" if profile is None else profile for profile in profiles}


def in_edition(ids: Iterable[str], edition: Edition) -> bool:
    """Whether an edition of the checklist has at least one of the points."""
    known = {item.id for item in edition.items}
    return any(each in known for each in ids)
