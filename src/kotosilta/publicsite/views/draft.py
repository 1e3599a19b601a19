"""The first draft of a programme: seen at once as a page, taken along as Word, PDF or web page; nothing is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from kotosilta.document.draft import assemble
from kotosilta.document.formats import CONTENT_TYPES, checked_formats, checked_languages, file_name, rendered
from kotosilta.document.order import DraftOrder
from kotosilta.document.shown import on_screen
from kotosilta.publicsite.addressed import elsewhere, municipality_at, municipality_named
from kotosilta.publicsite.draft_page import files_of, neighbours
from kotosilta.publicsite.draft_wish import read_wish, to_begin_with
from kotosilta.publishing.blocks import Document
from kotosilta.situation.reading import pictures_of
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

DRAFT = "publicsite:draft"
TEN_MINUTES = 600


@public
@looked_at_only
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The form with the draft below it; a form that cannot be used comes back as it was typed, with what is wrong."""
    own = municipality_at(slug)
    if own is None:
        return elsewhere(request, slug, DRAFT)
    language = page_language()
    wish = read_wish(own, request.GET, language, timezone.localdate())
    if wish.added and wish.order:
        return HttpResponseRedirect(reverse(DRAFT, args=[own.slug]) + wish.query())
    document = _document(wish.order, wish.language) if wish.order else None
    return page(
        request,
        "publicsite/draft.html",
        name=own.name.in_language(language),
        others=[other.name.in_language(language) for other in wish.others],
        wish=wish,
        neighbours=neighbours(wish, language),
        files=files_of(wish) if wish.order else [],
        to_begin_with=to_begin_with(wish, language),
        shown=on_screen(document) if document else None,
    )


@public
@looked_at_only
@cache_control(private=True, max_age=TEN_MINUTES)
def draft_file(request: HttpRequest, slug: str, language: str, file_format: str) -> HttpResponse:
    """The draft as a file. A wish that cannot be used leads to the form, which says what is wrong with it."""
    own = municipality_named(slug)
    checked_languages([language])
    checked_formats([file_format])
    order = read_wish(own, request.GET, language, timezone.localdate()).order
    if order is None:
        return HttpResponseRedirect(f"{reverse(DRAFT, args=[own.slug])}?{request.GET.urlencode()}")
    name = file_name(order, language, file_format)
    return HttpResponse(
        rendered(_document(order, language), file_format),
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _document(order: DraftOrder, language: str) -> Document:
    return assemble(order, pictures_of(order.municipalities), language, timezone.localdate())
