"""What stands at the door without an account: its words in the languages of those who answer, and ready questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.load import ContentError, load_toml
from kotosilta.reasons import Reason

FILE = "participation.toml"


class DoorLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language that can be answered in; `reviewed` says whether a native speaker has read the wording."""

    code: str
    name: str
    right_to_left: bool = False
    reviewed: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"


class ReadyQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that can be asked as it is; `id` is the guiding question of the checklist that it serves."""

    key: str
    id: str
    texts: Mapping[str, str]


class _Door(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: tuple[DoorLanguage, ...]
    words: Mapping[str, Mapping[str, str]]
    question: tuple[ReadyQuestion, ...]


@lru_cache(maxsize=1)
def _door() -> _Door:
    """The whole file. ContentError where a text is not there in each of its languages."""
    door = load_toml(FILE, _Door)
    wanted = {each.code for each in door.language}
    texts = {f"words.{key}": words for key, words in door.words.items()}
    texts |= {f"question.{each.key}": each.texts for each in door.question}
    for place, wordings in texts.items():
        if set(wordings) != wanted or not all(wordings.values()):
            why = f"{place}: {', '.join(sorted(wanted.symmetric_difference(wordings))) or 'empty'}"
            raise ContentError(Reason("The content file %(file)s cannot be used: %(why)s", {"file": FILE, "why": why}))
    return door


@lru_cache(maxsize=1)
def door_languages() -> Mapping[str, DoorLanguage]:
    """The languages of the door by code, in the order in which they are offered."""
    return {each.code: each for each in _door().language}


@lru_cache(maxsize=16)
def door_words(language: str) -> Mapping[str, str]:
    """The words of the door in one of its languages, by key; KeyError for any other language."""
    if language not in door_languages():
        raise KeyError(language)
    return {key: wordings[language] for key, wordings in _door().words.items()}


@lru_cache(maxsize=1)
def ready_questions() -> Mapping[str, ReadyQuestion]:
    """The questions that can be asked as they are, by key."""
    return {each.key: each for each in _door().question}
