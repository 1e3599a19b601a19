"""A contact is invited by mail, reminded, or let go."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.accounts.links import LIFETIME
from kotosilta.cooperation import changes, rules
from kotosilta.cooperation.asking import asked_of, to_invite
from kotosilta.cooperation.forms import InviteForm
from kotosilta.cooperation.letter import letter
from kotosilta.cooperation.models import Answer, Contact, Invitation
from kotosilta.cooperation.views.invited import addresses_of
from kotosilta.cooperation.views.room import group_of
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed, said
from kotosilta.web.forms.translated import language_name

ROOM = "cooperation/"
LINK = "invited:answer"


def _then(contact: Contact) -> str:
    return f"{ROOM}organisations/{contact.organisation_id}/"


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def invite(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The letter as it will be sent and the button that sends it, or why it cannot be sent and where that is mended."""
    contact = get_object_or_404(Contact.objects.of(request.programme).select_related("organisation"), pk=pk)
    invitation = Invitation.objects.of(request.programme).standing().filter(contact=contact).first()
    group, now = group_of(request), timezone.now()
    is_reminder = invitation is not None and invitation.answer == Answer.WAITING
    hindrance = rules.why_not_send(to_invite(contact, group, invitation), now=now)
    draft = invitation or Invitation(programme=request.programme, contact=contact)
    draft.sent_by = request.membership
    with override(contact.language):
        here = gettext("(Here stands the personal link.)")
    preview = letter(
        asked_of(draft, group, on=timezone.localdate(now)),
        language=contact.language,
        address=here,
        ends_on=timezone.localdate(now + LIFETIME),
        greeting="",
        reminder=is_reminder,
    )
    return form_page(
        request,
        InviteForm(request.POST if request.method == "POST" else None, put_back=kept_data(request)),
        save=lambda values: _send(request, contact, values["greeting"]),
        then=_then(contact),
        room="cooperation",
        template="cooperation/invite.html",
        contact=contact,
        is_reminder=is_reminder,
        hindrance=in_words(hindrance.reason) if hindrance else "",
        mend=_mend(request, contact, hindrance),
        letter=preview,
        letter_language=contact.language,
        letter_language_name=language_name(contact.language),
        back=home_address(request.programme) + _then(contact),
    )


def _send(request: ProgrammeRequest, contact: Contact, greeting: str) -> None:
    changes.send_invitation(
        contact=contact,
        by=request.membership,
        greeting=greeting,
        address_of=addresses_of(request, LINK),
        now=timezone.now(),
    )
    said(request, gettext("The invitation is on its way: %(name)s.") % {"name": contact.name})


def _mend(request: ProgrammeRequest, contact: Contact, hindrance: rules.Hindrance | None) -> str:
    """Where what hinders is mended; empty where there is nothing to mend."""
    places = {
        rules.Mend.CONTACT: f"{ROOM}contacts/{contact.pk}/",
        rules.Mend.GROUP: f"{ROOM}group/",
        rules.Mend.ORGANISATION: f"{ROOM}organisations/{contact.organisation_id}/edit/",
    }
    path = places.get(hindrance.mend) if hindrance else None
    return home_address(request.programme) + path if path else ""


@requires(May.EDIT_COOPERATION)
@require_POST
def withdraw(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes an invitation back; the next page offers to let it hold after all."""
    invitation = _invitation(request, pk)
    try:
        changes.withdraw_invitation(invitation=invitation, by=request.membership)
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    else:
        address = f"{home_address(request.programme)}{ROOM}invitations/{invitation.pk}/restore/"
        removed(request, gettext("Taken back: the invitation of %(name)s.") % {"name": invitation}, address)
    return see_room(request.programme, _then(invitation.contact))


@requires(May.EDIT_COOPERATION)
@require_POST
def restore(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The invitation holds again, and so does its link."""
    invitation = _invitation(request, pk)
    try:
        changes.restore_invitation(invitation=invitation, by=request.membership)
        said(request, gettext("The invitation holds again: %(name)s.") % {"name": invitation})
    except NotPossible as refusal:
        said(request, in_words(refusal.reason))
    return see_room(request.programme, _then(invitation.contact))


def _invitation(request: ProgrammeRequest, pk: int) -> Invitation:
    there = Invitation.objects.of(request.programme).filter(
        contact__removed_at=None, contact__organisation__removed_at=None
    )
    found: Invitation = get_object_or_404(there.select_related("contact__organisation"), pk=pk)
    return found
