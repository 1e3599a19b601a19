"""The people of a programme: who takes part, as what, and who has been asked to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.language.said import in_words
from kotosilta.notices.outbox import what_holds_mail_up
from kotosilta.programmes import inviting
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.models import MemberInvitation, Membership
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.people_forms import InviteForm, RoleForm
from kotosilta.programmes.roles import GRANTS, SENTENCES, May, Role
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, removed, said

PEOPLE = "people/"


@requires(May.READ)
@require_safe
def people(request: ProgrammeRequest) -> HttpResponse:
    """Everybody who takes part; those who may let people in also see who has been asked."""
    may_manage = request.membership.may(May.MANAGE_PEOPLE)
    members = Membership.objects.of(request.programme).filter(ended_at=None).select_related("person")
    asked = MemberInvitation.objects.of(request.programme).filter(accepted_at=None) if may_manage else ()
    return programme_page(
        request,
        "programmes/people/people.html",
        room=PEOPLE,
        members=sorted(members, key=lambda each: (list(Role).index(Role(each.role)), each.person.called().casefold())),
        asked=list(asked),
        may_manage=may_manage,
        now=timezone.now(),
    )


@requires(May.READ)
@require_safe
def roles(request: ProgrammeRequest) -> HttpResponse:
    """What each role may do: the table of `roles.py` as a page."""
    shown = [
        {
            "name": role.label,
            "says": in_words(GRANTS[role].says),
            "may": [in_words(SENTENCES[may]) for may in May if may in GRANTS[role].may],
            "own": role == request.membership.role,
        }
        for role in Role
    ]
    return programme_page(request, "programmes/people/roles.html", room=PEOPLE, shown=shown)


@requires(May.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: ProgrammeRequest) -> HttpResponse:
    """Asks somebody to take part, by mail."""
    form = InviteForm(
        request.POST or None,
        initial={"role": Role.MEMBER, "language": request.programme.languages[0]},
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: _invite(request, **values),
        then=PEOPLE,
        room=PEOPLE,
        template="programmes/people/invite.html",
    )


def _invite(request: ProgrammeRequest, *, email: str, role: Role, language: str) -> None:
    def address_of(secret: str, reader: str) -> str:
        with override(reader):
            return request.build_absolute_uri(reverse("programmes:join", args=[secret]))

    inviting.invite(
        by=request.membership, email=email, role=role, language=language, now=timezone.now(), address_of=address_of
    )
    held_up = what_holds_mail_up()
    if held_up:
        said(
            request, gettext("The invitation of %(address)s is written.") % {"address": email} + " " + in_words(held_up)
        )
    else:
        said(request, gettext("An invitation has been sent to %(address)s.") % {"address": email})


@requires(May.MANAGE_PEOPLE)
@require_POST
def invite_again(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A new message with a new link; the earlier one stops working."""
    asked = get_object_or_404(MemberInvitation.objects.of(request.programme), pk=pk, accepted_at=None)
    _invite(request, email=asked.email, role=Role(asked.role), language=asked.language)
    return see_room(request.programme, PEOPLE)


@requires(May.MANAGE_PEOPLE)
@require_POST
def withdraw(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes an invitation back; its link opens nothing any more unless that is undone."""
    asked = get_object_or_404(MemberInvitation.objects.of(request.programme), pk=pk, accepted_at=None)
    return remove_and_tell(request, asked, then=PEOPLE)


@requires(May.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What a member may do from now on."""
    members = Membership.objects.of(request.programme).select_related("person")
    member = get_object_or_404(members, pk=pk, ended_at=None)
    form = RoleForm(request.POST or None, stored={"role": member.role}, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: inviting.change_role(membership=member, by=request.membership, role=values["role"]),
        then=PEOPLE,
        room=PEOPLE,
        heading=member.person.called(),
        back=home_address(request.programme) + PEOPLE,
        keeps=False,
    )


@requires(May.MANAGE_PEOPLE)
@require_POST
def end(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Ends a member's access; it can be given back at once."""
    members = Membership.objects.of(request.programme).select_related("person")
    member = get_object_or_404(members, pk=pk, ended_at=None)
    try:
        inviting.end_membership(membership=member, by=request.membership)
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
    else:
        told = gettext("The access of %(name)s has ended.") % {"name": member.person.called()}
        removed(request, told, reverse("programmes:back", args=[request.programme.slug, member.pk]))
    return see_room(request.programme, PEOPLE)


@requires(May.MANAGE_PEOPLE)
@require_POST
def back(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Gives the access back that has just ended."""
    members = Membership.objects.of(request.programme).select_related("person").exclude(ended_at=None)
    member = get_object_or_404(members, pk=pk)
    inviting.take_back_the_end(membership=member, by=request.membership)
    said(request, gettext("%(name)s takes part again.") % {"name": member.person.called()})
    return see_room(request.programme, PEOPLE)
