"""Everything that has been done in a programme."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.workspace.happened import everything_done

LONGEST_NUMBER = 18


@requires(May.READ)
@require_safe
def history(request: ProgrammeRequest) -> HttpResponse:
    """Who did what and when, newest first; `?before=` goes on where a page ended, anything else begins anew."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER else None
    days, rest = everything_done(request.membership, before)
    return programme_page(request, "workspace/history.html", room="history/", days=days, rest=rest)
