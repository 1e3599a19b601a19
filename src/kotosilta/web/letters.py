"""Writes the letters that go out by mail: a template in the receiver's language, whose first line is the subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import override


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body as plain text."""

    subject: str
    body: str


def letter(template: str, language: str, values: Mapping[str, object]) -> Letter:
    """The template filled in `language`. Its first line is the subject, the rest the body."""
    with override(language):
        subject, _, body = render_to_string(template, dict(values)).partition("\n")
    return Letter(subject.strip(), body.strip() + "\n")
