"""The follow-up of a sample programme: who follows up, what was reported, and official values; no invented figure."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from kotosilta.demo.made import Making
from kotosilta.demo.sample import FollowedUp
from kotosilta.followup.changes.arrangement import arrange
from kotosilta.followup.changes.conditions import note_met, take_over
from kotosilta.followup.changes.handing_over import hand_over
from kotosilta.followup.changes.measures import report_measure
from kotosilta.followup.changes.rounds import open_round
from kotosilta.followup.changes.values import take_official
from kotosilta.followup.changes.year import begin_report, write_report
from kotosilta.process.models import Body

MONTH_OF_THE_REPORT = 3


def make(making: Making) -> None:
    """Everything that the file says of the follow-up."""
    told = making.sample.followed_up
    if told is None:
        return
    councils = list(Body.objects.of(making.programme).filter(decides=True))
    arrange(
        by=making.coordinator,
        who=making.texts(told.who),
        bodies=councils,
        receiver={},
        how_often="year",
        month=MONTH_OF_THE_REPORT,
    )
    _conditions(making, told)
    if told.first_year:
        _first_year(making, told, councils[0])


def _conditions(making: Making, told: FollowedUp) -> None:
    """Proposed conditions that were taken over; the first was met once."""
    conditions = [take_over(by=making.coordinator, key=key) for key in told.conditions]
    if told.met:
        note_met(
            condition=conditions[0],
            by=making.coordinator,
            met_on=making.ago(told.met_days_ago),
            outcome="not_needed",
            follows=making.texts(told.met),
            today=making.today,
        )


def _first_year(making: Making, told: FollowedUp, council: Body) -> None:
    """What was reported on the first year, and the report on it that the council was given."""
    year = making.sample.first_year
    opens = date(year + 1, 1, 15)
    open_round(by=making.coordinator, year=year, opens=opens, closes=date(year + 1, 2, 28))
    for measure, reported in zip(making.measures, making.sample.measure, strict=True):
        report_measure(
            measure=measure,
            year=year,
            by=making.coordinator,
            now=timezone.now(),
            state=reported.state,
            happened=making.texts(reported.told),
            next_step={},
            obstacle={},
        )
    for indicator, latest in making.official:
        take_official(
            indicator=indicator,
            by=making.coordinator,
            official=latest,
            language=making.programme.languages[0],
            on=making.today,
        )
    report = begin_report(by=making.coordinator, year=year)
    write_report(report=report, by=making.coordinator, summary=making.texts(told.first_year))
    hand_over(
        report=report,
        by=making.coordinator,
        body=council,
        receiver={},
        handed_over_on=date(year + 1, MONTH_OF_THE_REPORT, 16),
        today=making.today,
    )
