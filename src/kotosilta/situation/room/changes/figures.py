"""Figures that somebody was given come in one by one or from a file, each with source, day, group and definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Part
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import Measured, OwnFigure, Upload
from kotosilta.situation.outlook import WITH_FORECASTS
from kotosilta.situation.room.rows import NewFigure
from kotosilta.situation.room.rules import USUAL_LIMIT, why_not_these_words
from kotosilta.situation.room.values import Value, protected


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFigure:
    """All that is told of a figure. `part` is the municipality it is about, None where it is about all of them."""

    question: str
    title: Mapping[str, str]
    value: Value
    on: date
    source: str
    group: str
    definition: Mapping[str, str]
    measured: str = Measured.PERSONS
    unit: str = ""
    hidden_below: int = USUAL_LIMIT
    source_kind: str = ""
    part: Part | None = field(default=None)
    on_top: bool = False


@transaction.atomic
def add_figure(*, by: Membership, given: GivenFigure) -> OwnFigure:
    """One figure; a small count is kept only as "under" the source's limit."""
    figure = OwnFigure(programme=by.programme)
    _put(figure, by, given)
    record(Kind.FIGURE_ADDED, by=by.person, programme=by.programme, target=figure, after={"source": figure.source})
    return figure


@transaction.atomic
def change_figure(*, figure: OwnFigure, by: Membership, given: GivenFigure) -> OwnFigure:
    """Corrects it; the same rules hold."""
    figure = held(figure, by)
    changed = _put(figure, by, given)
    if changed:
        after = {"changed": sorted(changed)}
        record(Kind.FIGURE_CHANGED, by=by.person, programme=by.programme, target=figure, after=after)
    return figure


@transaction.atomic
def take_in(
    *,
    by: Membership,
    file_name: str,
    digest: str,
    question: str,
    language: str,
    source_kind: str,
    hidden_below: int,
    figures: Sequence[NewFigure],
    layout: str = "",
    holds: Sequence[str] = (),
) -> Upload:
    """All figures of a file, which can be taken back together by removing the upload; `digest` stands for the file.

    `layout` stands for the names of its columns, and `holds` is what they were said to hold.
    """
    if Upload.objects.of(by.programme).filter(digest=digest, figures__question=question).exists():
        raise NotPossible(Reason("This file has been taken in under this question already."))
    upload = Upload.across_programmes.create(
        programme=by.programme, file_name=file_name, digest=digest, layout=layout, holds=list(holds), by=by
    )
    parts = {each.code: each for each in by.programme.parts.all()}
    OwnFigure.across_programmes.bulk_create(
        OwnFigure(
            programme=by.programme,
            upload=upload,
            question=question,
            part=parts.get(each.place),
            title=Translated.of(**{language: each.title}),
            definition=Translated.of(**{language: each.definition}),
            value=each.value.number,
            under=each.value.under,
            about=each.value.about,
            measured=each.measured,
            unit=each.unit,
            hidden_below=hidden_below,
            on=each.on,
            source=each.source,
            source_kind=source_kind,
            group=each.group,
        )
        for each in figures
    )
    record(Kind.FIGURES_TAKEN_IN, by=by.person, programme=by.programme, target=upload, after={"figures": len(figures)})
    return upload


def _put(figure: OwnFigure, by: Membership, given: GivenFigure) -> set[str]:
    for name, texts in (("title", given.title.values()), ("definition", given.definition.values())):
        if reason := why_not_these_words(*texts):
            raise NotPossible(reason, field=name)
    if given.on_top and (given.question != WITH_FORECASTS or given.measured != Measured.PERSONS):
        reason = Reason("Only persons, under the question of how many are expected, can come on top of the forecast.")
        raise NotPossible(reason, field="on_top")
    value = protected(given.value, hidden_below=given.hidden_below, is_share=given.measured == Measured.PERCENT)
    return put(
        figure,
        question=given.question,
        part=held(given.part, by) if given.part else None,
        title=given.title,
        definition=given.definition,
        value=value.number,
        under=value.under,
        about=value.about,
        measured=given.measured,
        unit=given.unit if given.measured == Measured.OTHER else "",
        hidden_below=given.hidden_below,
        on_top=given.on_top,
        on=given.on,
        source=given.source,
        source_kind=given.source_kind,
        group=given.group,
    )
