"""A long form as one question after the other: each on its own page, saved as one goes on, left and resumed at will."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from kotosilta.language.translated import Translated

BACK, WHOLE, LEAVE = "back", "whole", "leave"


@dataclass(frozen=True, slots=True)
class Question:
    """`key` stands in the address; `names` are the fields of the long form that answer what it `asks`."""

    key: str
    asks: str | Promise
    names: tuple[str, ...]
    why: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its place: its number from 1, how many there are, and those beside it where there are any."""

    question: Question
    number: int
    of: int
    before: Question | None
    after: Question | None

    @property
    def button(self) -> str:
        """What the main button says."""
        return gettext("Save and go on") if self.after else gettext("Save and finish")

    def ways(self) -> Iterator[tuple[str, str]]:
        """The other ways on, as value and words of a button: each saves first, so that none loses what was typed."""
        if self.before:
            yield BACK, gettext("Save and go back")
        yield WHOLE, gettext("Save and see all questions at once")
        if self.after:
            yield LEAVE, gettext("Save and go on another time")

    def then(self, way: str, *, question: str, whole: str, leave: str) -> str:
        """The path to go to after saving: `question` with the next key at its end, or one of the two others."""
        if way == WHOLE:
            return whole
        following = self.before if way == BACK else self.after
        return leave if way == LEAVE or following is None else f"{question}{following.key}/"


def asked(questions: Sequence[Question], key: str) -> Asked | None:
    """The question with this key among its neighbours; None where there is none."""
    for place, question in enumerate(questions):
        if question.key == key:
            before = questions[place - 1] if place else None
            after = questions[place + 1] if place + 1 < len(questions) else None
            return Asked(question, place + 1, len(questions), before, after)
    return None


def unanswered(questions: Sequence[Question], stored: Mapping[str, object]) -> list[Question]:
    """The questions of which nothing is stored, in their order: where somebody who comes back goes on."""
    return [each for each in questions if not any(stored[name] for name in each.names)]


def with_the_rest(values: Mapping[str, Any], stored: Mapping[str, object]) -> dict[str, Any]:
    """What a change of the whole form takes, of the answer to one question: everything else stays as it is stored."""
    return {name: {} if isinstance(value, Translated) else value for name, value in stored.items()} | dict(values)
