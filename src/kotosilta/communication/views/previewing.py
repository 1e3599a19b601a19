"""What has not been published yet, as everybody would see it; for members only."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.communication.models import Page
from kotosilta.communication.public.look import preview
from kotosilta.communication.public.views import answered
from kotosilta.communication.views.publishing import page_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.roles import May


@requires(May.READ)
@require_safe
def start(request: ProgrammeRequest) -> HttpResponse:
    """The programme's page."""
    return answered(request, preview(request.programme, Page.START), Page.START)


@requires(May.READ)
@require_safe
def one(request: ProgrammeRequest, key: str) -> HttpResponse:
    """One of the pages."""
    page = page_of(key)
    return answered(request, preview(request.programme, page), page)
