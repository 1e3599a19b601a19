"""Bodies, how they are engaged, and their meetings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.process import changes
from kotosilta.process.forms import BodyForm, BodyMeetingForm
from kotosilta.process.models import Body, BodyMeeting
from kotosilta.process.shown import name_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.models import Part
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said

ROOM = "process/"
BODIES = f"{ROOM}#bodies"


@requires(May.EDIT_PROCESS)
@require_POST
def take_up(request: ProgrammeRequest) -> HttpResponse:
    """Adds the council and the executive of every municipality, where they are not there yet."""
    made = changes.take_up_bodies(by=request.membership)
    if made:
        text = ngettext("%(count)d body was added.", "%(count)d bodies were added.", len(made)) % {"count": len(made)}
        decides = gettext("The council is noted as the one that decides: change it if it is another body.")
        said(request, f"{text} {decides}")
    return see_room(request.programme, ROOM)


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A body of the municipality whose part in the programme this is."""
    part = get_object_or_404(Part.objects.of(request.programme), pk=pk)
    form = BodyForm(request.POST or None, languages=request.programme.languages, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.add_body(by=request.membership, part=part, **values),
        then=BODIES,
        room="process",
        heading=gettext("Add a body"),
        lead=name_of(part.municipality),
        back=home_address(request.programme) + BODIES,
    )


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What a body is called, whether it decides, and how it is engaged."""
    body = get_object_or_404(Body.objects.of(request.programme).select_related("part"), pk=pk)
    form = BodyForm(
        request.POST or None,
        stored=BodyForm.values_of(body),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_body(body=body, by=request.membership, **values),
        then=f"{ROOM}#body-{body.pk}",
        room="process",
        heading=str(body),
        lead=name_of(body.part.municipality),
        back=f"{home_address(request.programme)}{ROOM}#body-{body.pk}",
        keeps=True,
    )


@requires(May.EDIT_PROCESS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a body away, with its meetings."""
    return remove_and_tell(request, get_object_or_404(Body.objects.of(request.programme), pk=pk), then=ROOM)


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add_meeting(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A day on which the programme comes up in the body."""
    body = get_object_or_404(Body.objects.of(request.programme).select_related("part"), pk=pk)
    return form_page(
        request,
        BodyMeetingForm(request.POST or None, put_back=kept_data(request)),
        save=lambda values: changes.add_body_meeting(body=body, by=request.membership, **values),
        then=f"{ROOM}#body-{body.pk}",
        room="process",
        heading=gettext("Add a meeting"),
        lead=f"{name_of(body.part.municipality)}: {body}",
        back=f"{home_address(request.programme)}{ROOM}#body-{body.pk}",
    )


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def edit_meeting(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Another day, or another purpose."""
    meeting = get_object_or_404(BodyMeeting.objects.of(request.programme).select_related("body__part"), pk=pk)
    form = BodyMeetingForm(request.POST or None, stored=BodyMeetingForm.values_of(meeting), put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_body_meeting(meeting=meeting, by=request.membership, **values),
        then=f"{ROOM}#body-{meeting.body_id}",
        room="process",
        heading=gettext("Change the meeting"),
        lead=f"{name_of(meeting.body.part.municipality)}: {meeting.body}",
        back=f"{home_address(request.programme)}{ROOM}#body-{meeting.body_id}",
    )


@requires(May.EDIT_PROCESS)
@require_POST
def remove_meeting(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a meeting away."""
    rows = BodyMeeting.objects.of(request.programme).select_related("body")
    return remove_and_tell(request, get_object_or_404(rows, pk=pk), then=ROOM)
