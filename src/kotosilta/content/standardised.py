"""Which figures are held against what would be expected of the municipality's own people, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

import msgspec

from kotosilta.content.guidance import named_by_key, places, which_exist
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.load import load_toml
from kotosilta.content.text import LANGUAGES, Text

FILE = "standardised.toml"
SENTENCES: Mapping[str, frozenset[str]] = {
    "above": frozenset({"municipality", "year", "what", "own", "expected", "low", "high"}),
    "below": frozenset({"municipality", "year", "what", "own", "expected", "low", "high"}),
    "not_distinguishable": frozenset({"municipality", "year", "what", "own", "expected", "low", "high"}),
    "too_small": frozenset({"municipality", "year", "what"}),
    "not_comparable": frozenset({"municipality", "year", "what", "covered"}),
    "meaning": frozenset({"by"}),
    "left_out": frozenset({"covered"}),
}


class CountedIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The series that hold a number: those of `indicator` whose group has `part` in its name (any, where empty)."""

    indicator: str
    part: str = ""


class Standardised(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A share that is compared with what the country's rates would give for the municipality's own people.

    It stands under the indicator `stands_under`. The cells are all groups of `persons` whose names have as many parts
    as `by` names variables, the parts `among` among them, and an age within `ages`; those of `having` have the
    property. `what` says in a sentence what the share is of whom, `cells` by what the people are divided.
    """

    key: str
    stands_under: str
    persons: CountedIn
    having: CountedIn
    by: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    among: tuple[str, ...] = ()
    ages: tuple[int, int]
    what: Text
    cells: Text


class _File(msgspec.Struct, forbid_unknown_fields=True):
    standardised: tuple[Standardised, ...]
    sentence: dict[str, Text]


@lru_cache(maxsize=1)
def _file() -> _File:
    found = load_toml(FILE, _File)
    for each in found.standardised:
        named = {each.stands_under, each.persons.indicator, each.having.indicator}
        which_exist(FILE, each.key, named, catalogue())
    which_exist(FILE, "sentence", found.sentence, SENTENCES)
    which_exist(FILE, "sentence", SENTENCES, found.sentence)
    for key, text in found.sentence.items():
        for language in LANGUAGES:
            which_exist(FILE, key, places(text.in_language(language)), SENTENCES[key])
    return found


def standardised() -> Mapping[str, Standardised]:
    """All of them by key; ContentError for a file that does not fit or names what does not exist."""
    return named_by_key(FILE, _file().standardised)


def standardised_under(indicator: str) -> tuple[Standardised, ...]:
    """Those that stand under the indicator, in the order of the file."""
    return tuple(each for each in standardised().values() if each.stands_under == indicator)


def words_of_expected() -> Mapping[str, Text]:
    """The sentences about expected and actual, by what came of it."""
    return _file().sentence
