"""With whom the programme is compared: shown to everybody in it, chosen by those who keep the situation picture."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import ComparedWith
from kotosilta.situation.room import changes
from kotosilta.situation.room.comparison import comparison_of
from kotosilta.situation.room.comparison_page import preview_of, shown_of
from kotosilta.situation.room.forms import ComparisonForm
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page_language

ROOM = "situation"
HERE = f"{ROOM}/comparison/"
PREVIEW = "preview"


@requires(May.READ)
@require_safe
def comparison(request: ProgrammeRequest) -> HttpResponse:
    """Who stands beside, why, and since when; `?of=` chooses a municipality of a joint programme."""
    row = comparison_of(request.programme)
    return programme_page(
        request,
        "situation/comparison/comparison.html",
        room=ROOM,
        row=row,
        may_edit=request.membership.may(May.EDIT_SITUATION),
        **shown_of(request.programme, row, request.GET.get("of", ""), page_language()),
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def choose(request: ProgrammeRequest) -> HttpResponse:
    """Chooses, or only shows what would come of it (`go=preview`)."""
    row = comparison_of(request.programme)
    stored = ComparisonForm.values_of(row) if row else None
    form = ComparisonForm(request.POST or None, stored=stored, put_back=kept_data(request))
    if request.POST.get("go") == PREVIEW and form.is_valid():
        return _previewed(request, form)
    return form_page(
        request,
        form,
        save=lambda values: changes.compare_with(by=request.membership, **form.given(values)),
        then=HERE,
        room=ROOM,
        **_page(request),
    )


@requires(May.EDIT_SITUATION)
@require_POST
def anew(request: ProgrammeRequest) -> HttpResponse:
    """Finds the similar municipalities anew, by the figures of today and the weights that were chosen."""
    row = get_object_or_404(ComparedWith.objects.of(request.programme))
    changes.compare_with(kind=row.kind, weights=row.weights, chosen=row.chosen, by=request.membership, anew=True)
    said(request, gettext("Found anew by the figures of today."))
    return see_room(request.programme, HERE)


@requires(May.EDIT_SITUATION)
@require_POST
def as_usual(request: ProgrammeRequest) -> HttpResponse:
    """Takes the choice back, which can be undone; similar municipalities are found anew each time again."""
    row = get_object_or_404(ComparedWith.objects.of(request.programme))
    return remove_and_tell(request, row, then=HERE)


def _previewed(request: ProgrammeRequest, form: ComparisonForm) -> HttpResponse:
    """The form as it was sent, with what would come of it; nothing is saved."""
    preview: dict[str, Any] = {}
    try:
        preview = preview_of(request.programme, form.given(form.cleaned_data), page_language())
    except NotPossible as refusal:
        form.refuse(refusal)
    return programme_page(request, room=ROOM, form=form, preview=preview, **_page(request))


def _page(request: ProgrammeRequest) -> dict[str, Any]:
    return {
        "template": "situation/comparison/choose.html",
        "heading": gettext("Choose with whom you are compared"),
        "back": home_address(request.programme) + HERE,
        "back_says": gettext("With whom you are compared"),
        "keeps": True,
        "also": [(PREVIEW, gettext("Show what comes of it first"))],
    }
