"""Remembers in the page itself with which values a form was opened: as fingerprints, signed."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from hashlib import blake2b

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Model

SIGNED_FOR = "kotosilta.web.forms.opened"
FINGERPRINT_BYTES = 12

Typed = str | bool | list[str]


def typed(of: forms.Field, value: object) -> Typed:
    """What an untouched page sends back for the stored `value`."""
    shown = of.prepare_value(value)
    if isinstance(of.widget, forms.CheckboxInput):
        return bool(shown)
    if getattr(of.widget, "allow_multiple_selected", False):
        return [str(each) for each in shown or ()]
    return "" if shown is None else str(shown)


def meaning(of: forms.Field, sent: object) -> str:
    """Fingerprint of what was sent: the same for `24.11.2026` and `2026-11-24`, for tidy text and text as pasted."""
    try:
        value = _plain(of.clean(sent))
    except ValidationError:
        value = ["cannot be read", str(sent or "")]
    return fingerprint(value)


def fingerprint(value: object) -> str:
    """A short text that stands for the value, of anything that JSON can hold."""
    written = json.dumps(value, ensure_ascii=True, sort_keys=True).encode()
    return urlsafe_b64encode(blake2b(written, digest_size=FINGERPRINT_BYTES).digest()).decode()


def _plain(value: object) -> object:
    match value:
        case Enum():
            return str(value.value)
        case Model():
            return str(value.pk)
        case Decimal():
            return f"{value.normalize():f}"
        case str():
            return value
        case Iterable():
            return sorted(str(_plain(each)) for each in value)
        case _:
            return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a page carries: fingerprints of the values it was opened with, by field; what was saved since, by text.

    `sitting` holds, for each translated text, what `Translated.sitting` says about what this page has saved so far.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    sitting: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Opened:
        """From the hidden field; nothing is known where the text is absent or was not made here."""
        try:
            marks, sitting = signing.loads(text, salt=SIGNED_FOR)
        except signing.BadSignature:
            return cls()
        return cls(marks, sitting)

    def signed(self) -> str:
        """For the hidden field."""
        return signing.dumps([self.marks, self.sitting], salt=SIGNED_FOR, compress=True)
