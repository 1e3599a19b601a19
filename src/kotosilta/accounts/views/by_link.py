"""What every page behind a personal link shares: it is for its reader alone, and it says why a link opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from kotosilta.language.said import in_words
from kotosilta.reasons import NotPossible
from kotosilta.web.page import page

GONE = 410
ANOTHER_PERSON = "person"  # the field of a refusal: whoever is signed in is not the one whom the link was sent to
HEADERS = {
    "Cache-Control": "no-store",
    # No other site is told. Of `no-referrer` browsers make forms without an origin, which are refused as forged.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    # Never compressed together with text of somebody's choosing: the length would tell of the secret in the address.
    "Content-Encoding": "identity",
}


def for_its_reader_alone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose address is a secret: kept by no cache, told to no other site, found by no search."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        response = view(request, *args, **values)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return guarded


def link_refused(request: HttpRequest, refusal: NotPossible) -> HttpResponse:
    """Why the link opens nothing, and what to do now; the same for all links that never existed."""
    for_another = refusal.field == ANOTHER_PERSON
    return page(
        request, "accounts/link_refused.html", status=GONE, reason=in_words(refusal.reason), for_another=for_another
    )
