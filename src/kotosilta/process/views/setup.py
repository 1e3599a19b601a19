"""Who leads the work, in which form, and with whom."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kotosilta.process import changes
from kotosilta.process.forms import SetupForm
from kotosilta.process.models import Setup
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def setup(request: ProgrammeRequest) -> HttpResponse:
    """Who leads the work, in which form, and with whom."""
    stored = Setup.objects.of(request.programme).first() or Setup(programme=request.programme)
    form = SetupForm(
        request.POST or None,
        stored=SetupForm.values_of(stored),
        languages=request.programme.languages,
        put_back=kept_data(request),
        on_aland=all(each.on_aland for each in request.programme.municipalities()),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.set_up(by=request.membership, **values),
        then="process/",
        room="process",
        heading=gettext("Who leads the work"),
        back=home_address(request.programme) + "process/",
        keeps=True,
    )
