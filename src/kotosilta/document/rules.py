"""Decisions about the text of an element: how long it is, what it reads like, what may be done with it. No database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kotosilta.reasons import Reason

LONGEST_TEXT = 60_000  # characters of one element in one language: some twenty pages, far above every budget
LONGEST_REASON = 500
FEWEST_SERVICES, SERVICES_IN_ALL, SERVICES_WITHOUT_CHANGE = 4, 0.5, 1
FEWEST_REFERENCES_TO_LAW = 3
_LAW = re.compile(r"\d\s*(?:[a-z]\s*)?§|§\s*\d|\b\d{1,4}/(?:19|20)\d\d\b", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$", re.MULTILINE)


class Sign(StrEnum):
    """What a text reads like that the checklist warns of."""

    LISTS_SERVICES = "lists_services"
    RECITES_LAW = "recites_law"


@dataclass(frozen=True, slots=True)
class Words:
    """Beginnings of words, in small letters, by which a text of one language is read."""

    services: Sequence[str]
    change: Sequence[str]


def signs_of(text: str, words: Words) -> list[Sign]:
    """Which of the warnings a text earns; a rule of thumb that never refuses anything."""
    found = []
    if _lists_services(text, words):
        found.append(Sign.LISTS_SERVICES)
    if len(_LAW.findall(text)) >= FEWEST_REFERENCES_TO_LAW:
        found.append(Sign.RECITES_LAW)
    return found


def _lists_services(text: str, words: Words) -> bool:
    """Many points of which most name a service, and next to nothing in the text about what is to change."""
    points = _POINT.findall(text)
    named = [point for point in points if _holds(point, words.services)]
    if len(named) < FEWEST_SERVICES or len(named) < SERVICES_IN_ALL * len(points):
        return False
    return sum(_holds(line, words.change) for line in text.splitlines()) < SERVICES_WITHOUT_CHANGE


def _holds(text: str, beginnings: Sequence[str]) -> bool:
    folded = text.casefold()
    return any(beginning in folded for beginning in beginnings)


class Length(StrEnum):
    """How a text stands to its budget of words."""

    SHORT = "short"
    FITS = "fits"
    OVER = "over"


def length_of(words: int, budget: int) -> Length:
    """Over the budget, or so little that it hardly says anything (a fifth of it)."""
    if words > budget:
        return Length.OVER
    return Length.SHORT if words * 5 < budget else Length.FITS


class Written(StrEnum):
    """How far an element is."""

    LEFT_OUT = "left_out"
    WRITTEN = "written"
    PARTLY = "partly"
    FROM_ROOMS = "from_rooms"


def how_far(*, left_out: bool, languages: Sequence[str], texts: Mapping[str, str]) -> Written:
    """Written means: in every language of the programme."""
    if left_out:
        return Written.LEFT_OUT
    there = [language for language in languages if texts.get(language)]
    if not there:
        return Written.FROM_ROOMS
    return Written.WRITTEN if len(there) == len(languages) else Written.PARTLY


def why_not_leave_out(*, reason: str) -> Reason | None:
    """An element may be left out, but those who read the programme later shall see why."""
    if not reason.strip():
        return Reason("Write in a sentence why this part is left out.")
    return None


def why_not_first_text(*, texts: Mapping[str, str], made: Mapping[str, str]) -> Reason | None:
    """The first text never writes over anything."""
    if not any(made.values()):
        return Reason("The rooms hold nothing for this part yet.")
    if all(texts.get(language) for language in made):
        return Reason("There is a text already. Empty it first if you want to begin again.")
    return None


def why_not_longer(*, text: str) -> Reason | None:
    """A text that would be too long to keep."""
    over = len(text) - LONGEST_TEXT
    if over <= 0:
        return None
    values = {"over": str(over), "limit": str(LONGEST_TEXT)}
    return Reason("The text would be %(over)s characters too long: there is room for %(limit)s in a part.", values)
