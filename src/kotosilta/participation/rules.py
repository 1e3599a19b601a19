"""When a question may be asked, and which answers are taken; no database, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from kotosilta.reasons import Reason

LONGEST_ANSWER = 2_000
MOST_WAITING = 2_000
LONGEST_OPEN_DAYS = 366


def why_not_asked(texts: Mapping[str, str], languages: Collection[str]) -> Reason | None:
    """Why a question cannot be opened in these texts: it must stand in one of the programme's languages at least."""
    if any(texts.get(language) for language in languages):
        return None
    return Reason("Write the question in one of the programme's own languages too: it stands beside all others.")


def why_not_until(closes_on: date, today: date) -> Reason | None:
    """Why a question cannot take answers until this day."""
    if closes_on < today:
        return Reason("This day has passed. Choose a day that is still to come.")
    if (closes_on - today).days > LONGEST_OPEN_DAYS:
        return Reason("This is more than a year away. Ask for a shorter time: people want to see what came of it.")
    return None


def refusal(text: str, waiting: int) -> str:
    """The key of the door's words that say why an answer is not taken; empty where it is. `text` is tidied."""
    if not text:
        return "empty"
    if len(text) > LONGEST_ANSWER:
        return "too_long"
    return "too_many" if waiting >= MOST_WAITING else ""
