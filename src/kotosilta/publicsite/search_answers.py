"""Turns matches of the register into lines a person can choose from, with what became of an old name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kotosilta.municipalities.model import Match

EXACT = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a search: where it leads, what it is called, and the old name it was found by, if any."""

    slug: str
    name: str
    other_name: str
    region: str
    former: str
    abolished: int | None
    split: bool
    exact: bool


def answers_for(matches: Sequence[Match], language: str) -> list[Answer]:
    """The matches in the reader's language, in the order the register gave them."""
    return [_answer(match, language) for match in matches]


def the_only_answer(answers: Sequence[Answer]) -> Answer | None:
    """The answer to go to at once: the single exact hit that is no municipality split between several."""
    exact = [answer for answer in answers if answer.exact]
    return exact[0] if len({answer.slug for answer in exact}) == 1 and not exact[0].split else None


def _answer(match: Match, language: str) -> Answer:
    municipality = match.municipality
    name = municipality.name.in_language(language)
    official = (municipality.own_name, municipality.other_name or "")
    return Answer(
        slug=municipality.slug,
        name=name,
        other_name=next((other for other in official if other and other != name), ""),
        region=municipality.region.name.in_language(language),
        former=match.name if match.former else "",
        abolished=match.former.abolished_on.year if match.former else None,
        split=match.split,
        exact=match.score >= EXACT,
    )
