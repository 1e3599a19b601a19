"""The components of the house by name, with when to use each and when not, and the sample words they are shown with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml
from kotosilta.content.text import Text


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    name: Text


class Component(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`key` names its template in the gallery; `use` says when it fits and when it does not.

    What nobody can use on paper is not `printed`.
    """

    key: str
    group: str
    name: Text
    use: Text
    printed: bool = True


class SampleWord(Text, frozen=True, forbid_unknown_fields=True):
    """A word or sentence for specimens; in Arabic too, to see pages that are written from the right."""

    ar: str


class _Gallery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Group, ...]
    component: tuple[Component, ...]


@lru_cache(maxsize=1)
def groups() -> Mapping[Group, tuple[Component, ...]]:
    """All components under their groups, in the file's order."""
    found = load_toml("gallery.toml", _Gallery)
    return {group: tuple(each for each in found.component if each.group == group.key) for group in found.group}


@lru_cache(maxsize=1)
def sample_words() -> Mapping[str, SampleWord]:
    """The words of the specimens, by key."""
    return load_toml("gallery-words.toml", dict[str, SampleWord])
