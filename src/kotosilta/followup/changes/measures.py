"""Measures are reported on, by members and by those who have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import Actor, record
from kotosilta.cooperation.models import Organisation
from kotosilta.followup import rules
from kotosilta.followup.models import MeasureReport
from kotosilta.goals.changes import set_state
from kotosilta.goals.models import Measure
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.rows import Doing, held, put
from kotosilta.reasons import NotPossible


@dataclass(frozen=True, slots=True)
class _Called:
    name: str
    pk: None = None

    def called(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Reporter:
    """Whoever a personal link was sent to: no member; the trail calls them by their organisation."""

    programme: Programme
    organisation: Organisation

    @property
    def person(self) -> Actor:
        return _Called(str(self.organisation))


class MeasureTold(TypedDict):
    """What is reported on a measure; texts are by language."""

    state: str
    happened: Mapping[str, str]
    next_step: Mapping[str, str]
    obstacle: Mapping[str, str]


@transaction.atomic
def report_measure(
    *, measure: Measure, year: int, by: Doing, now: datetime, **told: Unpack[MeasureTold]
) -> MeasureReport:
    """How far a measure was in a year; of the newest year the state becomes the measure's own."""
    measure = held(measure, by)
    programme = by.programme
    if refusal := rules.why_not_year(year=year, first_year=programme.first_year, last_year=programme.last_year):
        raise NotPossible(refusal[1], field=refusal[0])
    rows = MeasureReport.across_programmes.select_for_update()
    found = rows.filter(measure=measure, year=year).first()
    report = found or MeasureReport(measure=measure, year=year)
    before = {"state": report.state} if found else {}
    if not put(report, **told) and found:
        return report
    member = by if isinstance(by, Membership) else None
    organisation = by.organisation if isinstance(by, Reporter) else None
    put(report, at=now, by=member, by_organisation=organisation)
    if not rows.filter(measure=measure, year__gt=year).exists():
        set_state(measure=measure, by=by, state=told["state"])
    after = {"state": report.state, "year": year}
    record(Kind.MEASURE_REPORTED, by=by.person, programme=programme, target=report, before=before, after=after)
    return report
