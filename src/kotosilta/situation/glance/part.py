"""What the page of all figures shows, in the room and openly alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext

from kotosilta.content.guidance import QUESTIONS
from kotosilta.language.said import in_words
from kotosilta.municipalities.model import Municipality
from kotosilta.situation.glance.rows import Glance
from kotosilta.situation.glance.shown import counts, others_called, others_named, questions_shown
from kotosilta.situation.glance.ways_here import Addresses


@dataclass(frozen=True, slots=True)
class Place:
    """The municipality whose figures they are, by the name of the page's language, and its region."""

    slug: str
    name: str
    region: str


def glance_part(glance: Glance, asked: str, addresses: Addresses, language: str, *, here: str = "") -> dict[str, Any]:
    """The values of the page in the active language, which has to be `language`.

    `asked` is the id of one question or anything else for all; `here` is the query that the page keeps (`of=…`).
    """
    known = asked if asked in QUESTIONS else ""
    every = [each.question for each in glance.questions]
    return {
        "questions": questions_shown(glance, known, addresses, language),
        "every_question": [
            {"id": each.id, "short": each.short.in_language(language), "query": _query(here, each.id)} for each in every
        ],
        "asked": known,
        "here": _query(here, ""),
        "counts": counts(glance),
        "said": in_words(glance.said, language),
        "place": place_of(glance.municipality, language),
        "others": others_named(glance, language),
        "others_called": others_called(glance),
        "country_name": gettext("Whole country"),
        "beside_called": gettext("Beside the middle"),
        "nothing": _nothing(),
    }


def place_of(municipality: Municipality, language: str) -> Place:
    """Names of the municipality and its region."""
    name, region = municipality.name.in_language(language), municipality.region.name.in_language(language)
    return Place(municipality.slug, name, region)


def _nothing() -> str:
    """A cell without a figure: a dash to look at, words to hear."""
    return format_html('<span aria-hidden="true">–</span><span class="visually-hidden">{}</span>', gettext("not known"))


def _query(kept: str, question: str) -> str:
    parts = [part for part in (kept, f"question={question}" if question else "") if part]
    return f"?{'&'.join(parts)}" if parts else "?"
