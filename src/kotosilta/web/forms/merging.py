"""Merges what two people wrote at once, field by field: as it was opened, as it was sent, as it is stored now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.choices import flatten_choices

from kotosilta.web.forms.opened import Opened, Typed, meaning, typed


class Outcome(StrEnum):
    """Whose value of a field holds."""

    MINE = "mine"
    THEIRS = "theirs"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose after seeing both, bound to the stored value that was shown then."""

    whose: Outcome
    shown: str

    @classmethod
    def read(cls, text: str) -> Choice | None:
        """`mine-<value shown>` or `theirs-<value shown>`; anything else is no choice."""
        whose, _, shown = text.partition("-")
        return cls(Outcome(whose), shown) if whose in {Outcome.MINE, Outcome.THEIRS} else None

    def __str__(self) -> str:
        return f"{self.whose}-{self.shown}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another person wrote since the form was opened, in words, and the choice between that and one's own."""

    shown: str
    mark: str
    input_name: str

    @property
    def mine(self) -> str:
        """Value of the option that keeps one's own."""
        return str(Choice(Outcome.MINE, self.mark))

    @property
    def theirs(self) -> str:
        """Value of the option that takes what is stored; bound to exactly what was shown."""
        return str(Choice(Outcome.THEIRS, self.mark))


@dataclass(frozen=True, slots=True)
class Merged:
    """The data to go on with, fingerprints of what was sent and what is stored, what I changed, what is undecided."""

    data: Any
    sent: Mapping[str, str]
    now: Mapping[str, str]
    changed: frozenset[str]
    conflicts: Mapping[str, Conflict]

    def reopened(self, opened: Opened) -> Opened:
        """With what the page that shows this is opened: the stored values, but what is undecided stays so."""
        marks = {name: opened.marks[name] if name in self.conflicts else now for name, now in self.now.items()}
        return Opened(marks, opened.sitting)


def decide(*, opened: str | None, mine: str, theirs: str, choice: Choice | None = None) -> Outcome:
    """Whose value holds. Without a trustworthy `opened` mine does: what was typed never vanishes without a word."""
    if opened is None or theirs in {mine, opened}:
        return Outcome.MINE
    if opened == mine:
        return Outcome.THEIRS
    if choice and choice.shown == theirs:
        return choice.whose
    return Outcome.CONFLICT


def merge(form: forms.Form, stored: Mapping[str, object], opened: Opened) -> Merged:
    """Merges what was sent to the form with what is stored, by field."""
    sent_data: Any = form.data
    data = sent_data.copy()
    sent: dict[str, str] = {}
    now: dict[str, str] = {}
    conflicts: dict[str, Conflict] = {}
    changed: set[str] = set()
    for name, value in stored.items():
        field, html_name, choosing = form.fields[name], form.add_prefix(name), form.add_prefix(f"choose_{name}")
        untouched = typed(field, value)
        mine = sent[name] = meaning(field, field.widget.value_from_datadict(form.data, form.files, html_name))
        theirs = now[name] = meaning(field, untouched)
        choice = Choice.read(str(form.data.get(choosing, "")))
        match decide(opened=opened.marks.get(name), mine=mine, theirs=theirs, choice=choice):
            case Outcome.THEIRS:
                _put(data, html_name, untouched)
            case Outcome.CONFLICT:
                conflicts[name] = Conflict(_in_words(field, untouched), theirs, choosing)
            case Outcome.MINE if mine != theirs:
                changed.add(name)
    return Merged(data, sent, now, frozenset(changed), conflicts)


def _put(data: Any, name: str, value: Typed) -> None:
    """Puts a value into the data as if the page had sent it."""
    if value is False:
        data.pop(name, None)
    elif isinstance(value, list) and hasattr(data, "setlist"):
        data.setlist(name, value)
    else:
        data[name] = "on" if value is True else value


def _in_words(field: forms.Field, value: Typed) -> str:
    """The value as a person reads it: labels instead of keys. (A tick has two values and is never in conflict.)"""
    choices: list[tuple[Any, Any]] = list(flatten_choices(getattr(field, "choices", ())))
    labels = {str(key): str(label) for key, label in choices}
    values = value if isinstance(value, list) else [str(value)]
    return ", ".join(labels.get(each, each) for each in values)
