"""How it stands with a source of the checklist."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kotosilta.content.guidance import requests
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.situation.due import source_name
from kotosilta.situation.models import SourceState, SourceUse
from kotosilta.situation.room import changes
from kotosilta.situation.room.forms import SourceForm
from kotosilta.situation.room.overview_page import SOURCES
from kotosilta.situation.room.views.questions import ROOM
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def source(request: ProgrammeRequest, point: str) -> HttpResponse:
    """Notes how it stands; `?asked=` names the ready request that was sent."""
    item, facet = _point(request.programme, point)
    stored = SourceUse.objects.of(request.programme).filter(item=item, facet=facet).first()
    today = timezone.localdate()
    form = SourceForm(
        request.POST or None,
        stored=SourceForm.values_of(stored or SourceUse(programme=request.programme)),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    asked = request.GET.get("asked", "")
    if asked in requests() and stored is None and not form.is_bound:
        title = requests()[asked].title.in_language(page_language())
        form.initial.update({"state": SourceState.ASKED, "on": today, f"note_{request.programme.languages[0]}": title})
    edition = edition_of(request.programme)
    return form_page(
        request,
        form,
        save=lambda values: changes.note_source(item=item, facet=facet, by=request.membership, today=today, **values),
        then=f"situation/#{point}",
        room=ROOM,
        heading=str(source_name(edition, item, facet)),
        lead=edition.item(item).help.in_language(page_language()),
        back=home_address(request.programme) + "situation/#sources",
    )


def _point(programme: Programme, point: str) -> tuple[str, str]:
    """The item and facet that an address names; Http404 for what is no source of the checklist."""
    edition = edition_of(programme)
    for item in map(edition.item, SOURCES):
        for facet in [each.id for each in item.facets] or [""]:
            if point == f"{item.id}{facet}":
                return item.id, facet
    raise Http404
