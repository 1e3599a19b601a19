"""The group and its timetable."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.cooperation import changes
from kotosilta.cooperation.forms import GroupForm
from kotosilta.cooperation.views.room import group_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def group(request: ProgrammeRequest) -> HttpResponse:
    """Which group does the work, what it asks of its members, and what it has agreed on."""
    form = GroupForm(
        request.POST or None,
        stored=GroupForm.values_of(group_of(request)),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.settle_group(by=request.membership, on=timezone.localdate(), **values),
        then="cooperation/#group",
        room="cooperation",
        heading=gettext("The cooperation group"),
        back=f"{home_address(request.programme)}cooperation/#group",
        keeps=True,
    )
