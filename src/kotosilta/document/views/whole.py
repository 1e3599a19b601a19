"""The whole document, to read and to take along."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kotosilta.content.text import LANGUAGES
from kotosilta.document.assembling import order_of, programme_document
from kotosilta.document.formats import CONTENT_TYPES, checked_formats, checked_languages, file_name
from kotosilta.document.shown import on_screen
from kotosilta.document.versions.drafts import working_files
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def whole(request: ProgrammeRequest) -> HttpResponse:
    """Everything as it reads now, in one of the programme's languages."""
    languages = languages_of(request.programme)
    language = language_asked(request)
    return programme_page(
        request,
        "document/whole.html",
        room="document",
        draft=on_screen(programme_document(request.programme, language, timezone.localdate())),
        draft_language=language,
        languages=[(each, language_name(each)) for each in languages],
    )


@requires(May.EDIT_DOCUMENT)
@require_safe
@cache_control(private=True, no_store=True)
def file(request: ProgrammeRequest, language: str, file_format: str) -> HttpResponse:
    """The document as a file, which says of which day it is and that it is a draft."""
    checked_languages([language])
    checked_formats([file_format])
    made = working_files(request.programme, language, [file_format], timezone.localdate())
    name = file_name(order_of(request.programme), language, file_format)
    return HttpResponse(
        made[file_format],
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"},
    )


def languages_of(programme: Programme) -> list[str]:
    """The programme's languages in which there are documents."""
    return [each for each in programme.languages if each in LANGUAGES] or ["sv"]


def language_asked(request: ProgrammeRequest) -> str:
    """The language of the text that the address asks for, or that of the page, if the programme has it."""
    languages = languages_of(request.programme)
    asked = request.GET.get("language", page_language())
    return asked if asked in languages else languages[0]
