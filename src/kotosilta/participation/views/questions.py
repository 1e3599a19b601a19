"""What is asked of residents: written, opened, closed, and told the end of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.content.participation import ready_questions
from kotosilta.participation import changes
from kotosilta.participation.forms import OutcomeForm, QuestionForm, languages_to_ask_in
from kotosilta.participation.models import OpenQuestion
from kotosilta.participation.reading import questions_of
from kotosilta.participation.shown import answers_shown, asked_shown, question_shown, ready_shown
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import said

ROOM = "participation/"
USUAL_TIME = timedelta(days=28)


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """All questions with how many answers wait, and those that are ready to be asked."""
    today = timezone.localdate()
    asked = questions_of(request.programme)
    return programme_page(
        request,
        "participation/room.html",
        room=ROOM,
        questions=[asked_shown(each, today) for each in asked],
        ready=ready_shown(asked),
        may_edit=request.membership.may(May.EDIT_PARTICIPATION),
    )


@requires(May.READ)
@require_safe
def question(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One question: where it can be answered, and the answers to go through."""
    row = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    may_edit = request.membership.may(May.EDIT_PARTICIPATION)
    return programme_page(
        request,
        "participation/question.html",
        room=ROOM,
        asked=question_shown(request, row, timezone.localdate()),
        answers=answers_shown(request.programme, row) if may_edit else None,
        may_edit=may_edit,
    )


@requires(May.EDIT_PARTICIPATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """A new question; `?ready=` takes one that is ready in all languages."""
    ready = ready_questions().get(request.GET.get("ready", ""))
    initial: dict[str, Any] = {"closes_on": timezone.localdate() + USUAL_TIME}
    initial |= {"text": dict(ready.texts), "question": ready.id} if ready else {}
    form = QuestionForm(
        request.POST or None,
        initial=initial,
        languages=languages_to_ask_in(request.programme),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.add_question(by=request.membership, today=timezone.localdate(), **values),
        then=_place,
        room=ROOM,
        heading=gettext("Ask residents"),
        lead=gettext("Nobody else sees the question before you open it."),
        back=home_address(request.programme) + ROOM,
    )


@requires(May.EDIT_PARTICIPATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Its words, and until when it can be answered."""
    stored = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    form = QuestionForm(
        request.POST or None,
        stored=QuestionForm.values_of(stored),
        languages=languages_to_ask_in(request.programme),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.change_question(
            asked=stored, by=request.membership, today=timezone.localdate(), **values
        ),
        then=_place(stored),
        room=ROOM,
        heading=gettext("The question"),
        back=home_address(request.programme) + _place(stored),
    )


@requires(May.EDIT_PARTICIPATION)
@require_http_methods(["GET", "POST"])
def outcome(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What the answers led to: shown where the question was asked."""
    stored = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    form = OutcomeForm(
        request.POST or None,
        stored=OutcomeForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.write_outcome(asked=stored, by=request.membership, **values),
        then=_place(stored),
        room=ROOM,
        heading=gettext("What the answers led to"),
        lead=str(stored),
        back=home_address(request.programme) + _place(stored),
        keeps=True,
    )


@requires(May.EDIT_PARTICIPATION)
@require_POST
def open_it(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Residents can answer from now on."""
    row = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    changes.open_question(asked=row, by=request.membership, today=timezone.localdate())
    said(request, gettext("The question is open. Share its address where people are."))
    return see_room(request.programme, _place(row))


@requires(May.EDIT_PARTICIPATION)
@require_POST
def close_it(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """It takes no more answers."""
    row = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    changes.close_question(asked=row, by=request.membership, today=timezone.localdate())
    said(request, gettext("The question is closed. The answers are still here."))
    return see_room(request.programme, _place(row))


@requires(May.EDIT_PARTICIPATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes the question and its answers away; both can be brought back."""
    row = get_object_or_404(OpenQuestion.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, row, then=ROOM)


def _place(asked: OpenQuestion) -> str:
    return f"{ROOM}{asked.pk}/"
