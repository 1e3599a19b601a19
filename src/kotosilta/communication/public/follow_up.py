"""What has come of the programme: values against targets, and the yearly reports that were handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString

from kotosilta.communication.public.document import FORMAT_NAMES
from kotosilta.communication.public.goals import GoalInShort, IndicatorShown, goal_in_short, indicator_shown
from kotosilta.communication.public.look import Look
from kotosilta.communication.public.reading import goals_with_results
from kotosilta.followup.models import ReportFile, YearReport
from kotosilta.followup.report.files import kept_file
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme
from kotosilta.web.forms.translated import language_name

Html = SafeString | str


@dataclass(frozen=True, slots=True)
class Results:
    """A goal with what its indicators say."""

    goal: GoalInShort
    indicators: Sequence[IndicatorShown]


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A yearly report with its receiver; `files` are triples of language, code, and pairs of format and address."""

    year: int
    summary: Html
    to: Html
    on: str
    files: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the page of the follow-up shows."""
    goals = [
        Results(goal_in_short(each), [indicator_shown(one, language, drawing=False) for one in each.indicators])
        for each in goals_with_results(look.programme)
        if each.indicators
    ]
    return {"results": goals, "reports": _reports(look, language)}


def handed_over(programme: Programme) -> Any:
    """The yearly reports that somebody has received, the newest first."""
    return YearReport.objects.of(programme).exclude(handed_over_on=None)


def report_file_of(look: Look, year: int, language: str, file_format: str) -> bytes:
    """The file as it was handed over; Http404 for what there is none of."""
    report: YearReport | None = handed_over(look.programme).filter(year=year).first()
    found = kept_file(report, language, file_format) if report else None
    if found is None:
        raise Http404
    return found


def _reports(look: Look, language: str) -> list[ReportShown]:
    files: dict[int, dict[str, list[str]]] = {}
    kept = ReportFile.objects.of(look.programme).values_list("report_id", "language", "file_format")
    for report, code, file_format in kept:
        files.setdefault(report, {}).setdefault(code, []).append(file_format)
    return [
        ReportShown(
            year=each.year,
            summary=each.summary.html(),
            to=(each.body.name if each.body and each.body.removed_at is None else each.receiver).html(),
            on=written_date(each.handed_over_on, language),
            files=[
                (
                    language_name(code),
                    code,
                    [(FORMAT_NAMES[one], _address(look, each.year, code, one)) for one in formats],
                )
                for code, formats in files.get(each.pk, {}).items()
            ],
        )
        for each in handed_over(look.programme).select_related("body")
    ]


def _address(look: Look, year: int, language: str, file_format: str) -> str:
    return reverse("directory:report_file", args=[look.programme.slug, year, language, file_format])
