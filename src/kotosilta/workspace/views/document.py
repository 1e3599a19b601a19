"""The document room: the draft as the rooms fill it, to read and to take along."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kotosilta.content.text import LANGUAGES
from kotosilta.document.draft import assemble
from kotosilta.document.formats import CONTENT_TYPES, FORMATS, checked_formats, checked_languages, file_name, rendered
from kotosilta.document.order import DraftOrder
from kotosilta.document.shown import on_screen
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.publishing.blocks import Document
from kotosilta.situation.reading import pictures_of
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language
from kotosilta.workspace.filling import filling


@requires(May.READ)
@require_safe
def document(request: ProgrammeRequest) -> HttpResponse:
    """The draft in one of the programme's languages, with its files."""
    languages = languages_of(request.programme)
    asked = request.GET.get("language", page_language())
    language = asked if asked in languages else languages[0]
    return programme_page(
        request,
        "workspace/document.html",
        room="document",
        draft=on_screen(_document(request.programme, language)),
        draft_language=language,
        languages=[(each, language_name(each)) for each in languages],
        formats=FORMATS,
        may_take=request.membership.may(May.EDIT_DOCUMENT),
    )


@requires(May.EDIT_DOCUMENT)
@require_safe
@cache_control(private=True, no_store=True)
def document_file(request: ProgrammeRequest, language: str, file_format: str) -> HttpResponse:
    """The draft as a file."""
    checked_languages([language])
    checked_formats([file_format])
    made = _document(request.programme, language)
    name = file_name(order_of(request.programme), language, file_format)
    return HttpResponse(
        rendered(made, file_format),
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"},
    )


def languages_of(programme: Programme) -> list[str]:
    """The programme's languages in which there are documents."""
    return [each for each in programme.languages if each in LANGUAGES] or ["sv"]


def order_of(programme: Programme) -> DraftOrder:
    """What the programme's draft is ordered with."""
    return DraftOrder(
        municipalities=programme.municipalities(),
        first_year=programme.first_year,
        last_year=programme.last_year,
        edition=programme.edition,
        name=programme.slug,
    )


def _document(programme: Programme, language: str) -> Document:
    order = order_of(programme)
    pictures = pictures_of(order.municipalities)
    return assemble(order, pictures, language, timezone.localdate(), filling(programme, language))
