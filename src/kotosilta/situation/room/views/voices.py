"""What people have said, written down by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.cooperation.models import Meeting
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.situation.models import Voice
from kotosilta.situation.room import changes
from kotosilta.situation.room.forms import VoiceForm
from kotosilta.situation.room.views.questions import ROOM, address_of, known, question_of
from kotosilta.web.forms.keeping import kept_data


@requires(May.ADD_VOICE)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Writes down a voice under a question."""
    asked = known(question)
    form = _form(request, initial={"question": asked, "meeting": request.GET.get("meeting", "")})
    return form_page(
        request,
        form,
        save=lambda values: changes.add_voice(by=request.membership, today=timezone.localdate(), **form.given(values)),
        then=_place,
        room=ROOM,
        heading=gettext("Write down a voice"),
        lead=question_of(asked),
        back=home_address(request.programme) + address_of(asked),
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Corrects what was written down."""
    stored = get_object_or_404(Voice.objects.of(request.programme).select_related("meeting"), pk=pk)
    form = _form(request, stored=VoiceForm.values_of(stored), at=stored.meeting)
    return form_page(
        request,
        form,
        save=lambda values: changes.change_voice(
            voice=stored, by=request.membership, today=timezone.localdate(), **form.given(values)
        ),
        then=_place,
        room=ROOM,
        heading=gettext("A voice"),
        lead=question_of(stored.question),
        back=home_address(request.programme) + address_of(stored.question),
        keeps=True,
    )


@requires(May.EDIT_SITUATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a voice away; it can be brought back."""
    voice = get_object_or_404(Voice.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, voice, then=f"{address_of(voice.question)}#voices")


def _form(request: ProgrammeRequest, *, at: Meeting | None = None, **values: Any) -> VoiceForm:
    """`at` is the meeting chosen now: it stays a choice even when it was removed."""
    meetings = list(Meeting.objects.of(request.programme))
    return VoiceForm(
        request.POST or None,
        languages=request.programme.languages,
        meetings=meetings if at is None or at in meetings else [at, *meetings],
        put_back=kept_data(request),
        **values,
    )


def _place(voice: Voice) -> str:
    return f"{address_of(voice.question)}#voice-{voice.pk}"
