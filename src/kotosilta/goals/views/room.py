"""The room as a whole: the one table, with what is missing where it can be mended."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.goals.markup import Markup
from kotosilta.goals.questions import questions_of
from kotosilta.goals.reading import read_room
from kotosilta.goals.table import counted, findings_shown, themes_shown
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.page import page_language

MOST_UNTAKEN = 12


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """Which change is wanted, what leads there, and what shows it; `?order` has buttons that change the order."""
    programme, language = request.programme, page_language()
    read = read_room(programme)
    questions = questions_of(programme, language)
    untaken = findings_shown(read)
    may_edit = request.membership.may(May.EDIT_GOALS)
    ordering = may_edit and "order" in request.GET
    markup = Markup(home_address(programme), may_edit, ordering)
    return programme_page(
        request,
        "goals/room.html",
        room="goals",
        themes=themes_shown(read, programme, today=timezone.localdate(), language=language, markup=markup),
        sum=counted(read),
        questions=questions,
        all_answered=all(each.answer for each in questions),
        untaken=untaken[:MOST_UNTAKEN],
        more_untaken=len(untaken) > MOST_UNTAKEN,
        may_edit=may_edit,
        ordering=ordering,
    )
