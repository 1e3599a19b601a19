"""Yearly reports: begun, written, previewed, handed over; and their files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotosilta.content.load import number_styles
from kotosilta.followup import changes
from kotosilta.followup.calendar import ROOM
from kotosilta.followup.forms.year import BeginForm, HandOverForm, SummaryForm
from kotosilta.followup.models import YearReport
from kotosilta.followup.reading import plan_of
from kotosilta.followup.report.document import document_of
from kotosilta.followup.report.files import CONTENT_TYPES, FORMATS, kept_file, languages_of, report_file
from kotosilta.followup.report.year import year_of
from kotosilta.followup.views.flow import KEY, room_form
from kotosilta.followup.years import years_of
from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.process.models import Body
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.editing import remove_and_tell
from kotosilta.programmes.page import programme_page, see_room
from kotosilta.programmes.roles import May
from kotosilta.publishing.html import blocks_html, inlines_html
from kotosilta.web.forms.keeping import kept_data
from kotosilta.web.forms.notes import refused
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def begin(request: ProgrammeRequest) -> HttpResponse:
    """Which year is reported on."""
    taken = set(YearReport.objects.of(request.programme).values_list("year", flat=True))
    years = [each for each in years_of(request.programme) if each not in taken]
    form = BeginForm(request.POST or None, years=years, put_back=kept_data(request))
    return room_form(
        request,
        form,
        save=lambda values: changes.begin_report(by=request.membership, **values),
        then=lambda report: f"{ROOM}reports/{report.pk}/",
        heading=gettext("A yearly report"),
        lead=gettext("What people have recorded comes into it by itself. You write a few sentences of your own."),
        back="#reports",
        button=gettext("Begin"),
        keeps=False,
    )


@requires(May.READ)
@require_safe
def report(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The report as it is to read, with its files and what can be done with it."""
    found = _report(request, pk)
    languages = languages_of(request.programme)
    asked = request.GET.get("language", page_language())
    language = asked if asked in languages else languages[0]
    document = document_of(year_of(found), language, found.handed_over_on or timezone.localdate())
    style = number_styles()[language]
    return programme_page(
        request,
        "followup/report.html",
        room=KEY,
        report=found,
        title=document.title,
        subtitle=inlines_html(document.subtitle, style, document.words),
        # What was handed over stands in its files; the rooms may say something else by now.
        text="" if found.handed_over_on else blocks_html(document.blocks, style, document.words),
        report_language=language,
        languages=[(each, language_name(each)) for each in languages],
        formats=FORMATS,
        handed_over_on=written_date(found.handed_over_on, page_language()) if found.handed_over_on else "",
        may_edit=request.membership.may(May.EDIT_FOLLOW_UP),
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def write(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """The year in short, in one's own words."""
    found = _report(request, pk)
    form = SummaryForm(
        request.POST or None,
        stored=SummaryForm.values_of(found),
        languages=request.programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.write_report(report=found, by=request.membership, **values),
        then=f"{ROOM}reports/{pk}/",
        heading=gettext("%(year)s in short") % {"year": found.year},
        back=f"reports/{pk}/",
    )


@requires(May.EDIT_FOLLOW_UP)
@require_http_methods(["GET", "POST"])
def hand_over(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """To whom and when; from then on the files stay as they are."""
    found, programme, today = _report(request, pk), request.programme, timezone.localdate()
    plan = plan_of(programme)
    first = plan.bodies[0] if plan.bodies else None
    form = HandOverForm(
        request.POST or None,
        initial={"body": str(first.pk) if first else "", "handed_over_on": today},
        bodies=Body.objects.of(programme).select_related("part"),
        several=len(programme.municipality_codes()) > 1,
        languages=programme.languages,
        put_back=kept_data(request),
    )
    return room_form(
        request,
        form,
        save=lambda values: changes.hand_over(report=found, by=request.membership, today=today, **values),
        then=f"{ROOM}reports/{pk}/",
        heading=gettext("Hand over the report on %(year)s") % {"year": found.year},
        lead=gettext("The files are kept as they are now. The report can no longer be changed after that."),
        back=f"reports/{pk}/",
        button=gettext("Hand it over"),
        keeps=False,
    )


@requires(May.READ)
@require_safe
@cache_control(private=True, no_store=True)
def report_as_file(request: ProgrammeRequest, pk: int, language: str, file_format: str) -> HttpResponse:
    """The report as a file: as it was handed over, or as it is now."""
    found = _report(request, pk)
    if language not in languages_of(request.programme) or file_format not in FORMATS:
        raise Http404
    content = kept_file(found, language, file_format) or report_file(found, language, file_format, timezone.localdate())
    name = f"{request.programme.slug}-{found.year}.{language}.{file_format}"
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"},
    )


@requires(May.EDIT_FOLLOW_UP)
@require_POST
def remove(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """A report that nobody was given; it can be brought back."""
    found = _report(request, pk)
    if reason := changes.why_not_remove(found):
        refused(request, in_words(reason))
        return see_room(request.programme, f"{ROOM}reports/{pk}/")
    return remove_and_tell(request, found, then=f"{ROOM}#reports")


def _report(request: ProgrammeRequest, pk: int) -> YearReport:
    found: YearReport = get_object_or_404(YearReport.objects.of(request.programme), pk=pk)
    found.programme = request.programme
    return found
