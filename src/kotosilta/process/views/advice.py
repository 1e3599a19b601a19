"""Contacts with the regional authority, and experts from outside."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.process import changes
from kotosilta.process.forms import ContactForm, ExpertForm
from kotosilta.process.models import Expert, RegionalContact
from kotosilta.process.shown import authority_of
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.models import Part
from kotosilta.programmes.page import home_address
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data

ROOM = "process/"
REGIONAL = f"{ROOM}#regional"
EXPERTS = f"{ROOM}#experts"


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add_first_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The contact at the very start."""
    return _add_contact(request, pk, gettext("Note the first contact"), at_start=True)


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add_advice(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Advice on the way."""
    return _add_contact(request, pk, gettext("Note advice"), at_start=False)


def _add_contact(request: ProgrammeRequest, pk: int, heading: str, *, at_start: bool) -> HttpResponse:
    """`pk` is that of the municipality's part in the programme whose authority it is."""
    part, today = get_object_or_404(Part.objects.of(request.programme), pk=pk), timezone.localdate()
    form = ContactForm(
        request.POST or None,
        initial={"on": today, "at_start": at_start},
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.add_contact(by=request.membership, part=part, today=today, **values),
        then=REGIONAL,
        room="process",
        heading=heading,
        lead=authority_of(part.municipality, today),
        back=home_address(request.programme) + REGIONAL,
    )


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def edit_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What a contact was about, for instance with the answer that has come."""
    contact = get_object_or_404(RegionalContact.objects.of(request.programme).select_related("part"), pk=pk)
    today = timezone.localdate()
    form = ContactForm(
        request.POST or None,
        stored=ContactForm.values_of(contact),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_contact(contact=contact, by=request.membership, today=today, **values),
        then=REGIONAL,
        room="process",
        heading=gettext("Contact with the regional authority"),
        lead=contact.authority,
        back=home_address(request.programme) + REGIONAL,
        keeps=True,
    )


@requires(May.EDIT_PROCESS)
@require_POST
def remove_contact(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a contact away."""
    rows = RegionalContact.objects.of(request.programme).select_related("part")
    return remove_and_tell(request, get_object_or_404(rows, pk=pk), then=ROOM)


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def add_expert(request: ProgrammeRequest) -> HttpResponse:
    """Somebody from outside who helps."""
    form = ExpertForm(request.POST or None, languages=request.programme.languages, put_back=kept_data(request))
    return form_page(
        request,
        form,
        save=lambda values: changes.add_expert(by=request.membership, **values),
        then=EXPERTS,
        room="process",
        heading=gettext("Note help from outside"),
        back=home_address(request.programme) + EXPERTS,
    )


@requires(May.EDIT_PROCESS)
@require_http_methods(["GET", "POST"])
def edit_expert(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Who it is and with what they help."""
    expert = get_object_or_404(Expert.objects.of(request.programme), pk=pk)
    form = ExpertForm(
        request.POST or None,
        stored=ExpertForm.values_of(expert),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.describe_expert(expert=expert, by=request.membership, **values),
        then=EXPERTS,
        room="process",
        heading=gettext("Help from outside"),
        back=home_address(request.programme) + EXPERTS,
        keeps=True,
    )


@requires(May.EDIT_PROCESS)
@require_POST
def remove_expert(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes an expert off the list."""
    return remove_and_tell(request, get_object_or_404(Expert.objects.of(request.programme), pk=pk), then=ROOM)
