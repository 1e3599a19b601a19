"""The conditions for an early update that are proposed, in the file `update_conditions.toml`."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml
from kotosilta.content.text import Text


class ProposedCondition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A situation in which a programme is looked at anew before its period ends, and how that is decided."""

    key: str
    situation: Text
    decided: Text


class _Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    condition: tuple[ProposedCondition, ...]


@lru_cache(maxsize=1)
def proposed_conditions() -> tuple[ProposedCondition, ...]:
    """All proposals in their order; ContentError for a damaged file."""
    return load_toml("update_conditions.toml", _Conditions).condition
