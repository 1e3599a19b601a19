"""Puts a reason into a language: the one bridge from `Reason` to the message catalogues."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, gettext, override

from kotosilta.language.days import written_date
from kotosilta.reasons import Reason


def in_words(reason: Reason, language: str | None = None) -> str:
    """The sentence in `language`, or in the active one; reasons and days among its values are put into it as well."""
    chosen = language or get_language() or "en"
    with override(chosen):
        return gettext(reason.message) % {name: _said(value, chosen) for name, value in reason.values.items()}


def _said(value: object, language: str) -> object:
    match value:
        case Reason():
            return in_words(value, language)
        case date():
            return written_date(value, language)
        case _:
            return value
