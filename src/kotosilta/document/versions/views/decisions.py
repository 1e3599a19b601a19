"""Decisions are recorded, corrected, taken back and brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.document.models import Decision, Version
from kotosilta.document.versions import changes
from kotosilta.document.versions.files import kept_in_language
from kotosilta.document.versions.forms.decision import SAMPLE_SECTION, CorrectionForm, DecisionForm
from kotosilta.document.versions.reading import bodies_of, bodies_to_decide, kept_languages
from kotosilta.document.versions.shown import open_places
from kotosilta.document.versions.views.versions import ROOM, version_or_404
from kotosilta.language.said import in_words
from kotosilta.process.models import Body
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import form_page, shortened
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, removed, said


@requires(May.RECORD_DECISION)
@require_http_methods(["GET", "POST"])
def record(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What a body has decided about the version."""
    version, programme = version_or_404(request.programme, pk), request.programme
    bodies = bodies_to_decide(version)
    form = DecisionForm(
        request.POST or None,
        programme=programme,
        bodies=bodies,
        sealed=version.sealed_at is not None,
        initial=_proposed(bodies, programme),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.record_decision(
            version=version, by=request.membership, now=timezone.now(), **values
        ),
        then=ROOM,
        room="document",
        heading=gettext("Record a decision"),
        lead=_about(version) if bodies else _nobody(),
        back=home_address(programme) + ROOM,
        button=gettext("Record the decision"),
    )


@requires(May.RECORD_DECISION)
@require_http_methods(["GET", "POST"])
def correct(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Another day, section, body or note; the files of the version stay as they were sealed."""
    programme = request.programme
    # One that was taken back in another tab is refused in words, so that nothing typed here is lost.
    rows = (Decision.objects.with_removed_of if request.POST else Decision.objects.of)(programme)
    decision = get_object_or_404(rows.select_related("part", "body", "version"), pk=pk)
    form = CorrectionForm(
        request.POST or None,
        programme=programme,
        bodies=bodies_of(decision),
        stored=CorrectionForm.values_of(decision),
        put_back=kept_data(request),
    )
    return form_page(
        request,
        form,
        save=lambda values: changes.correct_decision(
            decision=decision, by=request.membership, now=timezone.now(), **values
        ),
        then=ROOM,
        room="document",
        heading=gettext("Correct the decision"),
        lead=f"{decision.part}: {decision.get_outcome_display()}",
        back=home_address(programme) + ROOM,
    )


@requires(May.RECORD_DECISION)
@require_POST
def take_back(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes away what was recorded by mistake; the next page offers to bring it back."""
    decision = get_object_or_404(Decision.objects.of(request.programme).select_related("version", "body"), pk=pk)
    changes.take_decision_back(decision=decision, by=request.membership, on=timezone.localdate())
    text = gettext("Taken back: “%(what)s”.") % {"what": shortened(decision)}
    if decision.version.sealed_at:
        text += " " + gettext("The version stays sealed, but it is not shown to everybody unless another approves it.")
    removed(request, text, f"{home_address(request.programme)}document/decisions/{pk}/bring-back/")
    return see_room(request.programme, ROOM)


@requires(May.RECORD_DECISION)
@require_POST
def bring_back(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Brings back a decision that was taken back."""
    rows = Decision.objects.with_removed_of(request.programme).select_related("version", "body", "part")
    decision = get_object_or_404(rows, pk=pk)
    try:
        changes.bring_decision_back(decision=decision, by=request.membership, on=timezone.localdate())
        said(request, gettext("Brought back: “%(what)s”.") % {"what": shortened(decision)})
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
    return see_room(request.programme, ROOM)


def _proposed(bodies: Sequence[Body], programme: Programme) -> Mapping[str, Any]:
    """The only body that can be meant; in a sample programme the section that all its decisions have."""
    only = {"body": str(bodies[0].pk)} if len(bodies) == 1 else {}
    return only | ({"section": SAMPLE_SECTION} if programme.sample else {})


def _about(version: Version) -> str:
    """Which version it is; with a word about what is still open in it, for what is sealed stays open."""
    about = gettext("About the version “%(version)s”.") % {"version": version.name}
    languages = kept_languages(version)
    kept = kept_in_language(version, languages[0]) if languages and not version.sealed_at else None
    places = open_places(kept.document) if kept else 0
    if not places:
        return about
    told = ngettext(
        "Its text has %(places)d place left to fill in.", "Its text has %(places)d places left to fill in.", places
    )
    return f"{about} {told % {'places': places}}"


def _nobody() -> str:
    return gettext(
        "Nobody is left to decide about this version: every municipality has, or has no body that is noted as deciding."
    )
