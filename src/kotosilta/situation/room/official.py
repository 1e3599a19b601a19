"""What official figures hold for the municipalities of a programme, kept until other figures are imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kotosilta.content.indicator_catalogue import catalogue, offered
from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.reasons import NotPossible
from kotosilta.situation.figures import observations_of
from kotosilta.situation.picture import PeerChoice, Picture, SuggestedFinding
from kotosilta.situation.reading import imported_snapshot, picture_of
from kotosilta.situation.room.comparison import peers_of
from kotosilta.situation.rules import suggest
from kotosilta.situation.telling import FindingTold, tell_findings

MOST_KEPT = 320
FEW = 4  # whole pictures: only for what is asked of the same one right afterwards
Resting = Mapping[str, Any]  # municipality, indicator, and for a suggestion the ids of its observations


@dataclass(frozen=True, slots=True)
class Official:
    """Of one municipality: the questions that have figures of today, and the latest of each."""

    questions: frozenset[str]
    latest: Mapping[str, Observation]


@once_in_a_look
def official_of(programme: Programme) -> Mapping[str, Official]:
    """By the code of each municipality; nothing while no figures have been imported. One query once it is kept."""
    snapshot = _imported(programme)
    return {each.code: _kept(snapshot, each.code) for each in programme.municipalities()} if snapshot else {}


@once_in_a_look
def suggested_of(programme: Programme) -> Mapping[str, Mapping[str, SuggestedFinding]]:
    """The suggested findings by the code of each municipality and by key; compared as the programme has chosen."""
    snapshot = _imported(programme)
    if not snapshot:
        return {}
    peers = peers_of(programme)
    return {each.code: _suggested(snapshot, each.code, peers) for each in programme.municipalities()}


def questions_with_figures(official: Mapping[str, Official]) -> frozenset[str]:
    """The guiding questions to which any of the municipalities has official figures of today."""
    return frozenset().union(*(each.questions for each in official.values()))


def suggestions_of(programme: Programme, language: str) -> dict[str, FindingTold]:
    """Every suggested finding in words, by its key; municipality by municipality in the order of the programme."""
    snapshot = _imported(programme)
    if not snapshot:
        return {}
    peers = peers_of(programme)
    found: dict[str, FindingTold] = {}
    for each in programme.municipalities():
        found |= _told(snapshot, each.code, peers, language)
    return found


def key_of(finding: SuggestedFinding, code: str) -> str:
    """What a suggestion is remembered by: the rule it comes from, the series that it found, and the municipality."""
    series = f".{finding.indicator}" if finding.indicator else ""
    return f"{finding.kind}.{finding.variant}{series}/{code}"


def resting_on(finding: SuggestedFinding, code: str) -> list[Resting]:
    """The official series behind a suggestion, as a finding keeps them.

    `observations` are the single ones that its numbers are made of, those of others that it was compared with included.
    """
    figures: dict[str, list[Figure]] = {}
    for each in finding.figures.values():
        # What is expected of somebody is no series of its own, and stands under one.
        key = each.indicator if each.indicator in catalogue() else finding.indicator
        if key:
            figures.setdefault(key, []).append(each)
    return [
        {"municipality": code, "indicator": key, "observations": list(observations_of(found))}
        for key, found in figures.items()
    ]


def with_observations(chosen: Sequence[Resting], suggested: Sequence[Resting]) -> list[Resting]:
    """What somebody lets a finding rest on, with the single observations where the suggestion names them."""
    known = {(each["municipality"], each["indicator"]): each for each in suggested}
    return [dict(known.get((each["municipality"], each["indicator"]), each)) for each in chosen]


@once_in_a_look
def _imported(_programme: Programme) -> str:
    """Which snapshot the store holds; "" while there is none."""
    try:
        return imported_snapshot()
    except NotPossible:
        return ""


@lru_cache(maxsize=FEW)
def _picture(_snapshot: str, code: str, peers: PeerChoice) -> Picture:
    return picture_of(by_code(code), peers)


@lru_cache(maxsize=MOST_KEPT)
def _kept(snapshot: str, code: str) -> Official:
    picture = _picture(snapshot, code, PeerChoice())
    today = [key for key, each in offered(picture.own).items() if not each.history and key in picture.own]
    latest = {key: seen for key in today if (seen := picture.own[key].latest)}
    answered = frozenset(question for key in latest for question in catalogue()[key].questions)
    return Official(answered, latest)


@lru_cache(maxsize=MOST_KEPT)
def _suggested(snapshot: str, code: str, peers: PeerChoice) -> Mapping[str, SuggestedFinding]:
    return {key_of(each, code): each for each in suggest(_picture(snapshot, code, peers))}


@lru_cache(maxsize=MOST_KEPT)
def _told(snapshot: str, code: str, peers: PeerChoice, language: str) -> dict[str, FindingTold]:
    told = tell_findings(_picture(snapshot, code, peers), language)
    return {key_of(each.finding, code): each for each in told}
