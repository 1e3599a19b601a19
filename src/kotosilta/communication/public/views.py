"""One function per open address of the directory; whatever is not published is not found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from kotosilta.communication.models import Page
from kotosilta.communication.public import directory, document, follow_up, goals, situation, start, taking_part
from kotosilta.communication.public.feed import feed
from kotosilta.communication.public.look import Look, published
from kotosilta.document.versions.files import TYPES
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.page import page, page_language

A_MINUTE = 60
VALUES: dict[Page, Callable[[Look, str], dict[str, Any]]] = {
    Page.START: start.values_of,
    Page.GOALS: goals.values_of,
    Page.SITUATION: situation.values_of,
    Page.DOCUMENT: document.values_of,
    Page.FOLLOW_UP: follow_up.values_of,
    Page.TAKE_PART: taking_part.values_of,
}


@public
@looked_at_only
def programmes(request: HttpRequest) -> HttpResponse:
    """The list by region."""
    values = directory.values_of(request.GET.dict(), page_language())
    return for_everybody(page(request, "communication/public/directory.html", **values))


@public
@looked_at_only
def programmes_json(request: HttpRequest) -> HttpResponse:
    """The same for other programs."""
    told = feed(lambda name, slug: request.build_absolute_uri(reverse(name, args=[slug])))
    return for_everybody(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))


def one(which: Page) -> Callable[..., HttpResponse]:
    """The view of one page of a programme."""

    @public
    @looked_at_only
    def shown(request: HttpRequest, slug: str) -> HttpResponse:
        return for_everybody(answered(request, published(slug, which), which))

    return shown


def answered(request: HttpRequest, look: Look, which: Page) -> HttpResponse:
    """The page, published or in preview; samples are indexed nowhere."""
    language = page_language()
    programme = look.programme
    response = page(
        request,
        f"communication/public/{which.value.replace('-', '_')}.html",
        look=look,
        programme=programme,
        municipalities=[each.name.in_language(language) for each in programme.municipalities()],
        pages=[(each.label, look.address(each), each is which) for each in Page if look.shows(each)],
        which=which.label,
        start_address=look.address(Page.START),
        unindexed=programme.sample or look.is_preview,
        addresses={each.name: look.address_of(each) for each in Page},
        **VALUES[which](look, language),
    )
    if programme.sample or look.is_preview:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@public
@looked_at_only
def document_file(request: HttpRequest, slug: str, language: str, file_format: str) -> HttpResponse:  # noqa: ARG001
    """A file of the sealed version, unchanged."""
    look = published(slug, Page.DOCUMENT)
    found = document.file_of(look, language, file_format)
    return _file(look, bytes(found.content), f"{slug}.{language}.{file_format}", TYPES[file_format])


@public
@looked_at_only
def report_file(request: HttpRequest, slug: str, year: int, language: str, file_format: str) -> HttpResponse:  # noqa: ARG001
    """A file of a yearly report as it was handed over."""
    look = published(slug, Page.FOLLOW_UP)
    content = follow_up.report_file_of(look, year, language, file_format)
    return _file(look, content, f"{slug}-{year}.{language}.{file_format}", TYPES[file_format])


def for_everybody(response: HttpResponse) -> HttpResponse:
    """Any cache may keep the page for a minute, unless somebody's name stands in it."""
    if "private" not in response.headers.get("Cache-Control", ""):
        patch_cache_control(response, public=True, max_age=A_MINUTE)
    return response


def _file(look: Look, content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if look.programme.sample:
        headers["X-Robots-Tag"] = "noindex"
    return for_everybody(HttpResponse(content, content_type=content_type, headers=headers))
