"""The page behind a personal invitation: looking at it changes nothing, only its button does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.forms import OwnName
from kotosilta.accounts.links import Purpose, opened
from kotosilta.accounts.models import Person, PersonalLink
from kotosilta.accounts.proving import send_code
from kotosilta.accounts.views.by_link import ANOTHER_PERSON, for_its_reader_alone, link_refused
from kotosilta.programmes import inviting, rules
from kotosilta.programmes.models import MemberInvitation
from kotosilta.programmes.page import see_room
from kotosilta.reasons import NotPossible
from kotosilta.web.access import by_link
from kotosilta.web.page import page, page_language, somebody


@by_link(Purpose.MEMBERSHIP)
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_reader_alone
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """What one is invited to, and the button that accepts."""
    person = somebody(request)
    try:
        link = opened(secret, Purpose.MEMBERSHIP, now=timezone.now())
        invitation = inviting.invitation_behind(link)
        if invitation.accepted_at and person and person.email == invitation.email:
            return see_room(invitation.programme)
        return _answer(request, link, invitation, person)
    except NotPossible as refusal:
        return link_refused(request, refusal)


def _answer(
    request: HttpRequest, link: PersonalLink, invitation: MemberInvitation, person: Person | None
) -> HttpResponse:
    if link.used_at:
        return page(request, "programmes/people/join.html", invitation=invitation, used=True)
    if person is None:
        return _unknown(request, invitation)
    if reason := rules.why_not_join(invited=invitation.email, address=person.email):
        raise NotPossible(reason, field=ANOTHER_PERSON)
    form = None if person.name else OwnName(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (form is None or form.is_valid()):
        name = form.cleaned_data["name"] if form else ""
        inviting.accept(invitation=invitation, link=link, person=person, now=timezone.now(), name=name)
        return see_room(invitation.programme)
    return page(request, "programmes/people/join.html", invitation=invitation, form=form)


def _unknown(request: HttpRequest, invitation: MemberInvitation) -> HttpResponse:
    """A link can be passed on; a code that goes to the invited address shows who holds it, account or not."""
    if request.method == "POST":
        return send_code(request, email=invitation.email, language=page_language(), then=request.path)
    return page(request, "programmes/people/join.html", invitation=invitation, unknown=True)
