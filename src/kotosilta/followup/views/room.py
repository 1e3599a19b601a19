"""The room as a whole: how far each goal is, what is due, what was agreed on; and the calendar of the year."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.followup.calendar import months_of
from kotosilta.followup.reading import follow_up
from kotosilta.followup.shown import conditions_shown, goal_shown, proposals_left, when_in_words
from kotosilta.followup.views.flow import KEY
from kotosilta.followup.years import year_to_report
from kotosilta.goals.models import OPEN_STATES
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.models import State
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """Where the programme stands."""
    programme, language, today = request.programme, page_language(), timezone.localdate()
    read = follow_up(programme)
    year = year_to_report(read, programme, today)
    arrangement = read.plan.arrangement
    measures = list(read.measures)
    return programme_page(
        request,
        "followup/room.html",
        room=KEY,
        goals=[goal_shown(each, today, language, year) for each in read.goals],
        arrangement=arrangement,
        bodies=[each.name.html() for each in read.plan.bodies],
        when=when_in_words(arrangement),
        is_arranged=bool(arrangement.who or read.plan.has_receiver),
        conditions=conditions_shown(read.plan, language),
        proposals=[(each.key, each.situation.in_language(language)) for each in proposals_left(read.plan)],
        reports=read.reports,
        round=read.open_round(today),
        year=year,
        sum={
            "goals": len(read.goals),
            "due": sum(each.is_due(today) for each in read.indicators),
            "open": sum(each.row.state in OPEN_STATES for each in measures),
            "late": sum(each.is_late(today) for each in measures),
            "reported": sum(each.report_of(year) is not None for each in measures),
            "measures": len(measures),
        },
        is_decided=programme.state in {State.DECIDED, State.CLOSED},
        may_edit=request.membership.may(May.EDIT_FOLLOW_UP),
    )


@requires(May.READ)
@require_safe
def calendar(request: ProgrammeRequest) -> HttpResponse:
    """The next twelve months, and what should have been done already."""
    read = follow_up(request.programme)
    late, months = months_of(request.programme, read, timezone.localdate(), page_language())
    return programme_page(request, "followup/calendar.html", room=KEY, late=late, months=months)
