"""The checklist of a programme: how far each point is, what speaks for it, and what a person says of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.content.checklist import Facet, Item
from kotosilta.programmes import changes
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Saying
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language
from kotosilta.workspace.coverage import summed
from kotosilta.workspace.forms import SayingForm
from kotosilta.workspace.reading import covered
from kotosilta.workspace.shown import point_shown, steps_shown

ROOM = "checklist/"


@requires(May.READ)
@require_safe
def checklist(request: ProgrammeRequest) -> HttpResponse:
    """Every point of the programme's edition, by step."""
    found = covered(request.programme)
    edition = edition_of(request.programme)
    language = page_language()
    return programme_page(
        request,
        "workspace/checklist.html",
        room=ROOM,
        edition_title=edition.title.in_language(language),
        standing=edition.standing.in_language(language),
        steps=steps_shown(found.rows),
        total=summed(found.rows),
        may_say=request.membership.may(May.STATE_CHECKLIST),
    )


@requires(May.READ)
@require_safe
def point(request: ProgrammeRequest, item: str) -> HttpResponse:
    """One point with its facets: what it means, how far it is, what speaks for it."""
    found = [row for row in covered(request.programme).rows if row.item.id == item]
    if not found:
        raise Http404
    whole, *facets = found
    return programme_page(
        request,
        "workspace/point.html",
        room=ROOM,
        point=point_shown(whole, [point_shown(row) for row in facets]),
        may_say=request.membership.may(May.STATE_CHECKLIST),
    )


@requires(May.STATE_CHECKLIST)
@require_http_methods(["GET", "POST"])
def say(request: ProgrammeRequest, item: str, facet: str = "") -> HttpResponse:
    """What a person says of a point that nothing recorded fulfils by itself."""
    point, part = _point_or_404(request, item, facet)
    saying = Saying.objects.of(request.programme).filter(item=item, facet=facet).first()
    form = SayingForm(request.POST or None, stored=SayingForm.values_of(saying), put_back=kept_data(request))
    language = page_language()
    return form_page(
        request,
        form,
        save=lambda values: changes.say(
            programme=request.programme, by=request.membership, item=item, facet=facet, **values
        ),
        then=f"{ROOM}#{item}{facet}",
        room=ROOM,
        heading=(part.label if part else point.title).in_language(language),
        lead=point.help.in_language(language),
        back=f"{home_address(request.programme)}{ROOM}{item}/",
    )


@requires(May.STATE_CHECKLIST)
@require_POST
def take_back(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes back what was said."""
    saying = get_object_or_404(Saying.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, saying, then=f"{ROOM}#{saying}")


def _point_or_404(request: ProgrammeRequest, item: str, facet: str) -> tuple[Item, Facet | None]:
    try:
        point = edition_of(request.programme).item(item)
    except KeyError as unknown:
        raise Http404 from unknown
    part = next((each for each in point.facets if each.id == facet), None)
    if facet and part is None:
        raise Http404
    return point, part
