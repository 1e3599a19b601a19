"""Buttons that change the order; each works without a script."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from kotosilta.goals import changes
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import Goal, Indicator, Measure
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.notes import said


@requires(May.EDIT_GOALS)
@require_POST
def goal(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A goal changes places within its theme."""
    return _move(request, get_object_or_404(Goal.objects.of(request.programme), pk=pk), "goal")


@requires(May.EDIT_GOALS)
@require_POST
def measure(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A measure changes places within its goal."""
    return _move(request, get_object_or_404(Measure.objects.of(request.programme), pk=pk), "measure")


@requires(May.EDIT_GOALS)
@require_POST
def indicator(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """An indicator changes places within its goal."""
    return _move(request, get_object_or_404(Indicator.objects.of(request.programme), pk=pk), "indicator")


def _move(request: ProgrammeRequest, row: Any, kind: str) -> HttpResponse:
    try:
        changes.move(row=row, by=request.membership, up=request.POST.get("to") == "up")
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    return see_room(request.programme, f"{ROOM}?order#{kind}-{row.pk}")
