"""A figure that somebody was given, by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.situation.models import OwnFigure
from kotosilta.situation.room import changes
from kotosilta.situation.room.forms import FigureForm
from kotosilta.situation.room.views.questions import ROOM, address_of, known, question_of
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page_language


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Adds a figure; the address may carry what a ready request asked for."""
    asked = known(question)
    form = _form(request, initial=FigureForm.beginning(asked) | _told_by_request(request))
    return form_page(
        request,
        form,
        save=lambda values: _saved(
            request, changes.add_figure(by=request.membership, given=form.given(values)), values
        ),
        then=_place,
        room=ROOM,
        heading=gettext("Add a figure"),
        lead=question_of(asked),
        back=home_address(request.programme) + address_of(asked),
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Corrects a figure."""
    stored = get_object_or_404(OwnFigure.objects.of(request.programme).select_related("part"), pk=pk)
    form = _form(request, stored=FigureForm.values_of(stored))

    def save(values: Any) -> OwnFigure:
        return changes.change_figure(figure=stored, by=request.membership, given=form.given(values))

    return form_page(
        request,
        form,
        save=lambda values: _saved(request, save(values), values),
        then=_place,
        room=ROOM,
        heading=gettext("A figure of your own"),
        lead=question_of(stored.question),
        back=home_address(request.programme) + address_of(stored.question),
    )


@requires(May.EDIT_SITUATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a figure away; it can be brought back."""
    figure = get_object_or_404(OwnFigure.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, figure, then=f"{address_of(figure.question)}#figures")


def _form(request: ProgrammeRequest, **values: Any) -> FigureForm:
    return FigureForm(
        request.POST or None,
        languages=request.programme.languages,
        edition=edition_of(request.programme),
        parts=request.programme.parts.all(),
        put_back=kept_data(request),
        **values,
    )


def _told_by_request(request: ProgrammeRequest) -> dict[str, object]:
    """What the link beside a ready request says of the answer that is to be written down."""
    told: dict[str, object] = {}
    parts = {each.code: each for each in request.programme.parts.all()}
    if part := parts.get(request.GET.get("of", "")):
        told["part"] = str(part.pk) if len(parts) > 1 else ""
    if title := request.GET.get("title", ""):
        told["title"] = {page_language(): title}
    return told | {"source": request.GET.get("source", ""), "source_kind": request.GET.get("kind", "")}


def _saved(request: ProgrammeRequest, figure: OwnFigure, values: Any) -> OwnFigure:
    """Says it when a small count was hidden: what stands on the page is then not what was written."""
    if figure.under is not None and values["value"].number is not None:
        said(
            request,
            gettext("Small counts are hidden: the value is kept as “under %(limit)s”.") % {"limit": figure.under},
        )
    return figure


def _place(figure: OwnFigure) -> str:
    return f"{address_of(figure.question)}#figure-{figure.pk}"
