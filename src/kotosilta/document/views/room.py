"""The room as a whole: how far the document is, and what is next."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.document.formats import FORMATS
from kotosilta.document.overview import overview_of
from kotosilta.document.versions.reading import standing_version
from kotosilta.document.views.whole import languages_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def room(request: ProgrammeRequest) -> HttpResponse:
    """The ten elements with how far they are, the length, the files."""
    programme = request.programme
    return programme_page(
        request,
        "document/room.html",
        room="document",
        overview=overview_of(programme, page_language()),
        sealed=standing_version(programme),
        languages=[(each, language_name(each)) for each in languages_of(programme)],
        formats=FORMATS,
        may_edit=request.membership.may(May.EDIT_DOCUMENT),
    )
