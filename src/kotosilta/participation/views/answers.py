"""Going through the answers: each becomes a voice or is left out, and either can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.participation import changes
from kotosilta.participation.forms import LeaveOutForm, TakeUpForm
from kotosilta.participation.models import Answer
from kotosilta.participation.shown import language_of
from kotosilta.participation.views.questions import ROOM
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.keeping import kept_data, wants_keeping
from kotosilta.web.forms.notes import removed


@requires(May.EDIT_PARTICIPATION)
@require_http_methods(["GET", "POST"])
def take_up(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Makes an answer a voice, in the programme's languages."""
    answer = _answer(request, pk)
    own = answer.language in request.programme.languages
    form = TakeUpForm(
        request.POST or None,
        initial={"text": {answer.language: answer.text}} if own else {"keeps_original": True},
        languages=request.programme.languages,
        original=not own,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        template="participation/take_up.html",
        save=lambda values: _save(request, answer, values),
        then=_place(answer),
        room=ROOM,
        heading=gettext("Take up as a voice"),
        button=gettext("Take up"),
        back=home_address(request.programme) + _place(answer),
        answer=answer,
        answer_language=language_of(answer.language),
    )


@requires(May.EDIT_PARTICIPATION)
@require_POST
def leave_out(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Leaves an answer out, for one of the reasons that the page offers."""
    answer = _answer(request, pk)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        raise WrongInput(Reason("Choose a reason: it is kept with the answer."))
    changes.leave_out(answer=answer, by=request.membership, why=form.cleaned_data["why"])
    removed(request, gettext("The answer was left out."), _undo(request, answer))
    return see_room(request.programme, _place(answer))


@requires(May.EDIT_PARTICIPATION)
@require_POST
def put_back(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Undoes either."""
    answer = _answer(request, pk)
    changes.put_back(answer=answer, by=request.membership)
    return see_room(request.programme, _place(answer))


def _save(request: ProgrammeRequest, answer: Answer, values: Mapping[str, Any]) -> Answer:
    taken = changes.take_up(
        answer=answer,
        by=request.membership,
        text=values["text"],
        keeps_original=bool(values.get("keeps_original")),
        heard_where=gettext("Open question: %(question)s") % {"question": answer.question.text},
        today=timezone.localdate(),
    )
    if not wants_keeping(request):
        removed(request, gettext("The answer is now a voice in the situation picture."), _undo(request, answer))
    return taken


def _answer(request: ProgrammeRequest, pk: int) -> Answer:
    found: Answer = get_object_or_404(Answer.objects.of(request.programme).select_related("question", "voice"), pk=pk)
    return found


def _undo(request: ProgrammeRequest, answer: Answer) -> str:
    return reverse("participation:put_back", args=[request.programme.slug, answer.pk])


def _place(answer: Answer) -> str:
    return f"{ROOM}{answer.question_id}/"
