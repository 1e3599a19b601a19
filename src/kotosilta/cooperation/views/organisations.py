"""The register: one organisation, its contacts, and what is added with one tap."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.cooperation import changes
from kotosilta.cooperation.forms import ContactForm, OrganisationForm
from kotosilta.cooperation.models import Contact, Organisation, Taking
from kotosilta.cooperation.register import groups_of, listed_in, mark_for, open_proposals, people_shown
from kotosilta.cooperation.sectors import sectors
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell, shortened
from kotosilta.programmes.models import Membership
from kotosilta.programmes.page import home_address, programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed
from kotosilta.web.page import page_language

ROOM = "cooperation/"


@requires(May.READ)
@require_safe
def organisation(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One organisation: what it stands for, whether it takes part, who is turned to."""
    listed = next((each for each in listed_in(request.programme) if each.organisation.pk == pk), None)
    if listed is None:
        raise Http404
    found = listed.organisation
    sector = next((each for each in sectors(groups_of(request.programme)) if each.id == found.sector), None)
    return programme_page(
        request,
        "cooperation/organisation.html",
        room="cooperation",
        organisation=found,
        sector=sector.label.in_language(page_language()) if sector else "",
        mark=mark_for(found.taking),
        people=people_shown(listed, timezone.localdate(), members=_addresses_of_members(request)),
        is_left_out=found.taking == Taking.LEFT_OUT,
        may_edit=request.membership.may(May.EDIT_COOPERATION),
        may_let_in=request.membership.may(May.MANAGE_PEOPLE),
    )


def _addresses_of_members(request: ProgrammeRequest) -> set[str]:
    """The mail addresses of those who have access."""
    members = Membership.objects.of(request.programme).filter(ended_at=None)
    return set(members.values_list("person__email", flat=True))


@requires(May.EDIT_COOPERATION)
@require_POST
def take_up(request: ProgrammeRequest) -> HttpResponse:
    """Adds a proposed organisation by its own name."""
    there = Organisation.objects.of(request.programme)
    wanted = request.POST.get("proposal", "")
    for proposal in open_proposals(request.programme, there, timezone.localdate()):
        if proposal.key == wanted:
            organisation = changes.take_up_proposal(by=request.membership, proposal=proposal)
            _tell_added(request, organisation)
            return see_room(request.programme, f"{ROOM}#{proposal.sector}")
    # Somebody has added it meanwhile, or it is called otherwise today: the page shows what there is.
    return see_room(request.programme, ROOM)


def _tell_added(request: ProgrammeRequest, organisation: Organisation) -> None:
    address = f"{home_address(request.programme)}{ROOM}organisations/{organisation.pk}/remove/"
    removed(request, gettext("Added: “%(what)s”.") % {"what": shortened(organisation)}, address)


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """An organisation that no register knows; the address may name its sector, and that it is to be left out."""
    asked = {"sector": request.GET.get("sector", ""), "taking": request.GET.get("taking", Taking.MISSING)}
    form = OrganisationForm(
        request.POST or None,
        initial=asked,
        languages=request.programme.languages,
        groups=groups_of(request.programme),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.add_organisation(by=request.membership, **values),
        then=lambda added: f"{ROOM}organisations/{added.pk}/",
        room="cooperation",
        heading=gettext("Add an organisation"),
        back=home_address(request.programme) + ROOM,
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What it is called, what it stands for, whether it takes part."""
    stored = get_object_or_404(Organisation.objects.of(request.programme), pk=pk)
    form = OrganisationForm(
        request.POST or None,
        stored=OrganisationForm.values_of(stored),
        languages=request.programme.languages,
        groups=groups_of(request.programme),
        put_back=kept_data(request),
    )
    then = f"{ROOM}organisations/{stored.pk}/"
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_organisation(organisation=stored, by=request.membership, **values),
        then=then,
        room="cooperation",
        heading=str(stored),
        back=home_address(request.programme) + then,
        keeps=True,
    )


@requires(May.EDIT_COOPERATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the register, with its contacts; it can be brought back."""
    row = get_object_or_404(Organisation.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, row, then=f"{ROOM}#{row.sector}")


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def add_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A person to turn to at an organisation."""
    where = get_object_or_404(Organisation.objects.of(request.programme), pk=pk)
    form = ContactForm(
        request.POST or None, initial={"language": request.programme.languages[0]}, put_back=kept_data(request)
    )
    then = f"{ROOM}organisations/{where.pk}/"
    return form_page(
        request,
        form,
        save=lambda values: changes.add_contact(organisation=where, by=request.membership, **values),
        then=then,
        room="cooperation",
        heading=gettext("Add a contact"),
        lead=where.name.html(),
        back=home_address(request.programme) + then,
    )


@requires(May.EDIT_COOPERATION)
@require_http_methods(["GET", "POST"])
def edit_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """New details of a contact."""
    stored = get_object_or_404(Contact.objects.of(request.programme).select_related("organisation"), pk=pk)
    form = ContactForm(request.POST or None, stored=ContactForm.values_of(stored), put_back=kept_data(request))
    then = f"{ROOM}organisations/{stored.organisation_id}/"
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_contact(contact=stored, by=request.membership, **values),
        then=then,
        room="cooperation",
        heading=stored.name,
        lead=stored.organisation.name.html(),
        back=home_address(request.programme) + then,
    )


@requires(May.EDIT_COOPERATION)
@require_POST
def remove_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Removes a contact; their link stops working until they are brought back."""
    row = get_object_or_404(Contact.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, row, then=f"{ROOM}organisations/{row.organisation_id}/")
