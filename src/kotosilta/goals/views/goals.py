"""Goals, their ties to other plans, and the guiding questions."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.cooperation.models import Meeting
from kotosilta.goals import changes
from kotosilta.goals.forms.goal import AnswerForm, GoalForm, TieForm, chosen_findings
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import GOALS_ARE_SET_AT, Goal, GuidingAnswer, PlanTie
from kotosilta.goals.questions import question_shown
from kotosilta.goals.rules import GUIDING_QUESTIONS
from kotosilta.goals.views.flow import room_form
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.roles import May
from kotosilta.situation.models import Finding, Tone
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """A new goal; `?finding=` takes up a finding with its theme."""
    findings = list(Finding.objects.of(request.programme).standing())
    wanted = request.GET.get("finding", "")
    taken = [each for each in findings if str(each.pk) == wanted]
    initial = {"findings": [wanted], "theme": taken[0].theme} if taken else {}
    form = GoalForm(
        request.POST or None,
        initial=initial,
        programme=request.programme,
        findings=findings,
        meetings=_meetings(request),
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.add_goal(by=request.membership, **values),
        then=lambda goal: f"{ROOM}#goal-{goal.pk}",
        heading=gettext("A new goal"),
        beside=[each.text.html() for each in taken],
        beside_says=gettext("The finding"),
    )


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The change, its theme and what it rests on."""
    goal = get_object_or_404(Goal.objects.of(request.programme).select_related("set_at"), pk=pk)
    findings = list(Finding.objects.of(request.programme).standing())
    form = GoalForm(
        request.POST or None,
        stored=GoalForm.values_of(goal, chosen_findings(goal, findings)),
        programme=request.programme,
        findings=findings,
        meetings=_meetings(request, goal),
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_goal(goal=goal, by=request.membership, **values),
        then=f"{ROOM}#goal-{goal.pk}",
        heading=gettext("Goal"),
        back=f"#goal-{goal.pk}",
        remove=f"{ROOM}{goal.pk}/remove/",
        remove_says=gettext("Remove the goal"),
        thread=f"thread/goal/{goal.pk}/",
    )


def _meetings(request: ProgrammeRequest, goal: Goal | None = None) -> list[Meeting]:
    """Those at which goals are set, and the one that the goal names now."""
    chosen = goal.set_at_id if goal else None
    meetings = Meeting.objects.of(request.programme)
    return [each for each in meetings if each.kind in GOALS_ARE_SET_AT or each.pk == chosen]


@requires(May.EDIT_GOALS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the table with all that hangs on it; it can be brought back."""
    return remove_and_tell(request, get_object_or_404(Goal.objects.of(request.programme), pk=pk), then=ROOM)


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def tie(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Ties a goal to a point of another plan."""
    goal = get_object_or_404(Goal.objects.of(request.programme), pk=pk)
    form = TieForm(request.POST or None, languages=request.programme.languages, put_back=kept_data(request))
    return room_form(
        request,
        form,
        save=lambda values: changes.tie_to_plan(goal=goal, by=request.membership, **values),
        then=f"{ROOM}#goal-{goal.pk}",
        heading=gettext("Tie to another plan"),
        back=f"#goal-{goal.pk}",
        beside=[goal.change.html()],
        beside_says=gettext("The goal"),
    )


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def edit_tie(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Which plan, which point, and where it can be read."""
    stored = get_object_or_404(PlanTie.objects.of(request.programme), pk=pk)
    form = TieForm(
        request.POST or None,
        stored=TieForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_tie(tie=stored, by=request.membership, **values),
        then=f"{ROOM}#goal-{stored.goal_id}",
        heading=gettext("Tie to another plan"),
        back=f"#goal-{stored.goal_id}",
        remove=f"{ROOM}plans/{stored.pk}/remove/",
        remove_says=gettext("Remove the tie"),
    )


@requires(May.EDIT_GOALS)
@require_POST
def remove_tie(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The goal no longer names the other plan; it can be brought back."""
    stored = get_object_or_404(PlanTie.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, stored, then=f"{ROOM}#goal-{stored.goal_id}")


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def answer(request: ProgrammeRequest, question: str) -> HttpResponse:
    """The answer to one of the three guiding questions, beside what the situation picture says about it."""
    if question not in GUIDING_QUESTIONS:
        raise Http404
    stored = GuidingAnswer.objects.of(request.programme).filter(question=question).first()
    form = AnswerForm(
        request.POST or None,
        stored=AnswerForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    shown = question_shown(question, request.programme, page_language())
    return room_form(
        request,
        form,
        save=lambda values: changes.answer_question(by=request.membership, question=question, **values),
        then=f"{ROOM}#{question}",
        heading=shown.asked,
        lead=shown.help,
        back=f"#{question}",
        beside=_findings_about(request, question),
        beside_says=gettext("What the situation picture has shown"),
    )


def _findings_about(request: ProgrammeRequest, question: str) -> list[str]:
    """What helps to answer: opportunities and challenges, or what was said to be important."""
    findings = Finding.objects.of(request.programme).standing()
    helpful = findings.exclude(tone="") if question == GUIDING_QUESTIONS[0] else findings.filter(important=True)
    tones = {each.value: str(each.label) for each in Tone}
    return [f"{tones[each.tone]}: {each.text}" if each.tone else str(each.text) for each in helpful]
