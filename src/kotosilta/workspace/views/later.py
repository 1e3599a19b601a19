"""The rooms that are not built yet: what comes there, and what one can do meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.programmes.rooms import room
from kotosilta.workspace.reading import covered
from kotosilta.workspace.shown import point_shown

TEMPLATES = {"follow-up": "workspace/follow_up.html", "communication": "workspace/communication.html"}


def later(key: str) -> Callable[..., HttpResponse]:
    """The view of such a room."""

    @requires(May.READ)
    @require_safe
    def room_to_come(request: ProgrammeRequest) -> HttpResponse:
        """What comes there, and the points of its step."""
        here = room(key)
        rows = [row for row in covered(request.programme).rows if row.item.step == here.step and row.counts]
        return programme_page(
            request,
            TEMPLATES[key],
            room=key,
            heading=in_words(here.name),
            lead=in_words(here.about),
            points=[point_shown(row) for row in rows],
            may_say=request.membership.may(May.STATE_CHECKLIST),
        )

    return room_to_come
