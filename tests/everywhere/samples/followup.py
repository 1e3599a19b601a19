"""Addresses of the room of follow-up, and the form behind a mailed link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from kotosilta.cooperation.models import Taking
from kotosilta.followup import changes
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_body,
    a_condition,
    a_contact_at,
    a_measure,
    a_year_report,
    an_indicator,
    an_organisation,
    coordinator_of,
)
from tests.everywhere.samples import Sample, plain, sample

plain("followup:room", "followup:calendar", "followup:measures")

CONDITION = {"situation_sv": "En förläggning öppnas", "decided_sv": "Gruppen tar upp det."}
MEASURE = {"state": "under_way", "happened_sv": "Tolv par har mötts."}
VALUE = {"value": "21,5", "read_on": "30.6.2026", "source": "Enkäten"}


def _with_row(name: str, builder: Callable[[Membership], Any], data: dict[str, Any] | None = None) -> None:
    """An address with the id of one row that a builder makes."""
    sample(f"followup:{name}")(lambda programme: Sample({"pk": builder(coordinator_of(programme)).pk}, data or {}))


def an_open_round(by: Membership) -> Any:
    """A round on this very year, open today."""
    today = timezone.localdate()
    by.programme.first_year = today.year
    by.programme.save(update_fields=["first_year"])
    return changes.open_round(by=by, year=today.year, opens=date(today.year, 1, 1), closes=date(today.year, 12, 31))


def an_open_round_with_somebody_to_ask(by: Membership) -> Any:
    """The same, with an owner who has an address."""
    owner = an_organisation(by, taking=Taking.IN)
    a_contact_at(by, owner)
    a_measure(by, owner=owner)
    return an_open_round(by)


def a_written_report(by: Membership) -> Any:
    """A report on this very year with its summary."""
    by.programme.first_year = timezone.localdate().year
    by.programme.save(update_fields=["first_year"])
    return changes.write_report(report=a_year_report(by), by=by, summary={"sv": "Ett bra år."})


def a_met_condition(by: Membership) -> Any:
    """A condition that is met."""
    today = timezone.localdate()
    return changes.note_met(condition=a_condition(by), by=by, met_on=today, outcome="update", follows={}, today=today)


_with_row("edit_condition", a_condition, CONDITION)
_with_row("met", a_condition, {"met_on": "1.10.2026", "outcome": "update"})
_with_row("not_met", a_met_condition)
_with_row("remove_condition", a_condition)
_with_row("indicator", an_indicator)
_with_row("add_value", an_indicator, VALUE)
_with_row("report_measure", a_measure, MEASURE)
_with_row("edit_round", an_open_round, {"year": "2026", "opens": "1.12.2026", "closes": "31.1.2027"})
_with_row("ask", an_open_round_with_somebody_to_ask)
_with_row("remove_round", an_open_round)
_with_row("report", a_year_report)
_with_row("write_report", a_year_report, {"summary_sv": "Ett bra år."})
_with_row("remove_report", a_year_report)


@sample("followup:take_official")
def take_official(programme: Programme) -> Sample:
    code = programme.municipality_codes()[0]
    indicator = an_indicator(coordinator_of(programme), official="foreign_language_share", official_of=code)
    return Sample({"pk": indicator.pk})


@sample("followup:report_measure_of_year")
def report_measure_of_year(programme: Programme) -> Sample:
    measure = a_measure(coordinator_of(programme))
    return Sample({"pk": measure.pk, "year": programme.first_year}, MEASURE)


@sample("followup:arrangement")
def arrangement(programme: Programme) -> Sample:
    body = a_body(programme, code=programme.municipality_codes()[0])
    return Sample(data={"who_sv": "Samarbetsgruppen", "bodies": body.pk, "month": "3"}, rows=("bodies",))


@sample("followup:add_condition")
def add_condition(programme: Programme) -> Sample:
    indicator = an_indicator(coordinator_of(programme))
    data = CONDITION | {"indicator": indicator.pk, "passes": "below", "limit": "15"}
    return Sample(data=data, rows=("indicator",))


@sample("followup:take_over")
def take_over(_programme: Programme) -> Sample:
    return Sample({"key": "law"})


@sample("followup:values")
def values(programme: Programme) -> Sample:
    key = an_indicator(coordinator_of(programme)).pk
    return Sample(data={f"value_{key}": "21,5", f"read_on_{key}": "30.6.2026", f"source_{key}": "Enkäten"})


@sample("followup:add_round")
def add_round(_programme: Programme) -> Sample:
    return Sample(data={"year": "2027", "opens": "1.12.2027", "closes": "31.1.2028"})


@sample("followup:begin_report")
def begin_report(_programme: Programme) -> Sample:
    return Sample(data={"year": "2027"})


@sample("followup:hand_over")
def hand_over(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    body = a_body(programme, code=programme.municipality_codes()[0])
    day = timezone.localdate()
    data = {"body": body.pk, "handed_over_on": f"{day.day}.{day.month}.{day.year}"}
    return Sample({"pk": a_written_report(by).pk}, data, rows=("body",))


@sample("followup:report_file")
def report_file(programme: Programme) -> Sample:
    report = a_year_report(coordinator_of(programme))
    return Sample({"pk": report.pk, "language": "sv", "file_format": "html"})


@sample("reported:report")
def reported(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    round_ = an_open_round_with_somebody_to_ask(by)
    secrets: list[str] = []

    def address_of(secret: str, _language: str) -> str:
        secrets.append(secret)
        return f"https://kotosilta.example/report/{secret}/"

    changes.ask_in(round_, now=timezone.now(), address_of=address_of)
    key = by.programme.goals.get().measures.get().pk
    return Sample({"secret": secrets[0]}, {f"state_{key}": "done", f"happened_{key}": "Allt är gjort."})
