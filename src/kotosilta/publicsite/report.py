"""The report on a municipality's page, below its cover: made once for a language and a day, then kept a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string

from kotosilta.content.catalogue import GlossaryTerm
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_slug
from kotosilta.situation.reading import imported_snapshot, picture_of
from kotosilta.situation.shown import sections_of
from kotosilta.situation.telling import BY_GROUP, look_at, tell_findings

# Of those asked for last; each takes about 0.3 MB.
MOST_KEPT = 32


@dataclass(frozen=True, slots=True)
class Report:
    """Finished HTML, in UTF-8 to take less room, and the terms whose explanations its page has to print."""

    html: bytes
    terms: Mapping[str, GlossaryTerm]


def report_of(municipality: Municipality, language: str, on: date) -> Report:
    """Findings and questions in the active language, which has to be `language`. NotPossible without figures."""
    return _kept(imported_snapshot(), municipality.slug, language, on)


@lru_cache(maxsize=MOST_KEPT)
def _kept(_snapshot: str, slug: str, language: str, on: date) -> Report:
    terms: dict[str, GlossaryTerm] = {}
    picture = picture_of(by_slug(slug))
    values = {
        "slug": slug,
        "files": "",  # they stand beside the page
        "files_query": "",
        "by_hand": "",
        "findings": tell_findings(picture, language),
        "sections": sections_of(picture, language, on, look_at(picture, BY_GROUP)),
        "terms_used": terms,
    }
    return Report(render_to_string("publicsite/report.html", values).encode(), terms)
