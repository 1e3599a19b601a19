"""What every page shares on its way out: the language is remembered, and a refusal becomes a page with its reason."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import set_response_etag

from kotosilta.reasons import NotPossible
from kotosilta.web.errors import not_possible, wrong_verb

OK = 200
NOT_ALLOWED = 405
ONE_YEAR_IN_SECONDS = 365 * 24 * 3600


def remember_language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the language prefix of a page that was shown becomes the remembered one. Nothing else is stored.

    Nothing at all with a page that any cache may keep: it is given to others too.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        prefix = request.path_info.split("/", 2)[1]
        is_for_all = "public" in response.headers.get("Cache-Control", "")
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not is_for_all
        if (
            is_page
            and prefix in dict(settings.LANGUAGES)
            and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != prefix
        ):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                prefix,
                max_age=ONE_YEAR_IN_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response

    return answer


def etag_for_head(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: asking for the headers alone gives the ETag too, which Django sets for GET only."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        uncached = "no-store" in response.headers.get("Cache-Control", "")
        if request.method == "HEAD" and response.status_code == OK and not response.streaming and not uncached:
            set_response_etag(response)
        return response

    return answer


class Refusals:
    """Middleware: a refusal that the view did not show beside its own field gets a page; so does a wrong verb."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return wrong_verb(request, response) if response.status_code == NOT_ALLOWED else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return not_possible(request, exception) if isinstance(exception, NotPossible) else None
