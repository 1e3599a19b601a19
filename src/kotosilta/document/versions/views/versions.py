"""Where the programme stands with its decision, the versions of its text, and the text of one of them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.document.models import Version
from kotosilta.document.versions import changes
from kotosilta.document.versions.files import FILE_FORMATS, kept_in_language
from kotosilta.document.versions.forms.version import VersionForm
from kotosilta.document.versions.outcomes import where_decided
from kotosilta.document.versions.proposing import name_of_present, proposed_name
from kotosilta.document.versions.reading import decisions_in, decisions_of, kept_languages, versions_of
from kotosilta.document.versions.rules import untranslated
from kotosilta.document.versions.shown import (
    decision_shown,
    language_choices,
    made_on,
    open_places,
    text_shown,
    versions_shown,
    what_is_next,
    where_shown,
)
from kotosilta.language.said import in_words
from kotosilta.process.reading import takings_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, removed, said
from kotosilta.web.page import page_language

ROOM = "document/versions/"


@requires(May.READ)
@require_safe
def versions(request: ProgrammeRequest) -> HttpResponse:
    """Who has decided what, what follows and what is next, and every version of the text."""
    programme = request.programme
    rows, takings, decisions = versions_of(programme), takings_of(programme), decisions_in(programme)
    wheres = where_decided(takings, decisions)
    return programme_page(
        request,
        "document/versions/room.html",
        room="document",
        wheres=[where_shown(each) for each in wheres],
        next=in_words(what_is_next(rows, wheres)),
        versions=list(versions_shown(rows, decisions, len(takings))),
        form=_naming(programme, [each.name for each in rows]),
        may_name=request.membership.may(May.EDIT_DOCUMENT),
        may_decide=request.membership.may(May.RECORD_DECISION),
        without_body=[where_shown(each).name for each in wheres if not each.deciding],
    )


@requires(May.EDIT_DOCUMENT)
@require_http_methods(["GET", "POST"])
def name(request: ProgrammeRequest) -> HttpResponse:
    """Names the text as it stands now."""
    taken = list(Version.objects.of(request.programme).values_list("name", flat=True))
    form = VersionForm(request.POST, put_back=kept_data(request)) if request.POST else _naming(request.programme, taken)
    return form_page(
        request,
        form,
        save=lambda values: changes.name_version(by=request.membership, at=timezone.now(), **values),
        then=lambda version: f"{ROOM}{version.pk}/",
        room="document",
        heading=gettext("Name the text as it stands now"),
        back=home_address(request.programme) + ROOM,
        button=gettext("Name this version"),
    )


@requires(May.READ)
@require_safe
def version(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The text of a version in one of its languages, to read."""
    row = version_or_404(request.programme, pk)
    languages = kept_languages(row)
    language = asked_language(request, languages)
    kept = kept_in_language(row, language)
    if kept is None:
        raise Http404
    return programme_page(
        request,
        "document/versions/version.html",
        room="document",
        version=row,
        made=made_on(row),
        decisions=[decision_shown(each) for each in decisions_of(row)],
        draft=text_shown(row, kept),
        draft_language=language,
        languages=language_choices(languages),
        formats=FILE_FORMATS,
        open_places=0 if row.sealed_at else open_places(kept.document),
        missing=untranslated(row.texts, languages),
        may_name=request.membership.may(May.EDIT_DOCUMENT),
        may_decide=request.membership.may(May.RECORD_DECISION),
    )


@requires(May.EDIT_DOCUMENT)
@require_POST
def write_on(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes the text up again from where this version was; the next page offers to take that back."""
    row, now = version_or_404(request.programme, pk), timezone.now()
    taken = list(Version.objects.of(request.programme).values_list("name", flat=True))
    present = name_of_present(request.programme, taken, timezone.localdate(now))
    try:
        kept = changes.write_on(version=row, by=request.membership, at=now, name_of_present=present)
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
        return see_room(request.programme, f"{ROOM}{pk}/")
    if kept is None:
        said(request, gettext("The text is the same as in “%(version)s” already.") % {"version": row.name})
    else:
        values = {"version": row.name, "kept": kept.name}
        text = gettext("The text is now that of “%(version)s”. What was there until now is kept as “%(kept)s”.")
        removed(request, text % values, f"{home_address(request.programme)}{ROOM}{kept.pk}/write-on/")
    return see_room(request.programme, "document/")


def version_or_404(programme: Programme, pk: int) -> Version:
    """The version of this programme; Http404 for any other."""
    rows = Version.objects.of(programme).select_related("programme", "made_by__person", "picture")
    found: Version = get_object_or_404(rows.defer("picture__content"), pk=pk)
    return found


def asked_language(request: ProgrammeRequest, languages: list[str]) -> str:
    """The language that the address asks for, or the reader's, or the first; Http404 where there is none."""
    if not languages:
        raise Http404
    asked = request.GET.get("language", page_language())
    return asked if asked in languages else languages[0]


def _naming(programme: Programme, taken: list[str]) -> VersionForm:
    proposed = proposed_name(programme, taken, timezone.localdate())
    return VersionForm(initial={"name": proposed}, languages=programme.languages)
