"""Points of the checklist as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from kotosilta.content.checklist import Kind
from kotosilta.language.said import in_words
from kotosilta.programmes.rooms import ROOMS
from kotosilta.reasons import Reason
from kotosilta.workspace.coverage import Reached, Row, Said
from kotosilta.workspace.words import kind_in_words, reached_in_words


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class SayingShown:
    """What somebody said of a point, and the path where it is said again or taken back."""

    note: str
    by: str
    on: date
    pk: int


@dataclass(frozen=True, slots=True)
class PointShown:
    """One point or facet.

    `place` is the path where it is fulfilled, if that is in a room; `say` the one where somebody can say something.
    """

    id: str
    anchor: str
    title: str
    help: str
    kind: str
    state: str
    word: str
    evidence: Sequence[EvidenceShown]
    saying: SayingShown | None
    place: str
    say: str
    facets: Sequence[PointShown] = ()


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the checklist with its points; facets stand under theirs."""

    id: str
    title: str
    address: str
    points: Sequence[PointShown]


WHO_FOLLOWS_UP = ("C6.8", "C6.9", "C6.10")
_BESIDE_THE_ROOMS = {"P": Reason("Principles"), "R": Reason("Further reading")}


def point_shown(row: Row, facets: Sequence[PointShown] = ()) -> PointShown:
    """A row in the active language."""
    language = get_language() or "en"
    item, facet = row.item, row.facet
    return PointShown(
        id=item.id + (facet.id if facet else ""),
        anchor=item.id + (facet.id if facet else ""),
        title=(facet.label if facet else item.title).in_language(language),
        help="" if facet else item.help.in_language(language),
        kind=kind_in_words(item.kind),
        state=str(row.reached),
        word=reached_in_words(row.reached),
        evidence=[EvidenceShown(in_words(each.sentence), each.address) for each in row.evidence],
        saying=_saying(row.said) if row.said else None,
        place=place if (place := place_of(row)) != f"checklist/{item.id}/" else "",
        say=say_path(row) if can_be_said(row) else "",
        facets=facets,
    )


def can_be_said(row: Row) -> bool:
    """Whether a person's word adds anything: not where it is recorded already, nor for what is there to read."""
    return row.reached is not Reached.FULFILLED and row.item.kind is not Kind.FURTHER_READING


def say_path(row: Row) -> str:
    """Where somebody says how far the point is."""
    item, facet = row.point
    return f"checklist/{item}/say/{facet}/" if facet else f"checklist/{item}/say/"


def place_of(row: Row) -> str:
    """Where the point is fulfilled: where its evidence stands, in its step's room, or by saying so."""
    if row.evidence:
        return row.evidence[0].address
    # Indicators and their sources are kept where goals are; only who follows up is left for the room of follow-up.
    step = "C4" if row.item.step == "C6" and row.item.id not in WHO_FOLLOWS_UP else row.item.step
    room = next((each for each in ROOMS if each.step == step), None)
    return room.address if room and not row.said else f"checklist/{row.item.id}/"


def steps_shown(rows: Iterable[Row]) -> list[StepShown]:
    """All rows under their steps, in the checklist's order."""
    facets: dict[str, list[PointShown]] = {}
    wholes: list[Row] = []
    for row in rows:
        if row.facet:
            facets.setdefault(row.item.id, []).append(point_shown(row))
        else:
            wholes.append(row)
    points: dict[str, list[PointShown]] = {}
    for row in wholes:
        points.setdefault(row.item.step, []).append(point_shown(row, facets.get(row.item.id, ())))
    return [StepShown(step, *_step(step), its) for step, its in points.items()]


def _step(step: str) -> tuple[str, str]:
    """Name of a step and the path of its room."""
    room = next((each for each in ROOMS if each.step == step), None)
    if room:
        return in_words(room.name), room.address
    return in_words(_BESIDE_THE_ROOMS[step]), ""


def _saying(said: Said) -> SayingShown:
    return SayingShown(said.note, said.by, timezone.localdate(said.at), said.pk)
