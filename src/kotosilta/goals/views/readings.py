"""Values of an indicator by hand; the baseline is proposed where official figures give it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kotosilta.goals import changes
from kotosilta.goals.forms.indicator import ReadingForm
from kotosilta.goals.mending import ROOM
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.proposals import OfficialSeries, baseline_of, official_series
from kotosilta.goals.values import day_in_words, value_in_words
from kotosilta.goals.views.flow import room_form
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def baseline(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """From which value the indicator starts; an official figure stands in the form until somebody saves it."""
    indicator = get_object_or_404(Indicator.objects.of(request.programme), pk=pk)
    stored = Reading.objects.of(request.programme).filter(indicator=indicator, baseline=True).first()
    proposed = baseline_of(indicator, official_series(request.programme.municipalities()))
    form = ReadingForm(
        request.POST or None,
        stored=ReadingForm.values_of(stored) if stored else None,
        initial=_values_of(proposed) if proposed and not stored else {},
        indicator=indicator,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return _page(
        request,
        form,
        indicator,
        save=lambda values: changes.set_baseline(
            indicator=indicator, by=request.membership, on=timezone.localdate(), **values
        ),
        heading=gettext("From which value?"),
        lead=_told(proposed, indicator) if proposed else "",
    )


def _values_of(series: OfficialSeries) -> dict[str, object]:
    return {"value": series.value, "read_on": series.on, "source": series.source_in(page_language())}


def _told(series: OfficialSeries, indicator: Indicator) -> str:
    language = page_language()
    value = value_in_words(series.value, indicator.measured, indicator.unit, language)
    told = gettext("The latest official figure: %(title)s, %(value)s (%(when)s).")
    title = series.title.in_language(language)
    return told % {"title": title, "value": value, "when": day_in_words(series.on, language)}


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A new value."""
    indicator = get_object_or_404(Indicator.objects.of(request.programme), pk=pk)
    form = ReadingForm(
        request.POST or None,
        initial={"source": str(indicator.source)},
        indicator=indicator,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return _page(
        request,
        form,
        indicator,
        save=lambda values: changes.add_reading(
            indicator=indicator, by=request.membership, on=timezone.localdate(), **values
        ),
        heading=gettext("A new value"),
    )


@requires(May.EDIT_GOALS)
@require_http_methods(["GET", "POST"])
def edit(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A value that was noted wrong."""
    reading = get_object_or_404(Reading.objects.of(request.programme).select_related("indicator"), pk=pk)
    form = ReadingForm(
        request.POST or None,
        stored=ReadingForm.values_of(reading),
        indicator=reading.indicator,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return _page(
        request,
        form,
        reading.indicator,
        save=lambda values: changes.describe_reading(
            reading=reading, by=request.membership, on=timezone.localdate(), **values
        ),
        heading=gettext("Baseline") if reading.baseline else gettext("Value"),
        remove=f"{ROOM}values/{reading.pk}/remove/",
        remove_says=gettext("Remove the value"),
    )


@requires(May.EDIT_GOALS)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Out of the indicator's values; it can be brought back."""
    reading = get_object_or_404(Reading.objects.of(request.programme).select_related("indicator"), pk=pk)
    return remove_and_tell(request, reading, then=f"{ROOM}#indicator-{reading.indicator_id}")


def _page(request: ProgrammeRequest, form: ReadingForm, indicator: Indicator, **values: Any) -> HttpResponse:
    anchor = f"#indicator-{indicator.pk}"
    return room_form(
        request,
        form,
        then=f"{ROOM}{anchor}",
        back=anchor,
        beside=[indicator.title.html()],
        beside_says=gettext("The indicator"),
        **values,
    )
