"""The cover of a municipality's page: its names, and the facts that place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.municipalities.model import Municipality
from kotosilta.publicsite.facts import Fact, facts_of


@dataclass(frozen=True, slots=True)
class Place:
    """`other_name` is the second official name of a bilingual municipality, in `other_language`."""

    slug: str
    name: str
    other_name: str
    other_language: str
    facts: Sequence[Fact]


def place_of(municipality: Municipality, language: str, on: date) -> Place:
    """Name and facts; the page's own language comes first, the municipality's other official name beside it."""
    name = municipality.name.in_language(language)
    official = {code: municipality.name.in_language(code) for code in _official_languages(municipality)}
    other = next(((code, text) for code, text in official.items() if text != name), ("", ""))
    return Place(municipality.slug, name, other[1], other[0], facts_of(municipality, language, on))


def _official_languages(municipality: Municipality) -> tuple[str, ...]:
    first = municipality.language_status.first_language
    return (first, "sv" if first == "fi" else "fi") if municipality.language_status.bilingual else (first,)
