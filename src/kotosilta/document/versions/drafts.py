"""Files of what nobody has decided on yet: a named version, or the text as it is now. They say that they are drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from kotosilta.document.as_json import Told, document_json
from kotosilta.document.formats import rendered
from kotosilta.document.models import Version
from kotosilta.document.texts import draft_texts
from kotosilta.document.versions.facts import programme_told, version_told
from kotosilta.document.versions.files import JSON, Kept
from kotosilta.document.versions.working import working_text
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme
from kotosilta.publishing.blocks import Document


def named_document(version: Version, kept: Document) -> Document:
    """The text of a version, with its name and day beside the word that it is a draft."""
    day = written_date(timezone.localdate(version.made_at), kept.language)
    return _also(kept, f"{version.name} {day}")


def named_file(version: Version, kept: Kept, file_format: str) -> bytes:
    """The text of a version as a file; the same bytes each time."""
    told = Told(
        programme=programme_told(version.programme, kept.document.language),
        version=version_told(version, None),
        decisions=(),
        goals=kept.goals,
        left_out=kept.left_out,
    )
    return _written(named_document(version, kept.document), told, file_format)


def working_files(programme: Programme, language: str, formats: Iterable[str], on: date) -> Mapping[str, bytes]:
    """The text as it is now as files by their format, with the day."""
    kept = working_text(programme, language, on)
    told = Told(
        programme=programme_told(programme, language),
        version=None,
        decisions=(),
        goals=kept.goals,
        left_out=kept.left_out,
    )
    dated = _also(kept.document, written_date(on, language))
    return {each: _written(dated, told, each) for each in formats}


def _also(document: Document, said: str) -> Document:
    """With these words on the title page, after the one that it is a draft: a finished text does not say so itself."""
    draft = draft_texts().filled.draft.in_language(document.language)
    marked = draft in str(document.subtitle[-1])
    return replace(document, subtitle=(*document.subtitle, f" · {said}" if marked else f" · {draft} · {said}"))


def _written(document: Document, told: Told, file_format: str) -> bytes:
    return document_json(document, told) if file_format == JSON else rendered(document, file_format)
