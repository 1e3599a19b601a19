"""Findings: written, read with what they rest on, changed, removed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, remove_and_tell
from kotosilta.programmes.page import home_address, programme_page
from kotosilta.programmes.roles import May
from kotosilta.situation.models import Finding
from kotosilta.situation.room import changes
from kotosilta.situation.room.finding_page import leads_to, observed_in, rests_on
from kotosilta.situation.room.forms import FindingForm
from kotosilta.situation.room.forms.findings import Observed
from kotosilta.situation.room.views.questions import ROOM, title_of
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def finding(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One finding, with both directions of the thread."""
    found = get_object_or_404(Finding.objects.of(request.programme).standing(), pk=pk)
    return programme_page(
        request,
        "situation/finding.html",
        room=ROOM,
        finding=found,
        question_title=title_of(found.question),
        rests_on=rests_on(found, request.programme, page_language()),
        leads_to=leads_to(found),
        may_edit=request.membership.may(May.EDIT_SITUATION),
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """Writes a finding; the address may name the question and what it rests on."""
    observed = observed_in(request.programme, page_language())
    asked = {"question": request.GET.get("question", ""), "official": request.GET.getlist("official")}
    asked |= {"voices": request.GET.getlist("voice"), "own_figures": request.GET.getlist("figure")}
    form = _form(request, observed, initial=asked)
    return form_page(
        request,
        form,
        save=lambda values: changes.add_finding(by=request.membership, given=form.given(values)),
        then=place_of,
        room=ROOM,
        heading=gettext("Write a finding"),
        lead=gettext("What follows from the figures and the voices, here in particular?"),
        back=home_address(request.programme) + "situation/#findings",
    )


@requires(May.EDIT_SITUATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Changes a finding or what it rests on."""
    stored = get_object_or_404(Finding.objects.of(request.programme).standing(), pk=pk)
    observed = observed_in(request.programme, page_language())
    form = _form(request, observed, stored=FindingForm.values_of(stored, observed))
    return form_page(
        request,
        form,
        save=lambda values: changes.change_finding(finding=stored, by=request.membership, given=form.given(values)),
        then=place_of(stored),
        room=ROOM,
        heading=gettext("A finding"),
        back=home_address(request.programme) + place_of(stored),
        keeps=True,
    )


@requires(May.EDIT_SITUATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a finding away, or the dismissal of a suggested one, which is then suggested again."""
    found = get_object_or_404(Finding.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, found, then="situation/#findings")


def place_of(found: Finding) -> str:
    """Where a finding is read, below the programme's address."""
    return f"situation/findings/{found.pk}/"


def _form(request: ProgrammeRequest, observed: Observed, **values: Any) -> FindingForm:
    return FindingForm(
        request.POST or None,
        languages=request.programme.languages,
        observed=observed,
        put_back=kept_data(request),
        **values,
    )
