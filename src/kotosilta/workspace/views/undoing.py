"""Brings back what was removed, whatever room it belongs to: one address for each kind of row, with its permission."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import shortened
from kotosilta.programmes.page import see_room
from kotosilta.programmes.undo import Removable, bring_back, permission_to_keep, removable_kinds
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.notes import said


def undo_addresses() -> Iterator[URLPattern]:
    """`undo/<kind>/<pk>/` for every kind of row that can be brought back."""
    for kind, model in removable_kinds().items():
        yield path(f"undo/{kind}/<int:pk>/", _undo(model), name=f"undo_{kind}")


def _undo(model: type[Removable]) -> Callable[..., HttpResponse]:
    @requires(permission_to_keep(model))
    @require_POST
    def undo(request: ProgrammeRequest, pk: int) -> HttpResponse:
        """Brings the row back and goes on to `then`; one that is there already stays as it is."""
        row = get_object_or_404(model.objects.with_removed_of(request.programme), pk=pk)
        try:
            if row.removed_at:
                bring_back(row=row, by=request.membership, programme=request.programme)
            said(request, gettext("Brought back: “%(what)s”.") % {"what": shortened(row)})
        except NotPossible as refusal:
            said(request, in_words(refusal.reason))
        return see_room(request.programme, request.GET.get("then", ""))

    return undo
