"""The outbox as operators see it: what waits, what went out, what could not be sent and why."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from kotosilta.notices.models import Message
from kotosilta.notices.outbox import MOST_TRIES, try_again
from kotosilta.web.access import operator
from kotosilta.web.forms.notes import said
from kotosilta.web.page import page, see_other

MOST_SHOWN = 100


@operator
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Texts are shown only while there is no mail server, since they may hold codes and personal links."""
    messages = list(Message.objects.all()[:MOST_SHOWN])
    given_up = Message.objects.filter(sent_at=None, tries__gte=MOST_TRIES).count()
    return page(
        request,
        "notices/outbox.html",
        messages=messages,
        given_up=given_up,
        with_texts=not settings.MAIL_SERVER,
    )


@operator
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Lets messages that were given up be tried once more."""
    assert request.user.is_authenticated  # @operator has asked already
    count = try_again(by=request.user, now=timezone.now())
    said(
        request,
        ngettext("%(count)d message is tried again.", "%(count)d messages are tried again.", count) % {"count": count}
        if count
        else gettext("There is nothing to try again."),
    )
    return see_other(reverse("notices:outbox"))
