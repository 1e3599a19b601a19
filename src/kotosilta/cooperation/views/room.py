"""The room as a whole: how the cooperation stands, at a glance and sector by sector."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.cooperation.due import due
from kotosilta.cooperation.meetings import Calendar, calendar_of, day_or_nothing, open_tasks_of
from kotosilta.cooperation.models import Answer, Group, ResidentsWay
from kotosilta.cooperation.register import Listed, listed_in, register_of
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.page import page_language

MOST_NEXT = 3


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """Who takes part, how they meet, and how residents are heard."""
    today = timezone.localdate()
    listed = listed_in(request.programme)
    calendar = calendar_of(request.programme, today)
    ways = list(ResidentsWay.objects.of(request.programme))
    return programme_page(
        request,
        "cooperation/room.html",
        room="cooperation",
        register=register_of(request.programme, listed, today, with_residents=_with_residents(ways, calendar)),
        waiting=_waiting(listed),
        calendar=calendar,
        next_meeting=calendar.ahead[0].when if calendar.ahead else "",
        tasks=open_tasks_of(request.membership, today),
        next=_next(request, today),
        may_edit=request.membership.may(May.EDIT_COOPERATION),
        **_group(request),
        ways=[(way, day_or_nothing(way.since, page_language())) for way in ways],
    )


def _group(request: ProgrammeRequest) -> dict[str, Any]:
    group, language = group_of(request), page_language()
    days = {"appointed_on": group.appointed_on, "ready_by": group.ready_by, "agreed_on": group.ready_agreed_on}
    return {"group": group, **{name: day_or_nothing(day, language) for name, day in days.items()}}


def _with_residents(ways: list[ResidentsWay], calendar: Calendar) -> bool:
    """Whether residents who have moved here take part already."""
    meetings = [*calendar.ahead, *calendar.past]
    return any(way.since for way in ways) or any(each.meeting.residents_took_part for each in meetings)


def group_of(request: ProgrammeRequest) -> Group:
    """The programme's group; an empty one while nothing is known of it."""
    return Group.objects.of(request.programme).first() or Group(programme=request.programme)


def _waiting(listed: list[Listed]) -> int:
    """How many invitations wait for an answer."""
    invitations = [invitation for each in listed for _, invitation in each.people if invitation]
    return sum(each.answer == Answer.WAITING for each in invitations)


def _next(request: ProgrammeRequest, today: date) -> list[tuple[str, str]]:
    """The first things that wait for this person in this room, each with its address."""
    home = home_address(request.programme)
    return [
        (in_words(each.sentence), home + each.address) for each in islice(due(request.membership, today), MOST_NEXT)
    ]
