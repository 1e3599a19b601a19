"""The room as a whole."""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.looking import one_look
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.situation import due
from kotosilta.situation.room import overview_page as shown
from kotosilta.situation.room.imports import imports_told
from kotosilta.situation.room.official import official_of, questions_with_figures
from kotosilta.situation.room.standing import standing_of
from kotosilta.web.page import page_language

MOST_NEXT = 3


@requires(May.READ)
@require_safe
@one_look()
def overview(request: ProgrammeRequest) -> HttpResponse:
    """How far the situation picture is, question by question, and what has been found."""
    programme, language = request.programme, page_language()
    standing, official = standing_of(programme), official_of(programme)
    with_figures = questions_with_figures(official)
    lines = shown.question_lines(standing, with_figures, edition_of(programme), language)
    may_edit = request.membership.may(May.EDIT_SITUATION)
    waiting = due.waiting(programme, standing, official, timezone.localdate()) if may_edit else ()
    return programme_page(
        request,
        "situation/overview.html",
        room="situation",
        lines=lines,
        summary=shown.summary(lines, standing),
        next=shown.told_next(list(islice(waiting, MOST_NEXT)), home_address(programme)),
        findings=shown.finding_lines(programme),
        suggestions=shown.suggestions_waiting(programme, standing, language),
        dismissed=shown.dismissed(programme),
        sources=shown.source_lines(programme, standing, with_figures, language),
        imports=imports_told(language),
        uploads=shown.uploads(programme),
        may_edit=may_edit,
    )
