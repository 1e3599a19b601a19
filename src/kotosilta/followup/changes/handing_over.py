"""A yearly report is handed over: to whom, when, and with files that never change from then on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.followup import rules
from kotosilta.followup.changes.year import STAYS
from kotosilta.followup.models import ReportFile, YearReport
from kotosilta.followup.report.files import FORMATS, languages_of, report_file
from kotosilta.process.models import Body
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason


@transaction.atomic
def hand_over(
    *,
    report: YearReport,
    by: Membership,
    body: Body | None,
    receiver: Mapping[str, str],
    handed_over_on: date,
    today: date,
) -> YearReport:
    """Notes to whom the report was given, and keeps its files in all languages of the programme as they are now."""
    report = held(report, by)
    if report.handed_over_on:
        raise NotPossible(STAYS)
    if not report.summary:
        raise NotPossible(Reason("Write the year in short first: a few sentences are enough."))
    has_receiver = body is not None or any(text.strip() for text in receiver.values())
    if refusal := rules.why_not_hand_over(has_receiver=has_receiver, on=handed_over_on, today=today, year=report.year):
        raise NotPossible(refusal[1], field=refusal[0])
    put(report, body=held(body, by) if body else None, receiver=receiver, handed_over_on=handed_over_on)
    for language in languages_of(by.programme):
        for file_format in FORMATS:
            _keep(report, language, file_format, handed_over_on)
    after = {"day": handed_over_on.isoformat()}
    record(Kind.YEAR_REPORT_HANDED_OVER, by=by.person, programme=by.programme, target=report, after=after)
    return report


def _keep(report: YearReport, language: str, file_format: str, on: date) -> None:
    content = report_file(report, language, file_format, on)
    ReportFile.across_programmes.create(
        report=report,
        language=language,
        file_format=file_format,
        content=content,
        digest=sha256(content).hexdigest(),
    )
