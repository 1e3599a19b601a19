"""How far each point of the checklist is: from what the rooms have recorded and what people say, in its own order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kotosilta.content.checklist import Edition, Facet, Item, Kind
from kotosilta.programmes.checklist import Evidence, Strength

Point = tuple[str, str]  # id of the item and of its facet; "" is the item as a whole


class Reached(StrEnum):
    """How far a point is. Recorded evidence weighs more than what somebody says."""

    FULFILLED = "fulfilled"
    SAID = "said"  # a person says that it is done, with a note
    BEGUN = "begun"
    AVAILABLE = "available"  # the product has it, but nobody has opened or used it
    NOT_RELEVANT = "not_relevant"
    NOTHING = "nothing"

    @property
    def settled(self) -> bool:
        """Whether nothing more has to be done."""
        return self in {Reached.FULFILLED, Reached.SAID, Reached.NOT_RELEVANT}


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a point: `state` is `done`, `begun` or `not_relevant`."""

    state: str
    note: str
    by: str
    at: datetime
    pk: int


@dataclass(frozen=True, slots=True)
class Row:
    """One point with how far it is and what speaks for it."""

    item: Item
    facet: Facet | None
    reached: Reached
    evidence: tuple[Evidence, ...]
    said: Said | None

    @property
    def point(self) -> Point:
        return self.item.id, self.facet.id if self.facet else ""

    @property
    def counts(self) -> bool:
        """Whether the point counts when a step is summed up: requirements as a whole, the rest is help and choice."""
        return self.facet is None and self.item.kind in {Kind.REQUIREMENT, Kind.ELEMENT}


@dataclass(frozen=True, slots=True)
class Sum:
    """How many of the points that count are settled, and how many are on their way."""

    settled: int
    begun: int
    all: int

    @property
    def reached(self) -> Reached:
        if self.all and self.settled == self.all:
            return Reached.FULFILLED
        return Reached.BEGUN if self.settled or self.begun else Reached.NOTHING


_OF_STRENGTH = {
    Strength.FULFILLED: Reached.FULFILLED,
    Strength.BEGUN: Reached.BEGUN,
    Strength.AVAILABLE: Reached.AVAILABLE,
}
_OF_SAYING = {"done": Reached.SAID, "begun": Reached.BEGUN, "not_relevant": Reached.NOT_RELEVANT}


def coverage(edition: Edition, evidence: Iterable[Evidence], said: Mapping[Point, Said]) -> tuple[Row, ...]:
    """Every id of the edition, each followed by its facets. Evidence for points it does not have is left out."""
    found: dict[Point, list[Evidence]] = {}
    for each in evidence:
        found.setdefault((each.item, each.facet), []).append(each)
    return tuple(row for item in edition.items for row in _rows(item, found, said))


def summed(rows: Iterable[Row]) -> Sum:
    """The sum over the rows that count; what is not relevant here is left out."""
    counted = [row.reached for row in rows if row.counts and row.reached is not Reached.NOT_RELEVANT]
    return Sum(settled=sum(each.settled for each in counted), begun=counted.count(Reached.BEGUN), all=len(counted))


def _rows(item: Item, found: Mapping[Point, Sequence[Evidence]], said: Mapping[Point, Said]) -> list[Row]:
    whole = said.get((item.id, ""))
    if whole and whole.state == "begun":
        whole = None  # does not say which of the facets
    facets = [_row(item, facet, found, said, whole) for facet in item.facets]
    alone = _row(item, None, found, said, None)
    if facets and not alone.reached.settled:
        reached = _together(alone.reached, [each.reached for each in facets])
        alone = Row(item, None, reached, alone.evidence, alone.said)
    return [alone, *facets]


def _row(
    item: Item,
    facet: Facet | None,
    found: Mapping[Point, Sequence[Evidence]],
    said: Mapping[Point, Said],
    whole: Said | None,
) -> Row:
    """`whole` is what somebody says of the item that this facet belongs to: it holds where nothing else is known."""
    point = (item.id, facet.id if facet else "")
    evidence = tuple(sorted(found.get(point, ()), key=lambda each: -each.strength))
    saying = said.get(point)
    return Row(item, facet, _reached(evidence, saying or whole), evidence, saying)


def _reached(evidence: Sequence[Evidence], saying: Said | None) -> Reached:
    recorded = _OF_STRENGTH[evidence[0].strength] if evidence else Reached.NOTHING
    if saying is None or recorded is Reached.FULFILLED:
        return recorded
    return _OF_SAYING[saying.state]


def _together(alone: Reached, facets: Sequence[Reached]) -> Reached:
    """An item that has facets is as far as they are together."""
    relevant = [each for each in facets if each is not Reached.NOT_RELEVANT]
    if not relevant:
        return Reached.NOT_RELEVANT
    if all(each.settled for each in relevant):
        return Reached.SAID if Reached.SAID in relevant else Reached.FULFILLED
    if any(each.settled or each is Reached.BEGUN for each in (alone, *relevant)):
        return Reached.BEGUN
    return Reached.AVAILABLE if Reached.AVAILABLE in (alone, *relevant) else Reached.NOTHING
