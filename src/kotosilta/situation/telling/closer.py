"""The further drawings of an indicator, in the order of a page; no more are made than were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kotosilta.content.catalogue import Indicator
from kotosilta.situation.picture import Picture
from kotosilta.situation.surroundings import NOTHING_AROUND, Surroundings, surroundings_of
from kotosilta.situation.telling import beside_others, dots, expected, funnel, groups, map_of_shares
from kotosilta.situation.telling.told import Closer

# By the key of the drawing.
_Teller = Callable[[Picture, Indicator, Surroundings, str], Closer | None]
_TELLERS: dict[str, _Teller] = {
    groups.BY_SEX: lambda picture, indicator, _around, language: groups.by_sex(picture, indicator, language),
    groups.PYRAMID: lambda picture, indicator, _around, language: groups.pyramid(picture, indicator, language),
    beside_others.KEY: lambda picture, indicator, _, language: beside_others.beside_others(
        picture, indicator, language
    ),
    dots.KEY: lambda picture, indicator, _around, language: dots.dots(picture, indicator, language),
    expected.KEY: lambda picture, indicator, _, language: expected.expected_and_actual(picture, indicator, language),
    funnel.KEY: funnel.funnel,
    map_of_shares.KEY: map_of_shares.map_of_shares,
}
EVERY_DRAWING = frozenset(_TELLERS)
# What belongs to the indicator itself; the others hold it against somebody.
BY_GROUP = frozenset({groups.BY_SEX, groups.PYRAMID})
# What is heavy stands on the page of the figure alone.
UNDER_A_QUESTION = EVERY_DRAWING - {map_of_shares.KEY, beside_others.KEY}
# These hold all municipalities.
_OF_EVERYBODY = frozenset({funnel.KEY, map_of_shares.KEY})


@dataclass(frozen=True, slots=True)
class Look:
    """How closely somebody looks: which further drawings, and what is around the municipality."""

    drawings: frozenset[str] = frozenset()
    around: Surroundings = NOTHING_AROUND


AT_A_GLANCE = Look()


def look_at(picture: Picture, drawings: frozenset[str]) -> Look:
    """A look at those drawings, with what is around the municipality as far as they need it; a few queries."""
    return Look(drawings, surroundings_of(picture, everywhere=bool(drawings & _OF_EVERYBODY)))


def closer_looks(picture: Picture, indicator: Indicator, look: Look, language: str) -> Iterator[Closer]:
    """Those that were asked for and say something here."""
    for key, tell in _TELLERS.items():
        if key in look.drawings and (told := tell(picture, indicator, look.around, language)):
            yield told
