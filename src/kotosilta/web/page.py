"""Answers a request with a page: the frame's own values are added here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

SEE_OTHER = 303
LONGEST_QUERY_KEPT = 300


def page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """The template as a page in the address's language, with links to the same page in the other languages."""
    person = values.pop("person") if "person" in values else somebody(request)
    response = render(request, template, frame(request, person=person) | values, status=status)
    # Who is signed in stands in the masthead, so nobody else may be given this page.
    patch_vary_headers(response, ("Cookie",))
    if person:
        patch_cache_control(response, private=True)
    return response


def frame(request: HttpRequest, *, person: Any) -> dict[str, Any]:
    """What the frame of every page needs."""
    return {
        "language": page_language(),
        "other_languages": list(same_page_in_each_language(request)),
        "terms_used": {},
        "person": person,
        "is_demo": settings.DEMO,
    }


def somebody(request: HttpRequest) -> Any:
    """Who is signed in, or None. Without a session's cookie nothing is asked: open pages stay as quick as they are."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def see_other(address: str) -> HttpResponse:
    """To a page after something was done, so that going back or reloading does not do it again."""
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response


def page_language() -> str:
    """The language of the page that is being made: sv, fi or en."""
    return get_language() or settings.LANGUAGE_CODE


def same_page_in_each_language(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    """Code, own name and address of this page in every language; a page outside them leads to the start pages.

    A very long query is left out: it would stand on the page once for each language.
    """
    kept = len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY_KEPT
    rest = (request.get_full_path() if kept else request.path).split("/", 2)
    inside = len(rest) == 3 and rest[1] in dict(settings.LANGUAGES)
    for code, name in settings.LANGUAGES:
        yield code, name, f"/{code}/{rest[2]}" if inside else f"/{code}/"
