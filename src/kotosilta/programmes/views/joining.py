"""The page behind a personal invitation: looking at it changes nothing, only its button does."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kotosilta.accounts.forms import OwnName
from kotosilta.accounts.links import Purpose, opened
from kotosilta.accounts.models import Person, PersonalLink
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
    if person is None and Person.objects.filter(email=invitation.email).exists():
        return page(request, "programmes/people/join.html", invitation=invitation, known=True)
    if person is None:
        return _newcomer(request, link, invitation)
    if reason := rules.why_not_join(invited=invitation.email, address=person.email):
        raise NotPossible(reason, field=ANOTHER_PERSON)
    if request.method == "POST":
        inviting.accept(invitation=invitation, link=link, person=person, now=timezone.now())
        return see_room(invitation.programme)
    return page(request, "programmes/people/join.html", invitation=invitation)


def _newcomer(request: HttpRequest, link: PersonalLink, invitation: MemberInvitation) -> HttpResponse:
    """Somebody without an account: the link has shown that the address is theirs, so a name is all that is missing."""
    form = OwnName(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        person = inviting.join_as_newcomer(
            invitation=invitation, link=link, name=name, language=page_language(), now=timezone.now()
        )
        get_adapter(request).login(request, person)
        return see_room(invitation.programme)
    return page(request, "programmes/people/join.html", invitation=invitation, form=form)
