"""The room's page: the plan for four audiences, what is published, and what there is to read."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kotosilta.communication.models import CommunicationStep, Page, Stage
from kotosilta.communication.plan_page import rows_shown
from kotosilta.communication.proposals import days_of, proposals_for
from kotosilta.communication.publishing import publication_of
from kotosilta.communication.standing import standing_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """Who is told what, and when; empty fields show what could stand there."""
    programme, today = request.programme, timezone.localdate()
    may_edit = request.membership.may(May.EDIT_COMMUNICATION)
    standing = standing_of(programme)
    empty = standing.empty_fields()
    proposals = proposals_for(programme, days_of(programme), today, empty) if may_edit and empty else []
    publication = publication_of(programme)
    return programme_page(
        request,
        "communication/room.html",
        room="communication",
        rows=rows_shown(CommunicationStep.objects.of(programme), proposals, today, page_language()),
        stages=[str(each.label) for each in Stage],
        planned=len(standing.steps),
        told=sum(each.done for each in standing.steps),
        empty=len(empty),
        all_empty=not standing.steps,
        next_step=next((each for each in standing.steps if not each.done and each.due_on), None),
        pages=[(each.label, publication.shows(each)) for each in Page],
        is_public=publication.page_at is not None,
        may_edit=may_edit,
        may_publish=request.membership.may(May.PUBLISH),
    )
