"""Phases of the work: counted back all at once, and one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.language.said import in_words
from kotosilta.process import changes
from kotosilta.process.changes.timetable import Counted, Moved
from kotosilta.process.forms import PhaseForm
from kotosilta.process.models import Phase
from kotosilta.process.reading import decision_of, takings_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed, said

ROOM = "process/"
TIMELINE = f"{ROOM}#timeline"


@requires(May.EDIT_PROCESS)
@require_POST
def count_back(request: ProgrammeRequest) -> HttpResponse:
    """Takes over the phases counted back from the decision, or counts them anew; the next page can put them back."""
    decision = decision_of(takings_of(request.programme))
    if decision is None:
        said(request, gettext("The decision has no day yet. Note first when the body that decides has its meeting."))
        return see_room(request.programme, ROOM)
    try:
        counted = changes.count_back(by=request.membership, decision=decision, on=timezone.localdate())
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    else:
        address = f"{home_address(request.programme)}{ROOM}phases/put-back/{_signed(counted, request.programme)}/"
        removed(request, gettext("The phases now lead to the decision. Move and change them as it suits you."), address)
    return see_room(request.programme, ROOM)


@requires(May.EDIT_PROCESS)
@require_POST
def put_back(request: ProgrammeRequest, what: str) -> HttpResponse:
    """Undoes the counting: `what` says which phases were new and which were moved."""
    changes.put_back(by=request.membership, **_read(what, request.programme))
    said(request, gettext("The phases are as they were before."))
    return see_room(request.programme, ROOM)


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """A phase of one's own."""
    form = PhaseForm(request.POST or None, languages=request.programme.languages, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.add_phase(by=request.membership, **values),
        then=lambda phase: f"{ROOM}#phase-{phase.pk}",
        room="process",
        heading=gettext("Add a phase"),
        back=home_address(request.programme) + TIMELINE,
    )


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Another title, or other days."""
    phase = get_object_or_404(Phase.objects.of(request.programme), pk=pk)
    form = PhaseForm(
        request.POST or None,
        stored=PhaseForm.values_of(phase),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_phase(phase=phase, by=request.membership, **values),
        then=f"{ROOM}#phase-{phase.pk}",
        room="process",
        heading=str(phase),
        back=f"{home_address(request.programme)}{ROOM}#phase-{phase.pk}",
    )


@requires(May.EDIT_PROCESS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a phase away."""
    return remove_and_tell(request, get_object_or_404(Phase.objects.of(request.programme), pk=pk), then=ROOM)


@requires(May.EDIT_PROCESS)
@require_POST
def done(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Ticks a phase off."""
    phase = get_object_or_404(Phase.objects.of(request.programme), pk=pk)
    changes.finish_phase(phase=phase, by=request.membership, on=timezone.localdate())
    return see_room(request.programme, f"{ROOM}#phase-{phase.pk}")


@requires(May.EDIT_PROCESS)
@require_POST
def reopen(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """It is not done after all."""
    phase = get_object_or_404(Phase.objects.of(request.programme), pk=pk)
    changes.reopen_phase(phase=phase, by=request.membership)
    return see_room(request.programme, f"{ROOM}#phase-{phase.pk}")


def _signed(counted: Counted, programme: Programme) -> str:
    moved = [[each.pk, *(day.isoformat() for day in (*each.was, *each.became))] for each in counted.moved]
    return signing.dumps([counted.made, moved], salt=salt_of(programme), compress=True)


def _read(what: str, programme: Programme) -> dict[str, Any]:
    """What was counted in this programme; Http404 for anything that was not signed here."""
    try:
        made, moved = signing.loads(what, salt=salt_of(programme))
    except signing.BadSignature as forged:
        raise Http404 from forged
    days = [(pk, *map(date.fromisoformat, each)) for pk, *each in moved]
    return {"made": made, "moved": [Moved(pk, (was, until), (now, then)) for pk, was, until, now, then in days]}


def salt_of(programme: Programme) -> str:
    return f"kotosilta.process.counted.{programme.pk}"
