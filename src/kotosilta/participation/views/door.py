"""The door without an account: the question in the reader's language, one box, one button."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kotosilta.content.participation import door_languages
from kotosilta.participation.changes import give_answer
from kotosilta.participation.door_page import door_page
from kotosilta.participation.models import OpenQuestion
from kotosilta.participation.pace import Pace
from kotosilta.participation.reading import waiting_answers
from kotosilta.participation.rules import refusal
from kotosilta.reasons import NotPossible
from kotosilta.web.access import looked_at_only, public
from kotosilta.web.forms.pasted import printable, tidy
from kotosilta.web.page import see_other

TOO_MANY_REQUESTS = 429
UNPROCESSABLE = 422
GONE = 410
pace = Pace()


@public
@looked_at_only
def question(request: HttpRequest, key: str) -> HttpResponse:
    """Leads to the page in the reader's language: the address stands on posters and in messages."""
    asked = _asked(key)
    response = redirect("take_part:answer", key=asked.key, language=_language_of(request))
    patch_vary_headers(response, ("Accept-Language",))
    return response


# Nobody is signed in here, and no cookie is set: a token would prove nothing and would have to be remembered.
@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The question with its box; what does not fit comes back with everything that was typed."""
    asked = _asked(key)
    if language not in door_languages():
        raise Http404
    if request.method != "POST":
        return door_page(request, asked, language)
    typed = request.POST.get("answer", "")
    problem, status = _taken(request, asked, language, tidy(typed))
    if problem:
        return door_page(request, asked, language, typed=printable(typed), problem=problem, status=status)
    return see_other(reverse("take_part:thanks", args=[asked.key, language]))


@public
@looked_at_only
def thanks(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Says that the answer has arrived."""
    asked = _asked(key)
    if language not in door_languages():
        raise Http404
    return door_page(request, asked, language, thanks=True)


def _asked(key: str) -> OpenQuestion:
    """The question of an address; those that were never opened, or were removed, are not there for anybody."""
    # The address is what names the programme: whoever reads it is no member of any.
    rows = OpenQuestion.across_programmes.select_related("programme").prefetch_related("programme__parts")
    found = rows.filter(key=key, removed_at=None).exclude(opened_on=None).first()
    if found is None:
        raise Http404
    return found


def _taken(request: HttpRequest, asked: OpenQuestion, language: str, text: str) -> tuple[str, int]:
    """Keeps the answer; otherwise the key of the words that say why not, with the status of the page that does."""
    if problem := refusal(text, waiting_answers(asked)):
        return problem, UNPROCESSABLE
    if not pace.allows(_address_of(request), at=time.monotonic()):
        return "too_often", TOO_MANY_REQUESTS
    try:
        give_answer(asked=asked, text=text, language=language, today=timezone.localdate())
    except NotPossible:
        return "closed", GONE
    return "", 0


def _address_of(request: HttpRequest) -> str:
    """Where the request comes from, as far as trusted proxies say; never kept."""
    adapter: Any = get_adapter(request)
    return str(adapter.get_client_ip(request))


def _language_of(request: HttpRequest) -> str:
    """The reader's first language that the door has; Django knows only those of the product."""
    for wish in request.headers.get("Accept-Language", "").split(","):
        code = wish.split(";")[0].strip().lower().split("-")[0]
        if code in door_languages():
            return code
    return get_language_from_request(request)
