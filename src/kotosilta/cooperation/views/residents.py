"""How residents who have moved here take part."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.cooperation import changes
from kotosilta.cooperation.forms import ResidentsWayForm
from kotosilta.cooperation.models import ResidentsWay
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data

THEN = "cooperation/#residents"


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """One more way in which they take part."""
    form = ResidentsWayForm(request.POST or None, languages=request.programme.languages, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.add_residents_way(by=request.membership, on=timezone.localdate(), **values),
        then=THEN,
        room="cooperation",
        heading=gettext("How residents who have moved here take part"),
        back=home_address(request.programme) + THEN,
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Tells a way anew."""
    way = get_object_or_404(ResidentsWay.objects.of(request.programme), pk=pk)
    form = ResidentsWayForm(
        request.POST or None,
        stored=ResidentsWayForm.values_of(way),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_residents_way(
            way=way, by=request.membership, on=timezone.localdate(), **values
        ),
        then=THEN,
        room="cooperation",
        heading=gettext("How residents who have moved here take part"),
        back=home_address(request.programme) + THEN,
        keeps=True,
    )


@requires(May.EDIT_COOPERATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Removes a way; it can be brought back."""
    return remove_and_tell(request, get_object_or_404(ResidentsWay.objects.of(request.programme), pk=pk), then=THEN)
