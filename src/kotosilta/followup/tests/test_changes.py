"""What happens in the room, what it leaves in the trail, and what is refused without having happened."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kotosilta.audit.models import AuditEvent
from kotosilta.followup import changes
from kotosilta.followup.changes import NewValue
from kotosilta.followup.models import Condition, MeasureReport, ReportFile
from kotosilta.followup.tests.conftest import NOW
from kotosilta.followup.tests.pages import arranged, everything
from kotosilta.goals.models import MeasureState, Reading
from kotosilta.goals.tests.telling import last_event, refused
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_body,
    a_condition,
    a_measure,
    a_measure_report,
    a_programme,
    a_round,
    a_year_report,
    an_indicator,
    coordinator_of,
)

pytestmark = pytest.mark.django_db
TODAY = date(2028, 1, 10)


def test_the_arrangement_is_told_anew_in_the_same_row(programme: Programme, kim: Membership) -> None:
    first = arranged(kim)
    again = arranged(kim, who={"sv": "Koordinatorn"}, bodies=[a_body(programme)])

    assert (again.pk, str(again.who), again.bodies.count()) == (first.pk, "Koordinatorn", 1)
    assert last_event() == ("follow_up.arranged", "arrangement", {})
    before = AuditEvent.objects.count()
    arranged(kim, who={"sv": "Koordinatorn"}, bodies=list(again.bodies.all()))
    assert AuditEvent.objects.count() == before


def test_a_body_of_another_programme_is_refused(kim: Membership) -> None:
    theirs = a_body(a_programme("vaasa"))

    assert refused(lambda: arranged(kim, bodies=[theirs])) == "bodies"


def test_a_proposed_condition_is_taken_over_once_in_the_languages_of_the_programme(kim: Membership) -> None:
    condition = changes.take_over(by=kim, key="law")

    assert condition.situation.text_in("fi").startswith("Laki kotoutumisen edistämisestä")
    assert condition.situation.text_in("en") == ""
    assert last_event()[0] == "condition.added"
    assert refused(lambda: changes.take_over(by=kim, key="law")) is None
    assert refused(lambda: changes.take_over(by=kim, key="nothing")) is None


def test_a_condition_is_met_on_a_day_and_says_what_follows(programme: Programme, kim: Membership) -> None:
    condition = a_condition(kim)
    changes.note_met(condition=condition, by=kim, met_on=TODAY, outcome="update", follows={}, today=TODAY)

    stored = Condition.objects.of(programme).get()
    assert (stored.met_on, stored.outcome) == (TODAY, "update")
    assert last_event() == ("condition.met", "condition", {"met_on": "2028-01-10", "outcome": "update"})
    changes.note_not_met(condition=stored, by=kim)
    assert Condition.objects.of(programme).get().met_on is None


def test_that_nothing_follows_needs_a_reason(kim: Membership) -> None:
    condition = a_condition(kim)

    def met(outcome: str) -> object:
        return changes.note_met(condition=condition, by=kim, met_on=TODAY, outcome=outcome, follows={}, today=TODAY)

    assert refused(lambda: met("not_needed")) == "follows"


def test_an_indicator_that_was_removed_comes_back_into_its_condition(programme: Programme, kim: Membership) -> None:
    indicator = an_indicator(kim)
    condition = a_condition(kim, indicator=indicator, passes="below", limit=Decimal(10))
    indicator.removed_at = NOW
    indicator.save()

    told = {"situation": {"sv": "Anders"}, "decided": {}, "indicator": None, "passes": "below", "limit": Decimal(10)}
    changes.describe_condition(condition=condition, by=kim, **told)

    stored = Condition.objects.of(programme).get()
    assert (str(stored.situation), stored.indicator_id, stored.limit) == ("Anders", indicator.pk, Decimal(10))


def test_a_report_gives_its_measure_the_state_of_the_newest_year(programme: Programme, kim: Membership) -> None:
    measure = a_measure(kim)
    a_measure_report(kim, measure, year=2028, state="done")
    a_measure_report(kim, measure, year=2027, state="under_way")

    measure.refresh_from_db()
    assert measure.state == MeasureState.DONE
    assert [(each.year, each.state) for each in MeasureReport.objects.of(programme)] == [
        (2027, "under_way"),
        (2028, "done"),
    ]
    assert last_event() == ("measure.reported", "measurereport", {"state": "under_way", "year": 2027})


def test_a_year_outside_the_programme_is_not_reported_on(kim: Membership) -> None:
    measure = a_measure(kim)

    assert refused(lambda: a_measure_report(kim, measure, year=2031)) == "year"
    assert refused(lambda: a_round(kim, year=2026)) == "year"
    assert refused(lambda: a_year_report(kim, 2031)) == "year"


def test_there_is_one_round_and_one_report_a_year(kim: Membership) -> None:
    a_round(kim)
    a_year_report(kim)

    assert refused(lambda: a_round(kim)) == "year"
    assert refused(lambda: a_year_report(kim)) == "year"


def test_several_values_are_noted_all_or_none(programme: Programme, kim: Membership) -> None:
    first, second = an_indicator(kim), an_indicator(kim)
    good = NewValue(first, Decimal(40), False, TODAY, "Enkäten", {})
    bad = NewValue(second, Decimal(140), False, TODAY, "Enkäten", {})

    assert refused(lambda: changes.note_values(values=[good, bad], by=kim, on=TODAY)) == f"value_{second.pk}"
    assert not Reading.objects.of(programme).exists()
    changes.note_values(values=[good], by=kim, on=TODAY)
    assert Reading.objects.of(programme).get().value == Decimal(40)


def test_another_programmes_rows_are_not_touched(kim: Membership) -> None:
    other = coordinator_of(a_programme("vaasa"))
    measure, condition, round_ = a_measure(other), a_condition(other), a_round(other)

    assert refused(lambda: a_measure_report(kim, measure)) is None
    assert (
        refused(
            lambda: changes.note_met(condition=condition, by=kim, met_on=TODAY, outcome="", follows={}, today=TODAY)
        )
        is None
    )
    assert (
        refused(
            lambda: changes.describe_round(round_=round_, by=kim, year=2027, opens=round_.opens, closes=round_.closes)
        )
        is None
    )


def test_a_report_that_was_handed_over_is_frozen_with_its_files(programme: Programme, kim: Membership) -> None:
    report = everything(kim)["report"]
    changes.hand_over(report=report, by=kim, body=None, receiver={"sv": "Alla"}, handed_over_on=TODAY, today=TODAY)

    files = ReportFile.objects.of(programme)
    assert {(each.language, each.file_format) for each in files} == {
        (language, file_format) for language in ("sv", "fi") for file_format in ("docx", "pdf", "html")
    }
    assert all(len(each.digest) == 64 for each in files)
    assert last_event() == ("year_report.handed_over", "yearreport", {"day": "2028-01-10"})
    report.refresh_from_db()
    assert refused(lambda: changes.write_report(report=report, by=kim, summary={"sv": "Annat"})) == "summary"
    assert changes.why_not_remove(report) is not None


def test_a_report_without_words_of_its_own_or_a_receiver_is_not_handed_over(kim: Membership) -> None:
    report = a_year_report(kim)

    def handed_over(**receiver: str) -> object:
        day = {"handed_over_on": TODAY, "today": TODAY}
        return changes.hand_over(report=report, by=kim, body=None, receiver=receiver, **day)

    assert refused(lambda: handed_over(sv="Nämnden")) is None
    changes.write_report(report=report, by=kim, summary={"sv": "Kort"})
    assert refused(lambda: handed_over(sv=" ")) == "receiver"
