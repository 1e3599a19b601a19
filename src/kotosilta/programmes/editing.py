"""The one flow of every form in the workspace, so that each view only says what is special to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext

from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.rooms import room as room_of
from kotosilta.programmes.undo import Removable, kind_of, remove
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.keeping import kept_response, wants_keeping
from kotosilta.web.forms.notes import removed

FORM_PAGE = "programmes/form_page.html"
QUESTION_PAGE = "programmes/question_page.html"  # needs `asked` (web.forms.steps) instead of `heading` and `back`
LONGEST_SHOWN = 80
USUAL: Mapping[str, Any] = MappingProxyType(
    {"lead": "", "keeps": False, "button": "", "back_says": "", "beside": (), "beside_says": ""}
    | {"remove": "", "remove_says": "", "thread": ""}
)


def form_page(
    request: ProgrammeRequest,
    form: KeepingForm,
    *,
    save: Callable[[Mapping[str, Any]], Any],
    then: str | Callable[[Any], str],
    room: str,
    template: str = FORM_PAGE,
    **values: Any,
) -> HttpResponse:
    """Shows the form, or saves what was sent and goes on to `then`: a path below the programme's address, or what makes
    one of the saved object. `values` are the page's own: `heading` and `back`, and where they are wanted `lead`,
    `button` (what it says), `keeps` (saves as one goes), `beside` (what the form is about, under `beside_says`),
    `remove` and `thread` (paths below the programme's address) with what the button says, `remove_says`.

    What does not fit comes back with everything that was typed; a refusal of the change stands beside its field. While
    somebody still writes (`X-Keep`), the answer tells the script what was saved instead of leading to another page.
    """
    if form.is_bound and form.is_valid():
        try:
            saved = save(form.cleaned_data)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            path = then if isinstance(then, str) else then(saved)
            return kept_response(form) if wants_keeping(request) else see_room(request.programme, path)
    if form.is_bound and wants_keeping(request):
        return kept_response(form)
    return programme_page(request, template, room=room, form=form, **{**USUAL, **values})


def room_form(
    request: ProgrammeRequest,
    form: KeepingForm,
    *,
    save: Callable[[Mapping[str, Any]], Any],
    then: str | Callable[[Any], str],
    room: str,
    back: str = "",
    **values: Any,
) -> HttpResponse:
    """A form of a room that saves as one goes; the way back leads into the room, to `back` below its own address."""
    into = room_of(room)
    usual = {
        "back": home_address(request.programme) + into.address + back,
        "back_says": in_words(into.name),
        "keeps": True,
    }
    return form_page(request, form, save=save, then=then, room=room, **{**usual, **values})


def remove_and_tell(request: ProgrammeRequest, row: Removable, *, then: str) -> HttpResponse:
    """Removes the row and goes on to `then` (a path below the programme's address), which offers to bring it back."""
    remove(row=row, by=request.membership, programme=request.programme)
    removed(request, gettext("Removed: “%(what)s”.") % {"what": shortened(row)}, undo_address(request, row, then=then))
    return see_room(request.programme, then)


def undo_address(request: ProgrammeRequest, row: Removable, *, then: str) -> str:
    """Where a POST brings the row back and goes on to `then`."""
    return f"{home_address(request.programme)}undo/{kind_of(row)}/{row.pk}/?{urlencode({'then': then})}"


def shortened(row: Removable) -> str:
    """What the row is called, no longer than a note can hold."""
    return Truncator(str(row)).chars(LONGEST_SHOWN)
