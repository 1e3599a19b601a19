"""Who follows up and to whom it is reported; the conditions for an early update."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.followup import changes
from kotosilta.followup.calendar import ROOM
from kotosilta.followup.forms.plan import ArrangementForm, ConditionForm, MetForm
from kotosilta.followup.models import Condition
from kotosilta.followup.reading import plan_of
from kotosilta.followup.views.flow import room_form
from kotosilta.goals.models import Indicator
from kotosilta.language.said import in_words
from kotosilta.process.models import Body
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.page import see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def arrangement(request: ProgrammeRequest) -> HttpResponse:
    """Who follows up, to whom it is reported, how often and when."""
    programme = request.programme
    plan = plan_of(programme)
    form = ArrangementForm(
        request.POST or None,
        stored=ArrangementForm.values_of(plan.arrangement, plan.bodies),
        bodies=Body.objects.of(programme).select_related("part"),
        several=len(programme.municipality_codes()) > 1,
        languages=programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.arrange(by=request.membership, **values),
        then=f"{ROOM}#plan",
        heading=gettext("Who follows up, and to whom it is reported"),
        back="#plan",
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def add_condition(request: ProgrammeRequest) -> HttpResponse:
    """A condition in one's own words."""
    form = ConditionForm(
        request.POST or None,
        indicators=Indicator.objects.of(request.programme),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.add_condition(by=request.membership, **values),
        then=lambda condition: f"{ROOM}#condition-{condition.pk}",
        heading=gettext("A condition for an early update"),
        back="#conditions",
    )


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def take_over(request: ProgrammeRequest, key: str) -> HttpResponse:
    """A proposed condition with one tap."""
    try:
        condition = changes.take_over(by=request.membership, key=key)
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
        return see_room(request.programme, f"{ROOM}#conditions")
    return see_room(request.programme, f"{ROOM}#condition-{condition.pk}")


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def edit_condition(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The situation, how it is decided, and the limit of an indicator."""
    condition = get_object_or_404(Condition.objects.of(request.programme).select_related("indicator"), pk=pk)
    indicators = list(Indicator.objects.of(request.programme))
    form = ConditionForm(
        request.POST or None,
        stored=ConditionForm.values_of(condition, indicators),
        indicators=indicators,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_condition(condition=condition, by=request.membership, **values),
        then=f"{ROOM}#condition-{condition.pk}",
        heading=gettext("A condition for an early update"),
        back=f"#condition-{condition.pk}",
        remove=f"{ROOM}conditions/{condition.pk}/remove/",
        remove_says=gettext("Remove the condition"),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def met(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """That a condition is met, and what follows."""
    condition = get_object_or_404(Condition.objects.of(request.programme), pk=pk)
    today = timezone.localdate()
    form = MetForm(
        request.POST or None,
        stored=MetForm.values_of(condition) if condition.met_on else None,
        initial={} if condition.met_on else {"met_on": today},
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.note_met(condition=condition, by=request.membership, today=today, **values),
        then=f"{ROOM}#condition-{condition.pk}",
        heading=gettext("The condition is met"),
        back=f"#condition-{condition.pk}",
        beside=[each.html() for each in (condition.situation, condition.decided) if each],
        beside_says=gettext("What was agreed"),
        remove=f"{ROOM}conditions/{condition.pk}/not-met/" if condition.met_on else "",
        remove_says=gettext("It is not met after all"),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def not_met(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Takes back that it is met."""
    condition = get_object_or_404(Condition.objects.of(request.programme), pk=pk)
    changes.note_not_met(condition=condition, by=request.membership)
    return see_room(request.programme, f"{ROOM}#condition-{condition.pk}")


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def remove_condition(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the list; it can be brought back."""
    condition = get_object_or_404(Condition.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, condition, then=f"{ROOM}#conditions")
