"""Finds references that lead nowhere any more, and says what became of what they led to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Value
from django.utils.translation import gettext

from kotosilta.document.markup import Reference, references_in
from kotosilta.document.references.held import Held, removed_row
from kotosilta.goals.models import Goal, Indicator
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import kind_of
from kotosilta.situation.models import Finding, OwnFigure

ROWS: Mapping[str, type[OfAProgramme]] = {
    "finding": Finding,
    "own": OwnFigure,
    "indicator": Indicator,
    "thread": Goal,
}


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference that leads nowhere. `brings_back` is the address below the programme's that brings the row back."""

    reference: Reference
    sentence: str
    brings_back: str = ""


def missing_rows(programme: Programme, texts: Iterable[str]) -> frozenset[Reference]:
    """References to rows that are not there; one question to the database for all that the texts name."""
    named = {each for text in texts for each in references_in(text) if each.kind in ROWS}
    there = _there(programme, sorted({each.kind for each in named}))
    return frozenset(each for each in named if (each.kind, each.row) not in there)


def broken_in(held: Held, texts: Iterable[str]) -> list[Broken]:
    """The references of one element's texts that lead to rows that are gone, in the words of the page."""
    named = dict.fromkeys(each for text in texts for each in references_in(text))
    return [_in_words(held.programme, each, held.language) for each in named if not held.has(each)]


def _there(programme: Programme, kinds: Sequence[str]) -> frozenset[tuple[str, int]]:
    """The rows of these kinds, as pairs of kind and id."""
    if not kinds:
        return frozenset()
    first, *others = (_rows(programme, kind) for kind in kinds)
    return frozenset(first.union(*others, all=True))


def _rows(programme: Programme, kind: str) -> Any:
    rows = ROWS[kind].objects.of(programme)
    if kind == "finding":
        rows = rows.filter(dismissed_why="")
    named = {"there_kind": Value(kind, output_field=CharField()), "there_row": F("pk")}
    return rows.order_by().annotate(**named).values_list(*named)


def _in_words(programme: Programme, reference: Reference, language: str) -> Broken:
    pk = reference.row
    row = removed_row(programme, reference.kind, pk) if pk is not None else None
    if row is None or row.removed_at is None:
        return Broken(reference, gettext("The text refers to something that is not there."))
    day = written_date(row.removed_at.date(), language)
    sentence = gettext("“%(what)s” was removed on %(day)s.") % {"what": str(row), "day": day}
    return Broken(reference, sentence, f"undo/{kind_of(row)}/{row.pk}/")
