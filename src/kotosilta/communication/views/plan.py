"""Steps of the plan: written, taken over from proposals, ticked off."""

from __future__ import annotations

from collections.abc import Iterable

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.communication import changes
from kotosilta.communication.forms import StepForm
from kotosilta.communication.models import Audience, CommunicationStep, Stage
from kotosilta.communication.plan_page import anchor_of
from kotosilta.content.communication import proposed_steps
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell, room_form
from kotosilta.programmes.models import Programme
from kotosilta.programmes.page import home_address, see_room
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import removed, said

ROOM = "communication/"
ALL = "all"


@requires(May.EDIT_COMMUNICATION)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest) -> HttpResponse:
    """A step of one's own; `?to=` and `?about=` name the field it is for."""
    wanted = {"audience": request.GET.get("to", ""), "stage": request.GET.get("about", "")}
    known = {"audience": Audience.values, "stage": Stage.values}
    form = StepForm(
        request.POST or None,
        initial={name: value for name, value in wanted.items() if value in known[name]},
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.plan_step(by=request.membership, on=timezone.localdate(), **values),
        then=lambda step: f"{ROOM}#{_anchor(step)}",
        room="communication",
        heading=gettext("What is told"),
        keeps=False,
    )


@requires(May.EDIT_COMMUNICATION)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Tells a step anew."""
    step = get_object_or_404(CommunicationStep.objects.of(request.programme), pk=pk)
    form = StepForm(
        request.POST or None,
        stored=StepForm.values_of(step),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_step(step=step, by=request.membership, on=timezone.localdate(), **values),
        then=lambda step: f"{ROOM}#{_anchor(step)}",
        room="communication",
        heading=gettext("What is told"),
        back=f"#{_anchor(step)}",
        remove=f"{ROOM}steps/{step.pk}/remove/",
        remove_says=gettext("Remove the step"),
    )


@requires(May.EDIT_COMMUNICATION)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes a step out of the plan; it can be brought back."""
    return remove_and_tell(
        request, get_object_or_404(CommunicationStep.objects.of(request.programme), pk=pk), then=ROOM
    )


@requires(May.EDIT_COMMUNICATION)
@require_POST
def done(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """It has been told today."""
    step = get_object_or_404(CommunicationStep.objects.of(request.programme), pk=pk)
    changes.finish_step(step=step, by=request.membership, on=timezone.localdate())
    address = f"{home_address(request.programme)}{ROOM}steps/{step.pk}/reopen/"
    removed(request, gettext("Noted: it has been told today."), address)
    return see_room(request.programme, f"{ROOM}#{_anchor(step)}")


@requires(May.EDIT_COMMUNICATION)
@require_POST
def reopen(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """It has not been told after all."""
    step = get_object_or_404(CommunicationStep.objects.of(request.programme), pk=pk)
    changes.reopen_step(step=step, by=request.membership)
    return see_room(request.programme, f"{ROOM}#{_anchor(step)}")


@requires(May.EDIT_COMMUNICATION)
@require_POST
def take_over(request: ProgrammeRequest, key: str) -> HttpResponse:
    """Takes over one proposal, or `all` that there is room for; the next page can give them back."""
    keys = {each.key for each in proposed_steps()} if key == ALL else {key}
    steps = changes.take_over(by=request.membership, keys=keys, on=timezone.localdate())
    address = f"{home_address(request.programme)}{ROOM}give-back/{signed(steps, request.programme)}/"
    told = ngettext(
        "The proposal is in the plan. Change it as it suits you.",
        "%(count)d proposals are in the plan. Change them as it suits you.",
        len(steps),
    )
    removed(request, told % {"count": len(steps)}, address)
    return see_room(request.programme, f"{ROOM}#{_anchor(steps[0])}" if len(steps) == 1 else ROOM)


@requires(May.EDIT_COMMUNICATION)
@require_POST
def give_back(request: ProgrammeRequest, what: str) -> HttpResponse:
    """Undoes taking over; `what` says which steps were new."""
    try:
        pks = signing.loads(what, salt=_salt(request.programme))
    except signing.BadSignature as forged:
        raise Http404 from forged
    changes.give_back(by=request.membership, pks=pks)
    said(request, gettext("The plan is as it was before."))
    return see_room(request.programme, ROOM)


def signed(steps: Iterable[CommunicationStep], programme: Programme) -> str:
    """Which steps were taken over, in a form that cannot be made up."""
    return signing.dumps([each.pk for each in steps], salt=_salt(programme), compress=True)


def _salt(programme: Programme) -> str:
    return f"kotosilta.communication.taken_over.{programme.pk}"


def _anchor(step: CommunicationStep) -> str:
    return anchor_of(step.audience, step.stage)
