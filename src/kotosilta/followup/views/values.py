"""Values of indicators: their history, one more, one out of official figures, and several at once for a year."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.followup import changes
from kotosilta.followup.calendar import ROOM
from kotosilta.followup.chart import chart_of
from kotosilta.followup.forms.reports import beginning, values_form
from kotosilta.followup.reading import FollowedIndicator, follow_up, followed_indicator
from kotosilta.followup.revised import revised_since
from kotosilta.followup.shown import indicator_shown, sentence_of, values_shown
from kotosilta.followup.views.flow import KEY, room_form
from kotosilta.followup.years import year_to_report
from kotosilta.goals.changes import add_reading
from kotosilta.goals.forms.indicator import ReadingForm
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.proposals import OfficialSeries, baseline_of, official_series
from kotosilta.goals.reading import ReadIndicator
from kotosilta.goals.values import day_in_words, value_in_words
from kotosilta.language.said import in_words
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused, said
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def history(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """How an indicator has moved: a sentence, a drawing, and every value with its source."""
    followed, language = _indicator(request, pk), page_language()
    official = _newer(followed, request)
    return programme_page(
        request,
        "followup/indicator.html",
        room=KEY,
        indicator=indicator_shown(followed, timezone.localdate(), language),
        row=followed.row,
        sentence=sentence_of(followed, language),
        chart=chart_of(followed, language),
        values=values_shown(followed.row, followed.readings, language),
        official=_official_in_words(official, followed.row, language) if official else "",
        revised=revised_since(followed, language),
        may_edit=request.membership.may(May.EDIT_FOLLOW_UP),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def add(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """One more value."""
    followed = _indicator(request, pk)
    indicator, newest = followed.row, followed.readings[-1] if followed.readings else None
    form = ReadingForm(
        request.POST or None,
        initial={"source": (newest.source if newest else "") or str(indicator.source)},
        indicator=indicator,
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: add_reading(indicator=indicator, by=request.membership, on=timezone.localdate(), **values),
        then=f"{ROOM}indicators/{indicator.pk}/",
        heading=gettext("A new value"),
        back=f"indicators/{indicator.pk}/",
        beside=[each for each in (indicator.title.html(), sentence_of(followed, page_language())) if each],
        beside_says=gettext("The indicator"),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def take_official(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The latest official figure, with its day and source, with one tap."""
    followed = _indicator(request, pk)
    try:
        changes.take_official(
            indicator=followed.row,
            by=request.membership,
            official=_newer(followed, request),
            language=page_language(),
            on=timezone.localdate(),
        )
    except NotPossible as refusal:
        refused(request, in_words(refusal.reason))
    else:
        said(request, gettext("The official figure has been noted."))
    return see_room(request.programme, f"{ROOM}indicators/{pk}/")


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def several(request: ProgrammeRequest) -> HttpResponse:
    """The values of a year, all in one form; what is left empty is not noted."""
    programme, today, language = request.programme, timezone.localdate(), page_language()
    read = follow_up(programme)
    indicators = list(read.indicators)
    last_day = min(date(year_to_report(read, programme, today), 12, 31), today)
    form = values_form(indicators)(
        request.POST or None, initial=beginning(indicators, last_day), put_back=kept_data(request)
    )
    shown = [indicator_shown(each, today, language) for each in indicators]
    return room_form(
        request,
        form,
        save=lambda _values: changes.note_values(values=form.new_values(), by=request.membership, on=today),
        then=ROOM,
        heading=gettext("Values of the year"),
        lead=gettext("Write what you know; what you leave empty is not noted."),
        template="followup/values.html",
        keeps=False,
        rows=[(each, [form[f"{name}_{each.pk}"] for name in ("value", "read_on", "source")]) for each in shown],
    )


def _indicator(request: ProgrammeRequest, pk: int) -> FollowedIndicator:
    programme = request.programme
    row = get_object_or_404(Indicator.objects.of(programme).select_related("owner"), pk=pk)
    readings = list(Reading.objects.of(programme).filter(indicator=row))
    owner = row.owner if row.owner and not row.owner.removed_at else None
    return followed_indicator(ReadIndicator(row, readings, owner), date(programme.first_year, 1, 1))


def _newer(followed: FollowedIndicator, request: ProgrammeRequest) -> OfficialSeries | None:
    """The official figure of an indicator, where it is newer than what is noted."""
    if not followed.row.official:
        return None
    found = baseline_of(followed.row, official_series(request.programme.municipalities()))
    newest = followed.readings[-1].on if followed.readings else None
    return found if found and (newest is None or found.on > newest) else None


def _official_in_words(series: OfficialSeries, indicator: Indicator, language: str) -> str:
    value = value_in_words(series.value, indicator.measured, indicator.unit, language)
    values = {"value": value, "when": day_in_words(series.on, language), "source": series.source_in(language)}
    return gettext("%(value)s (%(when)s), %(source)s") % values
