"""One guiding question: figures, voices and the programme's own conclusion beside each other."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.content.catalogue import GuidingQuestion
from kotosilta.content.guidance import QUESTIONS, guiding_questions
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.situation.models import Conclusion
from kotosilta.situation.room import changes
from kotosilta.situation.room.forms import conclusion_form
from kotosilta.situation.room.question_page import findings_of, neighbours_of, official_part, own_part
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed, said
from kotosilta.web.page import page_language

ROOM = "situation"


@requires(May.READ)
@require_safe
def question(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Everything under one guiding question; `?of=` chooses a municipality of a joint programme."""
    asked, language = known(question), page_language()
    programme, chosen = request.programme, request.GET.get("of", "")
    findings = findings_of(programme)
    return programme_page(
        request,
        "situation/question.html",
        room=ROOM,
        asked=asked,
        heading=title_of(asked),
        words=question_of(asked),
        help=edition_of(programme).item(asked).help.in_language(language),
        may_edit=request.membership.may(May.EDIT_SITUATION),
        may_add_voice=request.membership.may(May.ADD_VOICE),
        **official_part(request.membership, asked, chosen, findings, language, timezone.localdate()),
        **own_part(programme, asked, findings, language),
        **neighbours_of(asked, language),
    )


@requires(May.EDIT_SITUATION)
@require_POST
def looked_at(request: ProgrammeRequest, question: str) -> HttpResponse:
    """We have looked at this."""
    changes.look_at(question=known(question), by=request.membership)
    undo = f"{home_address(request.programme)}{address_of(question)}not-looked-at/"
    removed(request, gettext("Noted: you have looked at this."), undo)
    return see_room(request.programme, address_of(question))


@requires(May.EDIT_SITUATION)
@require_POST
def not_looked_at(request: ProgrammeRequest, question: str) -> HttpResponse:
    """Takes it back."""
    changes.not_looked_at(question=known(question), by=request.membership)
    said(request, gettext("Noted: this is still to be looked at."))
    return see_room(request.programme, address_of(question))


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def conclusion(request: ProgrammeRequest, question: str) -> HttpResponse:
    """The municipality's own conclusion, facet by facet where the question has any."""
    asked = known(question)
    stored = Conclusion.objects.of(request.programme).filter(question=asked)
    form = conclusion_form(
        edition_of(request.programme).item(asked),
        {each.facet: each.text for each in stored},
        data=request.POST or None,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.conclude(question=asked, by=request.membership, texts=form.texts(values)),
        then=f"{address_of(asked)}#conclusion",
        room=ROOM,
        heading=gettext("What you conclude"),
        lead=question_of(asked),
        back=home_address(request.programme) + address_of(asked),
        keeps=True,
    )


def known(question: str) -> str:
    """The id of a guiding question that exists; Http404 for anything else."""
    if question not in QUESTIONS:
        raise Http404
    return question


def address_of(question: str) -> str:
    """Where the question is, below the programme's address."""
    return f"{ROOM}/questions/{question}/"


def title_of(question: str) -> str:
    """What the question is about."""
    return _content(question).title.in_language(page_language())


def question_of(question: str) -> str:
    """The question itself."""
    return _content(question).question.in_language(page_language())


def _content(question: str) -> GuidingQuestion:
    return next(each for each in guiding_questions() if each.id == question)
