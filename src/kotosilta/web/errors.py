"""Pages for what goes wrong: what happened, what is safe, what to do now, and the number to report it by."""

from __future__ import annotations

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils.translation import get_language_from_request, gettext, override

from kotosilta.language.said import in_words
from kotosilta.reasons import NotPossible, WrongInput
from kotosilta.web.page import page, somebody
from kotosilta.web.request_number import REQUEST_NUMBER
from kotosilta.web.waiting import keep_for_later

LONGEST_PREFIX = 20
logger = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; a page whose language prefix is damaged is offered in the reader's language."""
    with override(_language_of(request)):
        if request.method == "POST" and somebody(request):
            return _gone_meanwhile(request)
        return _error_page(
            request,
            404,
            gettext("There is no page at this address"),
            gettext("The address may be misspelt, or the page may have moved."),
            gettext("Go to the start page and write the name of a municipality, or choose one from the list."),
            meant=_meant_address(request),
        )


def _gone_meanwhile(request: HttpRequest) -> HttpResponse:
    """404 for what was sent from a page of ours: it was there when the page was opened, and what was typed is kept."""
    safe = gettext("Nothing was changed.")
    if set(request.POST) - {"csrfmiddlewaretoken"}:
        kept = _is_from_here(request) and keep_for_later(request)
        safe = (
            gettext(
                "Nothing was changed. What you wrote is kept for two hours and stands in the form if it comes back."
            )
            if kept
            else gettext("Nothing was changed. Go back in your browser: what you wrote should still stand there.")
        )
    what = gettext("What you were working on is not here any more")
    now = gettext(
        "It was removed, perhaps in another tab, or your access has ended. Ask the coordinator of the programme: "
        "what was removed can be brought back."
    )
    return _error_page(request, 404, what, safe, now)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be read at all."""
    with override(_language_of(request)):
        return _error_page(
            request,
            400,
            gettext("The service could not read this request"),
            gettext("Something in it was damaged or much too long on the way. Nothing was changed."),
            gettext("Go to the start page and try again from there."),
        )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: understood, but not allowed."""
    with override(_language_of(request)):
        return _error_page(
            request,
            403,
            gettext("This page is not open to you"),
            gettext("The service understood the request but does not allow it. Nothing was changed."),
            gettext("Go to the start page. Everything there is open to everybody."),
        )


def server_error(request: HttpRequest) -> HttpResponse:
    """500; needs no database, and where not even the page can be made it says the same in plain text."""
    with override(_language_of(request)):
        words = (
            gettext("Something went wrong in the service"),
            gettext(
                "The mistake is ours, not yours. What you saved before is safe; what you wrote last may not be saved."
            ),
            gettext("Go back in your browser and try again. If it happens again, tell the operator the number below."),
        )
        try:
            return _error_page(request, 500, *words, person=None)  # the database may be what is broken
        except Exception:  # the last border: the frame of the page itself may be what is broken
            logger.exception("error_page.failed")
            lines = [*words, _number(request), ""]
            return HttpResponse("\n\n".join(lines), status=500, content_type="text/plain; charset=utf-8")


def wrong_verb(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """405: an address that only takes what a button sends was opened as a page, or the other way round."""
    with override(_language_of(request)):
        response = _error_page(
            request,
            405,
            gettext("There is nothing to look at here"),
            gettext("This address only takes what a button sends. Nothing was changed."),
            gettext("Go back and press the button on its page."),
        )
    response.headers["Allow"] = refused.headers["Allow"]
    return response


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came from a page that is too old (or from elsewhere); what was typed is put back where it is ours."""
    logger.warning("form.not_trusted reason=%s", reason)
    with override(_language_of(request)):
        kept = _is_from_here(request) and keep_for_later(request)
        safe = (
            gettext("Nothing is lost: what you wrote has been kept and stands in the form when you open it again.")
            if kept
            else gettext("Nothing was changed. Go back in your browser: what you wrote should still stand there.")
        )
        what = gettext("The page had been open for too long to be saved from")
        now = gettext("Open the form again, look it through and save it.")
        return _error_page(request, 403, what, safe, now, again=request.get_full_path() if kept else "")


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of ours has sent this."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: somebody, or something, tries too often from one address of the network."""
    with override(_language_of(request)):
        return _error_page(
            request,
            429,
            gettext("That was tried too many times"),
            gettext("To keep accounts safe, this page takes only so many tries in a minute. Nothing was changed."),
            gettext("Wait a few minutes, then go back and try again."),
        )


def too_much_to_keep(request: HttpRequest) -> HttpResponse:
    """413: the session has ended, and what was sent is more than can wait until the person has signed in again."""
    with override(_language_of(request)):
        return _error_page(
            request,
            413,
            gettext("You have been signed out, and your text is too long to wait here"),
            gettext("Nothing was changed. Go back in your browser: what you wrote should still stand there."),
            gettext("Copy it to be on the safe side, sign in again in another tab, and save the form then."),
        )


def not_possible(request: HttpRequest, refusal: NotPossible) -> HttpResponse:
    """A refusal that no page showed beside its field: 404 for what does not exist, 503 for what cannot be done now."""
    with override(_language_of(request)):
        if isinstance(refusal, WrongInput):
            what = gettext("This is not to be found")
            now = gettext("Go to the start page and write the name of a municipality, or choose one from the list.")
            return _error_page(request, 404, what, in_words(refusal.reason), now)
        what = gettext("This cannot be done just now")
        now = gettext("Try again in a moment. If it happens again, tell the operator the number below.")
        return _error_page(request, 503, what, in_words(refusal.reason), now)


def _error_page(request: HttpRequest, status: int, what: str, safe: str, now: str, **more: object) -> HttpResponse:
    values = {"what": what, "safe": safe, "now": now, "meant": "", "number": _number(request), "again": ""} | more
    return page(request, "web/error.html", status=status, **values)


def _number(request: HttpRequest) -> str:
    return str(request.META.get(REQUEST_NUMBER, "-"))


def _language_of(request: HttpRequest) -> str:
    """From the address or the reader's own languages: the active one may still be that of an earlier request."""
    return get_language_from_request(request, check_path=True).lower()


def _meant_address(request: HttpRequest) -> str:
    """The same page in the reader's language where only the language in the address is wrong (`/se/words/`)."""
    _, prefix, *rest = request.get_full_path().split("/", 2)
    if not rest or len(prefix) > LONGEST_PREFIX or prefix in dict(settings.LANGUAGES):
        return ""
    address = f"/{_language_of(request)}/{rest[0]}"
    return address if is_valid_path(address.partition("?")[0]) else ""
