"""Signs in whoever reads the mail of an address that the house knows: a code goes there, its page asks for it."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from kotosilta.accounts.changes import open_account
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.page import see_other

RECENTLY = timedelta(minutes=10)


def recently_proven(request: HttpRequest) -> bool:
    """Whether whoever uses this browser has shown a code or a password just now: an open session alone may be found."""
    shown = get_authentication_records(request, request.user)
    return any(timezone.now().timestamp() - each["at"] < RECENTLY.total_seconds() for each in shown)


def send_code(request: HttpRequest, *, email: str, language: str, then: str) -> HttpResponse:
    """Mails a code to the address, which gets an account where it has none, and leads to the page that asks for it.

    From there it goes on to `then`. NotPossible when too many codes were asked for, or the account was closed.
    """
    if not ratelimit.consume(request, action="request_login_code", key=email):
        raise NotPossible(Reason("That was tried too many times. Wait a few minutes and try again."))
    person = open_account(email=email, language=language)
    if not person.is_active:
        raise NotPossible(Reason("This account has been closed."))
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.email)
    return see_other(f"{reverse('account_confirm_login_code')}?{urlencode({'next': then})}")
