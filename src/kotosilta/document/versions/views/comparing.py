"""What has changed between a version and the text as it is now, or another version."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kotosilta.document.assembling import programme_document
from kotosilta.document.models import Version
from kotosilta.document.versions.comparing import compared
from kotosilta.document.versions.files import kept_in_language
from kotosilta.document.versions.reading import kept_languages, versions_of
from kotosilta.document.versions.shown import language_choices
from kotosilta.document.versions.views.versions import asked_language
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.publishing.blocks import Document

NOW = "now"


@requires(May.READ)
@require_safe
def compare(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The version against the text as it is now, or against `?with=` another version."""
    programme, versions = request.programme, {str(each.pk): each for each in versions_of(request.programme)}
    row, other = _one_of(versions, str(pk)), _other(request.GET.get("with", NOW), versions)
    languages = [each for each in kept_languages(row) if other is None or each in kept_languages(other)]
    language = asked_language(request, languages)
    elements = compared(_kept(row, language), _kept(other, language) if other else _now(programme, language))
    return programme_page(
        request,
        "document/versions/compare.html",
        room="document",
        version=row,
        other=other,
        other_name=other.name if other else gettext("the text as it is now"),
        others=[each for each in versions.values() if each != row],
        changed=[each for each in elements if each.paragraphs],
        unchanged=[each for each in elements if not each.paragraphs],
        languages=language_choices(languages),
        draft_language=language,
    )


def _other(asked: str, versions: Mapping[str, Version]) -> Version | None:
    """The version with this id; None for the text as it is now."""
    return None if asked == NOW else _one_of(versions, asked)


def _one_of(versions: Mapping[str, Version], pk: str) -> Version:
    if pk not in versions:
        raise Http404
    return versions[pk]


def _kept(version: Version, language: str) -> Document:
    kept = kept_in_language(version, language)
    if kept is None:
        raise Http404
    return kept.document


def _now(programme: Programme, language: str) -> Document:
    with one_look():
        return programme_document(programme, language, timezone.localdate())
