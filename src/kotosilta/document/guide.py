"""How long the elements shall be, and by which words a text is read, from the content file `writing.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml
from kotosilta.document.rules import Words

WORDS_ON_A_PAGE = 330  # of the PDF, with its headings and lists


class Beginnings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings of words in small letters."""

    services: tuple[str, ...]
    change: tuple[str, ...]


class Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`budget` is a number of words by element; `words` are by language."""

    budget: Mapping[str, int]
    words: Mapping[str, Beginnings]

    @property
    def pages(self) -> int:
        """How many pages of text all elements together may fill."""
        return round(sum(self.budget.values()) / WORDS_ON_A_PAGE)

    def words_of(self, language: str) -> Words:
        """By which a text in this language is read; of a language without any nothing is warned of."""
        found = self.words.get(language)
        return Words(found.services, found.change) if found else Words((), ())


@lru_cache(maxsize=1)
def guide() -> Guide:
    """The file as it stands; ContentError for a damaged one."""
    return load_toml("writing.toml", Guide)


def pages_of(words: int) -> float:
    """About how many pages so many words fill."""
    return words / WORDS_ON_A_PAGE
