"""The home of a programme."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.workspace.coverage import summed
from kotosilta.workspace.happened import others_did
from kotosilta.workspace.home_page import MOST_WARNINGS, due_shown, rooms_shown, thoughts
from kotosilta.workspace.reading import covered_and_due


@requires(May.READ)
@require_safe
def home(request: ProgrammeRequest) -> HttpResponse:
    """Where the programme stands, what is next for me, what others did."""
    today = timezone.localdate()
    found, due = covered_and_due(request.membership, today)
    warned = thoughts(found.warnings)
    return programme_page(
        request,
        "workspace/home.html",
        room_states=rooms_shown(found.rows),
        total=summed(found.rows),
        due=due_shown(due, today),
        days=others_did(request.membership),
        thoughts=warned[:MOST_WARNINGS],
        more_thoughts=len(warned) > MOST_WARNINGS,
    )
