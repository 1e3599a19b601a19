"""Going through the measures: how far each is in the year, and what was reported before."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kotosilta.cooperation.models import Organisation
from kotosilta.followup import changes
from kotosilta.followup.calendar import ROOM
from kotosilta.followup.forms.reports import MeasureReportForm
from kotosilta.followup.models import MeasureReport
from kotosilta.followup.reading import FollowedMeasure, follow_up
from kotosilta.followup.shown import measure_shown, report_shown
from kotosilta.followup.views.flow import KEY, room_form
from kotosilta.followup.years import year_of_programme, year_to_report, years_of
from kotosilta.goals.models import Measure
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.page import programme_page
from kotosilta.programmes.roles import May
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.page import page_language


@requires(May.READ)
@require_safe
def measures(request: ProgrammeRequest) -> HttpResponse:
    """All measures one after the other, those not reported on yet first."""
    programme, language, today = request.programme, page_language(), timezone.localdate()
    read = follow_up(programme)
    year = year_to_report(read, programme, today)
    shown = [measure_shown(each, today, language, year) for each in read.measures]
    return programme_page(
        request,
        "followup/measures.html",
        room=KEY,
        year=year,
        measures=sorted(shown, key=lambda each: each.is_reported),
        reported=sum(each.is_reported for each in shown),
        may_edit=request.membership.may(May.EDIT_FOLLOW_UP),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def report(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """How far a measure is in the year that is reported on now."""
    programme, today = request.programme, timezone.localdate()
    return _form(request, _measure(request, pk), year_of_programme(programme, today))


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def report_of_year(request: ProgrammeRequest, pk: int, year: int) -> HttpResponse:
    """The same for another year of the programme."""
    if year not in years_of(request.programme):
        raise Http404
    return _form(request, _measure(request, pk), year)


def _form(request: ProgrammeRequest, measure: FollowedMeasure, year: int) -> HttpResponse:
    language = page_language()
    form = MeasureReportForm(
        request.POST or None,
        stored=MeasureReportForm.values_of(measure, year),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    others = [each for each in reversed(measure.reports) if each.year != year]
    this = measure.report_of(year)
    return room_form(
        request,
        form,
        save=lambda values: changes.report_measure(
            measure=measure.row, year=year, by=request.membership, now=timezone.now(), **values
        ),
        then=f"{ROOM}measures/#measure-{measure.row.pk}",
        heading=gettext("How far is it in %(year)s?") % {"year": year},
        back=f"measures/#measure-{measure.row.pk}",
        beside=[measure.row.title.html()],
        beside_says=gettext("The measure"),
        template="followup/measure.html",
        measure=measure_shown(measure, timezone.localdate(), language, year),
        this=report_shown(this, language) if this else None,
        reports=[report_shown(each, language) for each in others],
        years=[each for each in years_of(request.programme) if each <= timezone.localdate().year],
        year=year,
    )


def _measure(request: ProgrammeRequest, pk: int) -> FollowedMeasure:
    row = Measure.objects.of(request.programme).filter(pk=pk).first()
    if row is None:
        raise Http404
    owner = Organisation.objects.of(request.programme).filter(pk=row.owner_id).first() if row.owner_id else None
    reports = MeasureReport.objects.of(request.programme).filter(measure=row)
    return FollowedMeasure(row, owner, list(reports.select_related("by__person", "by_organisation")))
