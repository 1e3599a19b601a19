"""Who leads the work, in which form, and with whom: on one page, or one question at a time."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kotosilta.process import changes
from kotosilta.process.forms import SETUP_QUESTIONS, SetupForm
from kotosilta.process.models import Setup
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import QUESTION_PAGE, form_page
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.steps import asked, unanswered, with_the_rest

WHOLE, QUESTIONS = "process/setup/", "process/setup/questions/"


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def setup(request: ProgrammeRequest) -> HttpResponse:
    """All of it."""
    return form_page(
        request,
        _form(request, _stored(request)),
        save=lambda values: changes.set_up(by=request.membership, **values),
        then="process/",
        room="process",
        heading=gettext("Who leads the work"),
        back=home_address(request.programme) + "process/",
        keeps=True,
    )


@requires(May.EDIT_PROCESS)
@require_safe
def questions(request: ProgrammeRequest) -> HttpResponse:
    """To the first question without an answer, or to the first of all."""
    left = unanswered(SETUP_QUESTIONS, SetupForm.values_of(_stored(request))) or SETUP_QUESTIONS
    return HttpResponseRedirect(f"{home_address(request.programme)}{QUESTIONS}{left[0].key}/")


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def question(request: ProgrammeRequest, question: str) -> HttpResponse:
    """One question of it."""
    found = asked(SETUP_QUESTIONS, question)
    if found is None:
        raise Http404
    stored = _stored(request)
    rest = SetupForm.values_of(stored)
    way = request.POST.get("go", "")
    return form_page(
        request,
        _form(request, stored, only=found.question.names),
        save=lambda values: changes.set_up(by=request.membership, **with_the_rest(values, rest)),
        then=found.then(way, question=QUESTIONS, whole=WHOLE, leave="process/#setup"),
        room="process",
        template=QUESTION_PAGE,
        asked=found,
        keeps=True,
    )


def _stored(request: ProgrammeRequest) -> Setup:
    return Setup.objects.of(request.programme).first() or Setup(programme=request.programme)


def _form(request: ProgrammeRequest, stored: Setup, only: tuple[str, ...] = ()) -> SetupForm:
    return SetupForm(
        request.POST or None,
        stored=SetupForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
        on_aland=all(each.on_aland for each in request.programme.municipalities()),
        only=only,
    )
