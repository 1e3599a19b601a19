"""A short text in the product's three languages, as content files hold it."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["sv", "fi", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "fi", "en")


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All three languages, always; content files without one of them do not load."""

    sv: str
    fi: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language`; an unknown language is a defect of the caller and raises AttributeError."""
        return str(getattr(self, language))
