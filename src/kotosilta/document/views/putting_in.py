"""An official figure on its way into the document: which element is it for?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kotosilta.document.section_page import of_official_series
from kotosilta.document.texts import ELEMENTS
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.page import page_language


@requires(May.EDIT_DOCUMENT)
@require_safe
def where(request: ProgrammeRequest, official: str) -> HttpResponse:
    """The elements, each with what can be put in of the official series (`545.turnout`)."""
    language, edition = page_language(), edition_of(request.programme)
    offers = of_official_series(request.programme, official, language)
    if not offers:
        raise Http404
    return programme_page(
        request,
        "document/put_in_where.html",
        room="document",
        offers=offers,
        elements=[(each, edition.item(each).title.in_language(language)) for each in ELEMENTS],
    )
