"""The words of the field with their explanations, so that a page can explain a term where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from kotosilta.content.catalogue import GlossaryTerm
from kotosilta.content.load import load_toml


class _Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    term: tuple[GlossaryTerm, ...]


@lru_cache(maxsize=1)
def terms() -> tuple[GlossaryTerm, ...]:
    """All terms in the file's order, which goes by theme; ContentError for a damaged file."""
    return load_toml("glossary.toml", _Glossary).term


def term(key: str) -> GlossaryTerm:
    """The term with that key; KeyError for a key the glossary does not have."""
    return _by_key()[key]


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, GlossaryTerm]:
    return {found.key: found for found in terms()}
