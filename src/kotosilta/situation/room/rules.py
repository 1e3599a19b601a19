"""What may be written into the situation picture, and why not: no person is named, no small group can be recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kotosilta.reasons import Reason
from kotosilta.statistics.similar import USUAL_WEIGHT, Trait

USUAL_LIMIT = 5
DAYS_TO_ANSWER = 30
FEWEST_SOURCES = 2

_EMAIL = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\W\d_]{2,}")
# Day, month and year (or the other way round, as in Sweden), the sign of the century, and what tells people apart.
_IDENTITY = re.compile(
    r"(?<!\d)(?:19|20)?(\d{2})(\d{2})(\d{2})\s?[-+\u2010-\u2013\u2212A-FU-Y]\s?\d{3}[0-9A-FHJ-NPR-Y](?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/\u2010-\u2013-])(?:\+|00)?\(?\d(?:[ \u00a0()\u2010-\u2013-]{0,2}\d){6,14}(?!\w)")
_DAY_IN_FIGURES = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2}")


def why_not_these_words(*texts: str) -> Reason | None:
    """What people say is told without them: nobody can be written to, called or looked up by it."""
    for text in texts:
        if _EMAIL.search(text):
            return Reason("There is an e-mail address in this text. Take it out: what is said here names nobody.")
        if any(_is_a_day_of_birth(found) for found in _IDENTITY.finditer(text)):
            return Reason(
                "There is a personal identity code in this text. Take it out: what is said here names nobody."
            )
        if any(_is_a_phone_number(found[0]) for found in _PHONE.finditer(text)):
            return Reason("There seems to be a phone number in this text. Take it out: what is said here names nobody.")
    return None


def _is_a_day_of_birth(found: re.Match[str]) -> bool:
    first, second, third = (int(part) for part in found.groups())
    return (1 <= first <= 31 and 1 <= second <= 12) or (1 <= second <= 12 and 1 <= third <= 31)


def _is_a_phone_number(text: str) -> bool:
    """Begins as numbers are dialled, from abroad or at home; a day in figures or a count does not."""
    begins = text.lstrip("(").startswith(("+", "0")) and not text.startswith("0-")
    return begins and not _DAY_IN_FIGURES.fullmatch(text)


def why_not_ask(*, state: str, on: date | None, today: date) -> Reason | None:
    """Asked is asked on a day, and not on one that is still to come."""
    if state == "asked" and on is None:
        return Reason("Write the day on which it was asked.")
    if on is not None and on > today:
        return Reason("This day is still to come. Write the day on which it was done.")
    return None


def why_not_compare(
    *, similar: bool, weights: Mapping[str, int], chosen: Sequence[str] | None, own: Sequence[str]
) -> tuple[Reason, str] | None:
    """Why a programme cannot be compared like that, and the field that it is about.

    `chosen` are the codes of an own choice, None where that is not what was asked for.
    """
    if similar and not any(weights.get(trait, USUAL_WEIGHT) for trait in Trait):
        return Reason("Nothing counts. Give at least one trait a weight above 0."), "weight_population"
    if chosen is None:
        return None
    if not chosen:
        return Reason("Name at least one municipality."), "chosen"
    if len(own) == 1 and own[0] in chosen:
        return Reason("A municipality cannot be compared with itself. Take it out of the list."), "chosen"
    if len(own) > 1 and set(chosen) <= set(own):
        return Reason("Name at least one municipality that does not take part in the programme."), "chosen"
    return None


def why_not_dismiss(*, why: str) -> Reason | None:
    """A suggestion is dismissed with a reason that others can judge."""
    return None if why.strip() else Reason("Write in a few words why it is no finding here.")


def is_late(*, asked_on: date, today: date) -> bool:
    """Whether an answer has been waited for so long that it is time to ask again."""
    return (today - asked_on).days > DAYS_TO_ANSWER
