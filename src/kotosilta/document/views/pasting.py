"""What was written in Word comes in: pasted, where scripts run, or as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.document import changes
from kotosilta.document.forms.section import WordForm
from kotosilta.document.overview import ROOM
from kotosilta.document.pasting.clipboard import from_clipboard
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.reasons import WrongInput
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page_language

UNPROCESSABLE = 422


@requires(May.EDIT_DOCUMENT)
@require_POST
def clean(request: ProgrammeRequest) -> HttpResponse:
    """What was pasted, in our markup, with sentences about what is not in it. Nothing is stored."""
    try:
        cleaned = from_clipboard(request.POST.get("html", ""))
    except WrongInput as refusal:
        return JsonResponse({"problem": in_words(refusal.reason)}, status=UNPROCESSABLE)
    return JsonResponse({"markup": cleaned.markup, "left_out": [in_words(each) for each in cleaned.left_out]})


@requires(May.EDIT_DOCUMENT)
@require_http_methods(["GET", "POST"])
def word(request: ProgrammeRequest, element: str) -> HttpResponse:
    """A part that was written in Word: its text is put after what is written already."""
    title = edition_of(request.programme).item(element).title.in_language(page_language())
    form = WordForm(request.POST or None, files=request.FILES or None, languages=request.programme.languages)
    return form_page(
        request,
        form,
        save=lambda values: _take_in(request, element, values),
        then=f"{ROOM}{element}/",
        room="document",
        heading=gettext("Text from Word"),
        lead=f"{element} {title}",
        back=f"{home_address(request.programme)}{ROOM}{element}/",
        button=gettext("Take the text in"),
    )


def _take_in(request: ProgrammeRequest, element: str, values: Mapping[str, Any]) -> None:
    cleaned, language = values["file"], values["language"]
    changes.take_in_from_word(by=request.membership, element=element, language=language, markup=cleaned.markup)
    said(request, gettext("The text stands after what was written before. Read it through."))
    for each in cleaned.left_out:
        said(request, in_words(each))
