"""The law behind the checklist as dated data, so that an edition refers to rules instead of repeating them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import msgspec

from kotosilta.content.load import load_toml
from kotosilta.content.text import Text


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule in plain words; `where` names the act and section.

    Without `valid_from` it is older than every edition of the checklist, without `valid_to` it is in force. A `bill` is
    no law: it is only kept in view, and nothing may rest on it.
    """

    id: str
    rule: Text
    where: Text
    valid_from: date | None = None
    valid_to: date | None = None
    address: str | None = None
    bill: bool = False


class _Laws(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    law: tuple[Law, ...]


@lru_cache(maxsize=1)
def laws() -> Mapping[str, Law]:
    """All rules by id, in the file's order; ContentError for a damaged file."""
    return {law.id: law for law in load_toml("law.toml", _Laws).law}
