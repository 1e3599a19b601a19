"""How far the situation picture of a programme is, as one question to the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Value
from django.db.models.functions import Cast

from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Conclusion, Finding, LookedAt, OwnFigure, SourceUse, Voice

Point = tuple[str, str]  # id of the item and of its facet; "" is the item as a whole


@dataclass(frozen=True, slots=True)
class Standing:
    """What is recorded under each question and of each source.

    `voice_kinds` and `figure_kinds` count by the kind of voice and of source (M1-M7); `answered` are the suggested
    findings that were taken up or dismissed; `sources` tell the state of a source and its day.
    """

    looked: frozenset[str] = frozenset()
    concluded: frozenset[Point] = frozenset()
    voices: Mapping[str, int] = field(default_factory=Counter)
    figures: Mapping[str, int] = field(default_factory=Counter)
    findings: Mapping[str, int] = field(default_factory=Counter)
    voice_kinds: Mapping[str, int] = field(default_factory=Counter)
    figure_kinds: Mapping[str, int] = field(default_factory=Counter)
    answered: frozenset[str] = frozenset()
    sources: Mapping[Point, tuple[str, date | None]] = field(default_factory=dict)

    def has_begun(self, question: str) -> bool:
        """Whether somebody has done anything under the question."""
        concluded = any(item == question for item, _ in self.concluded)
        return concluded or question in self.looked or bool(self.voices[question] or self.figures[question])


@once_in_a_look
def standing_of(programme: Programme) -> Standing:
    """Everything at once: counting table by table would take a fifth of the questions that a page may ask."""
    no_day = Cast(Value(None), DateField())
    parts = (
        _rows(LookedAt.objects.of(programme), "looked", item="question", day=no_day),
        _rows(Conclusion.objects.of(programme), "concluded", item="question", facet="facet", day=no_day),
        _rows(Voice.objects.of(programme), "voice", item="question", detail="kind", day=no_day),
        _rows(OwnFigure.objects.of(programme), "figure", item="question", detail="source_kind", day=no_day),
        _rows(SourceUse.objects.of(programme), "source", item="item", facet="facet", detail="state", day=F("on")),
        _rows(Finding.objects.of(programme).standing(), "finding", item="question", detail="suggestion", day=no_day),
        _rows(Finding.objects.of(programme).dismissed(), "dismissed", item="question", detail="suggestion", day=no_day),
    )
    first, *others = parts
    return _gathered(first.union(*others, all=True))


def _rows(rows: Any, what: str, *, item: str, day: Any, facet: str = "", detail: str = "") -> Any:
    """The rows in the shape that all share, without an order of their own."""
    nothing = Value("", output_field=CharField())
    shape = {
        "told_what": Value(what, output_field=CharField()),
        "told_item": F(item),
        "told_facet": F(facet) if facet else nothing,
        "told_detail": F(detail) if detail else nothing,
        "told_day": day,
    }
    return rows.order_by().annotate(**shape).values_list(*shape)


def _gathered(rows: Iterable[tuple[str, str, str, str, date | None]]) -> Standing:
    told: dict[str, list[tuple[str, str, str, date | None]]] = {}
    for what, *rest in rows:
        told.setdefault(what, []).append(tuple(rest))  # type: ignore[arg-type]  # four of the five
    of = told.get
    findings = of("finding", [])
    return Standing(
        looked=frozenset(item for item, *_ in of("looked", [])),
        concluded=frozenset((item, facet) for item, facet, *_ in of("concluded", [])),
        voices=Counter(item for item, *_ in of("voice", [])),
        figures=Counter(item for item, *_ in of("figure", [])),
        findings=Counter(item for item, *_ in findings),
        voice_kinds=Counter(kind for _, _, kind, _ in of("voice", [])),
        figure_kinds=Counter(kind for _, _, kind, _ in of("figure", []) if kind),
        answered=frozenset(key for _, _, key, _ in [*findings, *of("dismissed", [])] if key),
        sources={(item, facet): (state, day) for item, facet, state, day in of("source", [])},
    )
