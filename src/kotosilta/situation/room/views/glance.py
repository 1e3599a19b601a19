"""All official figures at a glance: what is there, and what could be there."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.situation.glance.rows_csv import glance_csv
from kotosilta.situation.room import glance_page as shown
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def figures(request: ProgrammeRequest) -> HttpResponse:
    """Every indicator in one table; `?of=` chooses a municipality of a joint programme, `?question=` one question."""
    return programme_page(
        request,
        "situation/figures.html",
        room="situation",
        **shown.glance_values(
            request.programme,
            request.GET.get("of", ""),
            request.GET.get("question", ""),
            page_language(),
            may_edit=request.membership.may(May.EDIT_SITUATION),
        ),
    )


@requires(May.READ)
@require_safe
def figures_csv(request: ProgrammeRequest) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    own = shown.municipality_of(request.programme, request.GET.get("of", ""))
    text = glance_csv(shown.glance_for(request.programme, own), page_language())
    disposition = {"Content-Disposition": f'attachment; filename="{own.slug}-figures.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=disposition)
