"""Which frozen situation picture a version rests on."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.document.versions import changes
from kotosilta.document.versions.forms.version import RestOnForm
from kotosilta.document.versions.views.versions import ROOM, version_or_404
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.situation.frozen.reading import frozen_of
from kotosilta.web.forms.keeping import kept_data


@requires(May.EDIT_DOCUMENT)
@require_http_methods(["GET", "POST"])
def rest_on(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Chooses the picture; a sealed version keeps the one that it was sealed with."""
    row = version_or_404(request.programme, pk)
    form = RestOnForm(
        request.POST or None,
        pictures=frozen_of(request.programme),
        stored={"picture": str(row.picture_id or "")},
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.rest_on(version=row, by=request.membership, **values),
        then=f"{ROOM}{pk}/",
        room="document",
        heading=gettext("Which situation picture does it rest on?"),
        lead=gettext("The programme is read together with what was known. The picture is named in the decided text."),
        back=f"{home_address(request.programme)}{ROOM}{pk}/",
        back_says=row.name,
    )
