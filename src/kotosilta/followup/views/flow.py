"""What every form page of this room has in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse

from kotosilta.followup.calendar import ROOM
from kotosilta.programmes.access import ProgrammeRequest
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address
from kotosilta.web.forms.form import KeepingForm

KEY = "follow-up"  # of the room
TEMPLATE = "followup/form.html"


def room_form(
    request: ProgrammeRequest,
    form: KeepingForm,
    *,
    save: Callable[[Mapping[str, Any]], Any],
    then: str | Callable[[Any], str],
    heading: str,
    back: str = "",
    template: str = TEMPLATE,
    **values: object,
) -> HttpResponse:
    """A form of the room; `back` is a path below the room's own.

    `remove` among the values is the path that removes what the form is about, `remove_says` what its button says.
    """
    shown = {"lead": "", "beside": (), "remove": "", "remove_says": "", "keeps": True} | values
    return form_page(
        request,
        form,
        save=save,
        then=then,
        room=KEY,
        template=template,
        heading=heading,
        back=f"{home_address(request.programme)}{ROOM}{back}",
        **shown,
    )
