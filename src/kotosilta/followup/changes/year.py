"""Yearly reports are begun and written, until they are handed over."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.followup import rules
from kotosilta.followup.models import YearReport
from kotosilta.programmes.models import Membership
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible, Reason

STAYS = Reason("This report has been handed over, so it stays as it is.")


@transaction.atomic
def begin_report(*, by: Membership, year: int) -> YearReport:
    """A report on a year; what the rooms hold comes into it by itself."""
    programme = by.programme
    if refusal := rules.why_not_year(year=year, first_year=programme.first_year, last_year=programme.last_year):
        raise NotPossible(refusal[1], field=refusal[0])
    report = YearReport(programme=programme, year=year)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as taken:
        reason = Reason("There is a report on %(year)s already. Go on with that one.", {"year": str(year)})
        raise NotPossible(reason, field="year") from taken
    record(Kind.YEAR_REPORT_BEGUN, by=by.person, programme=programme, target=report)
    return report


@transaction.atomic
def write_report(*, report: YearReport, by: Membership, summary: Mapping[str, str]) -> YearReport:
    """One's own words at the beginning of the report."""
    report = held(report, by)
    if reason := why_not_remove(report):
        raise NotPossible(reason, field="summary")
    if put(report, summary=summary):
        record(Kind.YEAR_REPORT_WRITTEN, by=by.person, programme=by.programme, target=report)
    return report


def why_not_remove(report: YearReport) -> Reason | None:
    """What others were given is neither changed nor removed."""
    return STAYS if report.handed_over_on else None
