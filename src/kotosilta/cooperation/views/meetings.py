"""Meetings and what was agreed at them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.cooperation import changes
from kotosilta.cooperation.calendar_file import Entry, calendar_file
from kotosilta.cooperation.forms import HeldMeetingForm, MeetingForm
from kotosilta.cooperation.meetings import calendar_of, tasks_of, when_in_words
from kotosilta.cooperation.models import Meeting, MeetingKind
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data

MEETINGS = "cooperation/meetings/"


@requires(May.READ)
@require_safe
def meetings(request: ProgrammeRequest) -> HttpResponse:
    """All meetings: those ahead, and those that were."""
    return programme_page(
        request,
        "cooperation/meetings.html",
        room="cooperation",
        calendar=calendar_of(request.programme, timezone.localdate()),
        may_edit=request.membership.may(May.EDIT_COOPERATION),
    )


@requires(May.READ)
@require_safe
def meeting(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One meeting with its agenda, what came of it, and what was agreed."""
    found = get_object_or_404(Meeting.objects.of(request.programme), pk=pk)
    today = timezone.localdate()
    return programme_page(
        request,
        "cooperation/meeting.html",
        room="cooperation",
        meeting=found,
        when=when_in_words(found),
        is_ahead=found.on > today,
        told=bool(found.notes or found.decisions),
        tasks=tasks_of(found, request.membership, today),
        may_edit=request.membership.may(May.EDIT_COOPERATION),
    )


@requires(May.READ)
@require_safe
def calendar(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The meeting as a file for one's own calendar."""
    found = get_object_or_404(Meeting.objects.of(request.programme), pk=pk)
    address = request.build_absolute_uri(f"{home_address(request.programme)}{MEETINGS}{found.pk}/")
    sample = gettext("Sample") + ": " if request.programme.sample else ""
    entry = Entry(
        number=found.pk,
        revision=found.revision,
        host=request.get_host(),
        on=found.on,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        title=f"{sample}{found.title}",
        place=found.place,
        about=str(found.agenda),
        address=address,
    )
    response = HttpResponse(
        calendar_file(entry, made_at=timezone.now()), content_type="text/calendar; charset=utf-8; method=PUBLISH"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="meeting-{found.on.isoformat()}.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """Puts a meeting into the calendar."""
    form = MeetingForm(
        request.POST or None,
        initial={"kind": MeetingKind.GROUP},
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.add_meeting(by=request.membership, **values),
        then=lambda added: f"{MEETINGS}{added.pk}/",
        room="cooperation",
        heading=gettext("Plan a meeting"),
        lead=gettext("Meetings that have been can be noted here as well."),
        back=home_address(request.programme) + MEETINGS,
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """When it is, what it is about, and what came of it."""
    stored = get_object_or_404(Meeting.objects.of(request.programme), pk=pk)
    form = HeldMeetingForm(
        request.POST or None,
        stored=HeldMeetingForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    then = f"{MEETINGS}{stored.pk}/"
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_meeting(
            meeting=stored, by=request.membership, on=timezone.localdate(), **values
        ),
        then=then,
        room="cooperation",
        heading=str(stored),
        back=home_address(request.programme) + then,
        keeps=True,
    )


@requires(May.EDIT_COOPERATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Removes a meeting with its tasks; it can be brought back."""
    return remove_and_tell(request, get_object_or_404(Meeting.objects.of(request.programme), pk=pk), then=MEETINGS)
