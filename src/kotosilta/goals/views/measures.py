"""Measures: what is done, by whom, and when."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.cooperation.models import Organisation
from kotosilta.goals import changes
from kotosilta.goals.forms.measure import MeasureForm
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import Goal, Measure, MeasureState
from kotosilta.goals.register import organisations_to_choose
from kotosilta.goals.views.flow import room_form
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A new measure under a goal."""
    goal = get_object_or_404(Goal.objects.of(request.programme), pk=pk)
    form = MeasureForm(
        request.POST or None,
        initial={"goal": str(goal.pk), "state": MeasureState.PLANNED},
        programme=request.programme,
        goals=Goal.objects.of(request.programme),
        organisations=_organisations(request),
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.add_measure(by=request.membership, **values),
        then=lambda measure: f"{ROOM}#measure-{measure.pk}",
        heading=gettext("A new measure"),
        back=f"#goal-{goal.pk}",
        beside=[goal.change.html()],
        beside_says=gettext("The goal"),
    )


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What is done, by whom, when, and how far it is."""
    measure = get_object_or_404(Measure.objects.of(request.programme), pk=pk)
    organisations = _organisations(request, measure)
    form = MeasureForm(
        request.POST or None,
        stored=MeasureForm.values_of(measure, organisations),
        programme=request.programme,
        goals=Goal.objects.of(request.programme),
        organisations=organisations,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_measure(measure=measure, by=request.membership, **values),
        then=f"{ROOM}#measure-{measure.pk}",
        heading=gettext("Measure"),
        back=f"#measure-{measure.pk}",
        remove=f"{ROOM}measures/{measure.pk}/remove/",
        remove_says=gettext("Remove the measure"),
        thread=f"thread/measure/{measure.pk}/",
    )


def _organisations(request: ProgrammeRequest, measure: Measure | None = None) -> list[Organisation]:
    """The register without those that have said no or were left out, unless the measure names them already."""
    named = {measure.owner_id, *measure.partners.values_list("pk", flat=True)} if measure else set()
    return organisations_to_choose(request.programme, named)


@requires(May.EDIT_GOALS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the table; it can be brought back."""
    measure = get_object_or_404(Measure.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, measure, then=f"{ROOM}#goal-{measure.goal_id}")
