"""Indicators: chosen from examples or official series, or written; where they start and want to get."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.goals import changes
from kotosilta.goals.choosing import choices_shown
from kotosilta.goals.forms.indicator import IndicatorForm
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import Goal, Indicator, Reading
from kotosilta.goals.proposals import OfficialSeries, Proposal, from_example, from_series, official_series
from kotosilta.goals.reading import ReadIndicator
from kotosilta.goals.register import organisations_to_choose
from kotosilta.goals.rules import doubts_about_aim
from kotosilta.goals.table import values_shown
from kotosilta.goals.views.flow import room_form
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """First what to begin with, then (`?from=`) the form with what that proposes."""
    goal = get_object_or_404(Goal.objects.of(request.programme), pk=pk)
    series = official_series(request.programme.municipalities())
    chosen = request.GET.get("from", "")
    if request.method != "POST" and not chosen:
        return _choose(request, goal, series)
    proposal = _proposal(request, chosen, series)
    form = IndicatorForm(
        request.POST or None,
        initial={"target_on": date(request.programme.last_year, 12, 31)} | dict(proposal.fields),
        programme=request.programme,
        edition=edition_of(request.programme),
        series=series,
        organisations=organisations_to_choose(request.programme),
        put_back=kept_data(request),
    )
    pitfalls = proposal.pitfalls
    return room_form(
        request,
        form,
        save=lambda values: changes.add_indicator(goal=goal, by=request.membership, **values),
        then=_next,
        heading=gettext("A new indicator"),
        back=f"#goal-{goal.pk}",
        beside=[goal.change.html()],
        beside_says=gettext("The goal"),
        pitfalls=pitfalls.in_language(page_language()) if pitfalls else "",
        template="goals/indicator_form.html",
        readings=(),
        doubts=(),
    )


@requires(May.EDIT_GOALS)
@require_safe
def add_somewhere(request: ProgrammeRequest, official: str) -> HttpResponse:
    """A new indicator that begins with an official series (`545.turnout`): under which goal?"""
    series = official_series(request.programme.municipalities())
    found = next((each for each in series if each.choice == official), None)
    if found is None:
        raise Http404
    return programme_page(
        request,
        "goals/choose_goal.html",
        room="goals",
        chosen=official,
        title=found.title.in_language(page_language()),
        goals=Goal.objects.of(request.programme),
    )


def _choose(request: ProgrammeRequest, goal: Goal, series: tuple[OfficialSeries, ...]) -> HttpResponse:
    return programme_page(
        request,
        "goals/choose_indicator.html",
        room="goals",
        goal=goal,
        choices=choices_shown(series, page_language(), on_aland=_on_aland(request)),
    )


def _proposal(request: ProgrammeRequest, chosen: str, series: tuple[OfficialSeries, ...]) -> Proposal:
    languages = request.programme.languages
    example = from_example(chosen, series, languages, on_aland=_on_aland(request))
    return example or from_series(chosen, series, languages) or Proposal()


def _on_aland(request: ProgrammeRequest) -> bool:
    return all(each.on_aland for each in request.programme.municipalities())


def _next(indicator: Indicator) -> str:
    """On to the baseline where official figures give it, else back to the table."""
    return f"{ROOM}indicators/{indicator.pk}/baseline/" if indicator.official else f"{ROOM}#indicator-{indicator.pk}"


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """What is measured, where its values come from, what they should become; and the values there are."""
    indicator = get_object_or_404(Indicator.objects.of(request.programme).select_related("owner"), pk=pk)
    read = ReadIndicator(indicator, list(Reading.objects.of(request.programme).filter(indicator=indicator)))
    form = IndicatorForm(
        request.POST or None,
        stored=IndicatorForm.values_of(indicator),
        programme=request.programme,
        edition=edition_of(request.programme),
        series=official_series(request.programme.municipalities()),
        organisations=organisations_to_choose(request.programme, {indicator.owner_id}),
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.describe_indicator(indicator=indicator, by=request.membership, **values),
        then=f"{ROOM}#indicator-{indicator.pk}",
        heading=gettext("Indicator"),
        back=f"#indicator-{indicator.pk}",
        remove=f"{ROOM}indicators/{indicator.pk}/remove/",
        remove_says=gettext("Remove the indicator"),
        thread=f"thread/indicator/{indicator.pk}/",
        template="goals/indicator_form.html",
        indicator=indicator,
        readings=values_shown(read, page_language()),
        has_baseline=read.baseline is not None,
        doubts=[in_words(each) for each in doubts_about_aim(read.aim, last_year=request.programme.last_year)],
        pitfalls="",
    )


@requires(May.EDIT_GOALS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the table with its values; it can be brought back."""
    indicator = get_object_or_404(Indicator.objects.of(request.programme), pk=pk)
    return remove_and_tell(request, indicator, then=f"{ROOM}#goal-{indicator.goal_id}")
