"""What official figures hold for the municipalities of a programme, kept until other figures are imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kotosilta.content.indicator_catalogue import catalogue, offered
from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.picture import SuggestedFinding
from kotosilta.situation.reading import imported_snapshot, picture_of
from kotosilta.situation.rules import suggest
from kotosilta.situation.telling import FindingTold, tell_findings

MOST_KEPT = 320


@dataclass(frozen=True, slots=True)
class Official:
    """Of one municipality: the questions that have figures of today, the latest of each, the suggestions by key."""

    questions: frozenset[str]
    latest: Mapping[str, Observation]
    suggestions: Mapping[str, SuggestedFinding]


@once_in_a_look
def official_of(programme: Programme) -> Mapping[str, Official]:
    """By the code of each municipality; nothing while no figures have been imported. One query once it is kept."""
    try:
        snapshot = imported_snapshot()
    except NotPossible:
        return {}
    return {each.code: _kept(snapshot, each.code) for each in programme.municipalities()}


def questions_with_figures(official: Mapping[str, Official]) -> frozenset[str]:
    """The guiding questions to which any of the municipalities has official figures of today."""
    return frozenset().union(*(each.questions for each in official.values()))


def suggestions_of(programme: Programme, language: str) -> dict[str, FindingTold]:
    """Every suggested finding in words, by its key; municipality by municipality in the order of the programme."""
    try:
        snapshot = imported_snapshot()
    except NotPossible:
        return {}
    found: dict[str, FindingTold] = {}
    for each in programme.municipalities():
        found |= _told(snapshot, each.code, language)
    return found


def key_of(finding: SuggestedFinding, code: str) -> str:
    """What a suggestion is remembered by: the rule it comes from, and the municipality."""
    return f"{finding.kind}.{finding.variant}/{code}"


def resting_on(finding: SuggestedFinding, code: str) -> list[dict[str, str]]:
    """The official observations behind a suggestion, as a finding keeps them."""
    figures: list[Figure] = list(finding.figures.values())
    keys = dict.fromkeys(each.indicator for each in figures if each.indicator in catalogue())
    return [{"municipality": code, "indicator": key} for key in keys]


@lru_cache(maxsize=MOST_KEPT)
def _kept(_snapshot: str, code: str) -> Official:
    picture = picture_of(by_code(code))
    today = [key for key, each in offered(picture.own).items() if not each.history and key in picture.own]
    latest = {key: seen for key in today if (seen := picture.own[key].latest)}
    answered = frozenset(question for key in latest for question in catalogue()[key].questions)
    return Official(answered, latest, {key_of(each, code): each for each in suggest(picture)})


@lru_cache(maxsize=MOST_KEPT)
def _told(_snapshot: str, code: str, language: str) -> dict[str, FindingTold]:
    told = tell_findings(picture_of(by_code(code)), language)
    return {key_of(each.finding, code): each for each in told}
