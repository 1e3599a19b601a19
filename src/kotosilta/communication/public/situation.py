"""The situation as everybody reads it: official figures, conclusions, findings and what they have led to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from kotosilta.communication.models import Page
from kotosilta.communication.public.look import Look
from kotosilta.communication.public.observations import Rests, rests_of
from kotosilta.communication.public.reading import observed
from kotosilta.content.guidance import guiding_questions
from kotosilta.goals.models import Goal
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Conclusion, Finding, Voice
from kotosilta.situation.reading import imported_snapshot, picture_of
from kotosilta.situation.shown import ShownIndicator, section_of

Html = SafeString | str
MAIN_QUESTION = "C3.4"
MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class OfficialShown:
    """The main official figures of one municipality; of several each has its sentences, and drawings only one alone."""

    slug: str
    name: str
    shown: Sequence[ShownIndicator]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A guiding question with what was concluded, and how many voices were heard under it."""

    title: str
    conclusions: Sequence[Html]
    voices: str


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding, what it rests on, and the goals that take it up as pairs of name and address."""

    rests: Rests
    goals: Sequence[tuple[Html, str]]


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the page of the situation shows."""
    programme = look.programme
    return {
        "official": _official(programme, language),
        "questions": _questions(programme, language),
        "findings": _findings(look, language),
    }


def _official(programme: Programme, language: str) -> list[OfficialShown]:
    try:
        snapshot = imported_snapshot()
    except NotPossible:
        return []
    return [_municipality(snapshot, each, language) for each in programme.municipalities()]


def _municipality(snapshot: str, municipality: Municipality, language: str) -> OfficialShown:
    shown = _kept(snapshot, municipality.code, language, timezone.localdate())
    return OfficialShown(municipality.slug, municipality.name.in_language(language), shown)


@lru_cache(maxsize=MOST_KEPT)
def _kept(_snapshot: str, code: str, language: str, on: date) -> tuple[ShownIndicator, ...]:
    """Made once for a language and a day, then kept a while."""
    return tuple(section_of(picture_of(by_code(code)), MAIN_QUESTION, language, on).shown)


def _questions(programme: Programme, language: str) -> list[QuestionShown]:
    """Those that have a conclusion or a voice, in the checklist's order."""
    conclusions: dict[str, list[Html]] = defaultdict(list)
    for each in Conclusion.objects.of(programme):
        if each.text:
            conclusions[each.question].append(each.text.html())
    counted = Voice.objects.of(programme).order_by().values_list("question").annotate(Count("pk"))
    voices = dict(counted)
    return [
        QuestionShown(each.short.in_language(language), conclusions[each.id], _voices(voices.get(each.id, 0)))
        for each in guiding_questions()
        if each.id in conclusions or each.id in voices
    ]


def _voices(count: int) -> str:
    return ngettext("%(count)d voice", "%(count)d voices", count) % {"count": count} if count else ""


def _findings(look: Look, language: str) -> list[FindingShown]:
    """Important ones first; goals are named only where their page is open."""
    rows = observed(Finding.objects.of(look.programme).standing())
    taken = _goals_by_finding(look)
    ordered = sorted(rows, key=lambda each: not each.important)
    return [FindingShown(rests_of(each, language, ""), taken[each.pk]) for each in ordered]


def _goals_by_finding(look: Look) -> dict[int, list[tuple[Html, str]]]:
    found: dict[int, list[tuple[Html, str]]] = defaultdict(list)
    page = look.address_of(Page.GOALS)
    if not page:
        return found
    pairs = Goal.objects.of(look.programme).filter(findings__isnull=False).values_list("findings", "pk", "change")
    for finding, pk, change in pairs:
        found[finding].append((change.html(), f"{page}#goal-{pk}"))
    return found
