"""A guiding question is looked at, and the programme's own conclusion is written under it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import Conclusion, LookedAt
from kotosilta.situation.room.rules import why_not_these_words


@transaction.atomic
def look_at(*, question: str, by: Membership) -> LookedAt:
    """Notes that somebody has looked at what stands under the question; once is enough."""
    looked, fresh = LookedAt.across_programmes.get_or_create(
        programme=by.programme, question=question, defaults={"by": by}
    )
    if fresh:
        record(Kind.QUESTION_LOOKED_AT, by=by.person, programme=by.programme, target=looked)
    return looked


@transaction.atomic
def not_looked_at(*, question: str, by: Membership) -> None:
    """Takes that back."""
    looked = LookedAt.objects.of(by.programme).select_for_update().filter(question=question).first()
    if looked:
        record(Kind.QUESTION_NOT_LOOKED_AT, by=by.person, programme=by.programme, target=looked)
        looked.delete()


@transaction.atomic
def conclude(*, question: str, by: Membership, texts: Mapping[str, Mapping[str, str]]) -> list[Conclusion]:
    """Writes what the municipality concludes, by facet ("" for the question as a whole); an emptied one is gone."""
    for facet, text in texts.items():
        if reason := why_not_these_words(*text.values()):
            raise NotPossible(reason, field=f"facet_{facet}" if facet else "whole")
    stored = {
        each.facet: each for each in Conclusion.objects.of(by.programme).select_for_update().filter(question=question)
    }
    for facet, text in texts.items():
        row = stored.get(facet) or Conclusion(programme=by.programme, question=question, facet=facet, text=Translated())
        written = row.text.rewritten(text)
        if written != row.text:
            _write(row, written, by)
    return list(Conclusion.objects.of(by.programme).filter(question=question))


def _write(row: Conclusion, text: Translated, by: Membership) -> None:
    row.text = text
    if row.pk is None or text:
        row.save()
    after = {"languages": sorted(language for language, _ in text)}
    record(Kind.CONCLUSION_WRITTEN, by=by.person, programme=by.programme, target=row, after=after)
    if not text:
        row.delete()
