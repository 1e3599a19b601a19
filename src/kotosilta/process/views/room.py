"""The room as a whole: who leads, what happens when, who decides, who advises."""

from __future__ import annotations

from datetime import date
from itertools import islice

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from kotosilta.language.said import in_words
from kotosilta.process.due import due
from kotosilta.process.forms import SETUP_QUESTIONS, SetupForm
from kotosilta.process.models import Expert, Setup
from kotosilta.process.reading import decision_of, takings_of
from kotosilta.process.shown import authorities_shown, municipalities_shown, written
from kotosilta.process.timeline import Timeline, timeline_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.steps import unanswered

MOST_NEXT = 3


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """Who is responsible, which bodies decide, and what happens when."""
    programme, today = request.programme, timezone.localdate()
    with one_look():
        decision, next_steps = decision_of(takings_of(programme)), _next(request, today)
    timeline = timeline_of(programme, decision, today)
    municipalities = municipalities_shown(programme, today)
    setup = Setup.objects.of(programme).first() or Setup(programme=programme)
    return programme_page(
        request,
        "process/room.html",
        room="process",
        setup=setup,
        has_questions=bool(unanswered(SETUP_QUESTIONS, SetupForm.values_of(setup))),
        timeline=timeline,
        now=_now(timeline),
        decision=_decision(decision, today),
        municipalities=municipalities,
        is_joint=len(municipalities) > 1,
        names=[each.name for each in municipalities],
        lacks_bodies=any(len(each.bodies) == 0 for each in municipalities),
        authorities=authorities_shown(programme, today),
        experts=list(Expert.objects.of(programme)),
        next=next_steps,
        may_edit=request.membership.may(May.EDIT_PROCESS),
        may_settle=request.membership.may(May.SETTLE),
    )


def _now(timeline: Timeline) -> list[str]:
    """The phases that are under way."""
    return [] if timeline.is_proposal else [each.title for each in timeline.phases if each.standing == "under_way"]


def _decision(day: date | None, today: date) -> tuple[str, str] | None:
    """The day of the decision, and how far away it is."""
    if day is None:
        return None
    weeks = (day - today).days // 7
    if day < today:
        return written(day), gettext("has been")
    if weeks < 1:
        return written(day), gettext("within a week")
    return written(day), ngettext("in %(weeks)d week", "in %(weeks)d weeks", weeks) % {"weeks": weeks}


def _next(request: ProgrammeRequest, today: date) -> list[tuple[str, str]]:
    """The first things that wait for this person in this room, each with its address."""
    home = home_address(request.programme)
    return [
        (in_words(each.sentence), home + each.address) for each in islice(due(request.membership, today), MOST_NEXT)
    ]
