"""The pages that only a demo has: who to be, and the messages it would have sent."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kotosilta.demo.people import OPERATOR, person_for, shortcuts
from kotosilta.notices.models import Message
from kotosilta.programmes.roles import Role
from kotosilta.web.access import public
from kotosilta.web.page import page, see_other

MOST_MESSAGES = 50


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What the demo is, and a tap for each role."""
    return page(request, "demo/index.html", shortcuts=shortcuts(), redirect_field="")


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The messages that a mail server would have sent; in a demo everybody may read them."""
    return page(request, "demo/outbox.html", sent=list(Message.objects.all()[:MOST_MESSAGES]))


@public
@require_POST
def enter(request: HttpRequest, role: str) -> HttpResponse:
    """Signs in as the sample person of a role."""
    if role not in {*Role.values, OPERATOR}:
        raise Http404
    get_adapter(request).login(request, person_for(role))
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return see_other(wanted if is_ours else reverse("front:mine"))
