"""Sends pages compressed: a situation page is 34 kB with brotli (3 ms), 44 kB with gzip (4 ms), 270 kB as it is.

The length of a compressed page could give away a secret that stands beside text of a stranger's choosing (BREACH). Open
pages hold none. Pages of people who are signed in go out as gzip, which is given a random length; form tokens look
different on every page anyhow.
"""

from __future__ import annotations

from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

SMALLEST = 500  # bytes; what is shorter fits into one packet anyhow
QUALITY = 5  # 4 is 3 kB longer, 6 no shorter, 9 takes eight times as long
LONGEST_PADDING = 100  # bytes, as in Django's own middleware
COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")


def compressed(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: brotli, or gzip for whoever does not take it; files that are compressed already are left alone."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _worth_it(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        taken = _encodings(request.headers.get("Accept-Encoding", ""))
        if "br" in taken and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            _send(response, "br", brotli.compress(response.content, quality=QUALITY, mode=brotli.MODE_TEXT))
        elif "gzip" in taken:
            _send(response, "gzip", compress_string(response.content, max_random_bytes=LONGEST_PADDING))
        return response

    return answer


def _worth_it(response: HttpResponse) -> bool:
    if response.has_header("Content-Encoding") or len(response.content) < SMALLEST:
        return False
    return response.headers.get("Content-Type", "").startswith(COMPRESSIBLE)


def _encodings(accepted: str) -> frozenset[str]:
    """The encodings that are taken, by their names; `br;q=0` refuses one."""
    offers = ["".join(each.split()).lower().partition(";q=") for each in accepted.split(",")]
    return frozenset(name for name, _, weight in offers if weight.strip("0.") or not weight)


def _send(response: HttpResponse, encoding: str, content: bytes) -> None:
    response.content = content
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(content))
    # The same page in another encoding is another file, byte by byte.
    if (tag := response.headers.get("ETag", "")).startswith('"'):
        response.headers["ETag"] = f"W/{tag}"
