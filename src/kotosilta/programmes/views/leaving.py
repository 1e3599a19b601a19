"""The page on which somebody closes their own account."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.proving import recently_proven, send_code
from kotosilta.accounts.views.me import OwnRequest
from kotosilta.language.said import in_words
from kotosilta.programmes import leaving
from kotosilta.reasons import NotPossible
from kotosilta.web.access import signed_in
from kotosilta.web.forms.notes import refused
from kotosilta.web.page import page, page_language, see_other


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def close_account(request: OwnRequest) -> HttpResponse:
    """What closing means, what has to be handed over before, and the button; it cannot be undone."""
    person, proven = request.user, recently_proven(request)
    why_not = leaving.why_not(person)
    if request.method != "POST" or why_not:
        return page(
            request,
            "programmes/people/close_account.html",
            why_not=in_words(why_not) if why_not else "",
            led_alone=leaving.led_alone(person),
            proven=proven,
        )
    try:
        if not proven:
            return _prove(request)
        leaving.close_account(person=person, by=person, now=timezone.now())
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
        return see_other(request.path)
    logout(request)
    return see_other(reverse("account_inactive"))


def _prove(request: OwnRequest) -> HttpResponse:
    """Signing in anew is the proof; whoever only found an open session is out now."""
    address = request.user.email
    logout(request)
    return send_code(request, email=address, language=page_language(), then=request.path)
