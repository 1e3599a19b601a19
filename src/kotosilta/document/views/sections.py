"""One element: it is written, looked at, begun with a first text, left out and taken in again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.document import changes
from kotosilta.document.first import first_text
from kotosilta.document.forms.section import LeavingOutForm, SectionForm
from kotosilta.document.markup import references_in
from kotosilta.document.overview import ROOM
from kotosilta.document.section_page import section_of, shown_section
from kotosilta.document.views.whole import language_asked, languages_of
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, removed, said
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language


@requires(May.EDIT_DOCUMENT)
@require_http_methods(["GET", "POST"])
def section(request: ProgrammeRequest, element: str) -> HttpResponse:
    """The text of an element in all languages, with what helps to write it."""
    programme, stored = request.programme, section_of(request.programme, element)
    form = SectionForm(
        request.POST or None,
        stored=SectionForm.values_of(stored),
        item=edition_of(programme).item(element),
        language=page_language(),
        languages=programme.languages,
        put_back=kept_data(request),
    )
    shown = shown_section(programme, element, stored, page_language())
    return form_page(
        request,
        form,
        save=lambda values: _save(request, element, values),
        then=_then(request, element),
        room="document",
        template="document/section.html",
        heading=f"{element} {shown.element.title}",
        back=f"{home_address(programme)}{ROOM}#{element}",
        keeps=True,
        shown=shown,
        chosen=request.GET.get("put_in", ""),
        text_languages=[(each, language_name(each)) for each in programme.languages],
        also=[("preview", gettext("Save and see how it reads"))],
    )


def _save(request: ProgrammeRequest, element: str, values: Mapping[str, Any]) -> None:
    """Saves what was written; where a reference was chosen without scripts, it is put after the text."""
    by = request.membership
    changes.write_section(by=by, element=element, text=values["text"], facets=values.get("facets", ()))
    language = request.POST.get("put_in_language", "")
    chosen = references_in(request.POST.get("put_in", ""))
    if request.POST.get("go") == "put-in" and chosen and language in request.programme.languages:
        changes.put_in(by=by, element=element, language=language, reference=chosen[0])
        said(request, gettext("It now stands at the end of the text. Move it to where it belongs."))


def _then(request: ProgrammeRequest, element: str) -> str:
    return {
        "preview": f"{ROOM}{element}/preview/",
        "put-in": f"{ROOM}{element}/#put-in",
    }.get(request.POST.get("go", ""), f"{ROOM}#{element}")


@requires(May.READ)
@require_safe
def preview(request: ProgrammeRequest, element: str) -> HttpResponse:
    """How the element reads in the document."""
    language, stored = language_asked(request), section_of(request.programme, element)
    return programme_page(
        request,
        "document/preview.html",
        room="document",
        shown=shown_section(request.programme, element, stored, page_language(), reads_in=language),
        languages=[(each, language_name(each)) for each in languages_of(request.programme)],
        draft_language=language,
        may_edit=request.membership.may(May.EDIT_DOCUMENT),
    )


@requires(May.EDIT_DOCUMENT)
@require_POST
def begin(request: ProgrammeRequest, element: str) -> HttpResponse:
    """The first text out of the rooms, in every language that is still empty."""
    languages, today = languages_of(request.programme), timezone.localdate()
    made = {each: first_text(request.programme, element, each, today) for each in languages}
    try:
        changes.begin_section(by=request.membership, element=element, made=made)
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
    else:
        said(request, gettext("This is what the rooms hold. Make it your own."))
    return see_room(request.programme, f"{ROOM}{element}/")


@requires(May.EDIT_DOCUMENT)
@require_http_methods(["GET", "POST"])
def leave_out(request: ProgrammeRequest, element: str) -> HttpResponse:
    """The element does not apply: why."""
    stored = section_of(request.programme, element)
    form = LeavingOutForm(
        request.POST or None,
        stored={"reason": stored.left_out_reason if stored else {}},
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    title = edition_of(request.programme).item(element).title.in_language(page_language())
    return form_page(
        request,
        form,
        save=lambda values: _leave_out(request, element, values["reason"]),
        then=f"{ROOM}#{element}",
        room="document",
        heading=gettext("Leave out %(part)s") % {"part": f"{element} {title}"},
        back=f"{home_address(request.programme)}{ROOM}{element}/",
        button=gettext("Leave this part out"),
    )


def _leave_out(request: ProgrammeRequest, element: str, reason: Mapping[str, str]) -> None:
    changes.leave_out(by=request.membership, element=element, reason=reason)
    undo = f"{home_address(request.programme)}{ROOM}{element}/take-in/"
    removed(request, gettext("%(part)s is left out of the document.") % {"part": element}, undo)


@requires(May.EDIT_DOCUMENT)
@require_POST
def take_in(request: ProgrammeRequest, element: str) -> HttpResponse:
    """The element is part of the document again, with the text it had."""
    return _done_or_refused(request, element, lambda: changes.take_back_in(by=request.membership, element=element))


@requires(May.EDIT_DOCUMENT)
@require_POST
def take_out(request: ProgrammeRequest, element: str) -> HttpResponse:
    """A reference that leads nowhere leaves the text."""
    found = references_in(request.POST.get("reference", ""))
    if not found:
        raise Http404
    return _done_or_refused(
        request, element, lambda: changes.take_out(by=request.membership, element=element, reference=found[0])
    )


def _done_or_refused(request: ProgrammeRequest, element: str, change: Any) -> HttpResponse:
    try:
        change()
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
    return see_room(request.programme, f"{ROOM}{element}/")
