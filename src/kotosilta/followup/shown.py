"""What the pages of the room show of goals, measures and conditions, in the language of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.content.followup import ProposedCondition, proposed_conditions
from kotosilta.followup.models import Arrangement, HowOften, MeasureReport, Outcome
from kotosilta.followup.reading import FollowedGoal, FollowedIndicator, FollowedMeasure, Plan, WatchedCondition
from kotosilta.followup.rules import Course
from kotosilta.followup.telling import course_in_words, due_in_words, number_in_words, spot_in_words, told
from kotosilta.goals.models import Indicator, Reading
from kotosilta.goals.table import MARKS
from kotosilta.goals.values import day_in_words, span_in_words
from kotosilta.language.days import written_date

Html = SafeString | str
ANY_YEAR = 2027  # only the names of its months are used
WORTH_A_LOOK = (Course.AWAY, Course.STANDS, Course.SAME)


@dataclass(frozen=True, slots=True)
class ValueShown:
    pk: int
    value: str
    when: str
    source: str
    note: Html
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """An indicator in a row of a table; `odd` where its values do not go where they should."""

    pk: int
    title: Html
    first: str
    first_when: str
    latest: str
    latest_when: str
    target: str
    target_when: str
    course: str
    odd: bool
    due: str
    is_due: bool
    owner: Html


@dataclass(frozen=True, slots=True)
class ReportShown:
    year: int
    state: str
    happened: Html
    next_step: Html
    obstacle: Html
    by: str
    when: str


@dataclass(frozen=True, slots=True)
class MeasureShown:
    pk: int
    title: Html
    owner: Html
    state: str
    mark: str
    when: str
    is_late: bool
    latest: ReportShown | None
    is_reported: bool


@dataclass(frozen=True, slots=True)
class GoalShown:
    pk: int
    change: Html
    indicators: Sequence[IndicatorShown]
    measures: Sequence[MeasureShown]
    stands: bool


@dataclass(frozen=True, slots=True)
class ConditionShown:
    pk: int
    situation: Html
    decided: Html
    limit: str
    suggestion: str
    met_on: str
    mark: str
    outcome: str
    follows: Html


def goal_shown(goal: FollowedGoal, on: date, language: str, year: int) -> GoalShown:
    """A goal on the day `on`; `year` is the one that is reported on."""
    return GoalShown(
        pk=goal.row.pk,
        change=goal.row.change.html(),
        indicators=[indicator_shown(each, on, language) for each in goal.indicators],
        measures=[measure_shown(each, on, language, year) for each in goal.measures],
        stands=any(each.course is Course.STANDS for each in goal.indicators),
    )


def indicator_shown(indicator: FollowedIndicator, on: date, language: str) -> IndicatorShown:
    """An indicator in its row."""
    row, way = indicator.row, indicator.way
    latest = way.latest if way.latest is not way.first else None
    return IndicatorShown(
        pk=row.pk,
        title=row.title.html(),
        first=spot_in_words(row, way.first, language) if way.first else "",
        first_when=day_in_words(way.first.on, language) if way.first else "",
        latest=spot_in_words(row, latest, language) if latest else "",
        latest_when=day_in_words(latest.on, language) if latest else "",
        target=number_in_words(row, row.target, language) if row.target is not None else "",
        target_when=day_in_words(row.target_on, language) if row.target_on else "",
        course=course_in_words(indicator.course),
        odd=indicator.course in WORTH_A_LOOK,
        due=due_in_words(indicator, on, language),
        is_due=indicator.is_due(on),
        owner=indicator.owner.name.html() if indicator.owner else "",
    )


def values_shown(row: Indicator, readings: Sequence[Reading], language: str) -> list[ValueShown]:
    """All values, the newest first."""
    return [
        ValueShown(
            each.pk,
            spot_in_words(row, each, language),
            day_in_words(each.on, language),
            each.source,
            each.note.html(),
            each.baseline,
        )
        for each in reversed(readings)
    ]


def measure_shown(measure: FollowedMeasure, on: date, language: str, year: int) -> MeasureShown:
    """A measure with what was reported on it last."""
    row, latest = measure.row, measure.latest
    return MeasureShown(
        pk=row.pk,
        title=row.title.html(),
        owner=measure.owner.name.html() if measure.owner else "",
        state=str(row.get_state_display()),
        mark=MARKS[row.state],
        when=span_in_words(row.begins, row.ends, language),
        is_late=measure.is_late(on),
        latest=report_shown(latest, language) if latest else None,
        is_reported=measure.report_of(year) is not None,
    )


def report_shown(report: MeasureReport, language: str) -> ReportShown:
    """What was reported on a measure, by whom and when."""
    member, organisation = report.by, report.by_organisation
    by = member.person.called() if member else str(organisation or "")
    return ReportShown(
        report.year,
        str(report.get_state_display()),
        report.happened.html(),
        report.next_step.html(),
        report.obstacle.html(),
        by,
        written_date(timezone.localdate(report.at), language),
    )


def conditions_shown(plan: Plan, language: str) -> list[ConditionShown]:
    """The agreed conditions, those that are met first."""
    rows = sorted(plan.conditions, key=lambda each: (each.row.met_on is None, not each.seems_met, each.row.pk))
    return [_condition(each, language) for each in rows]


def _condition(watched: WatchedCondition, language: str) -> ConditionShown:
    row = watched.row
    return ConditionShown(
        pk=row.pk,
        situation=row.situation.html(),
        decided=row.decided.html(),
        limit=_limit(watched, language),
        suggestion=suggestion(watched, language) if watched.seems_met else "",
        met_on=written_date(row.met_on, language) if row.met_on else "",
        mark="fulfilled" if row.outcome else "late",
        outcome=str(Outcome(row.outcome).label) if row.outcome else gettext("Not decided yet"),
        follows=row.follows.html(),
    )


def _limit(watched: WatchedCondition, language: str) -> str:
    row = watched.row
    if row.indicator is None or row.limit is None or row.indicator.removed_at:
        return ""
    limit = number_in_words(row.indicator, row.limit, language)
    values = {"indicator": row.indicator.title, "limit": limit}
    if row.passes == "above":
        return gettext("When “%(indicator)s” rises above %(limit)s") % values
    return gettext("When “%(indicator)s” falls below %(limit)s") % values


def suggestion(watched: WatchedCondition, language: str) -> str:
    """Why a condition seems to be met."""
    reading, indicator = watched.latest, watched.row.indicator
    assert reading is not None  # else it would not seem so
    assert indicator is not None
    value = spot_in_words(indicator, reading, language)
    values = {"value": value, "when": day_in_words(reading.on, language)}
    return gettext("The condition seems to be met: the latest value is %(value)s (%(when)s).") % values


def proposals_left(plan: Plan) -> list[ProposedCondition]:
    """Proposed conditions that nobody has taken over yet."""
    taken = {each.row.proposal for each in plan.conditions}
    return [each for each in proposed_conditions() if each.key not in taken]


def when_in_words(arrangement: Arrangement) -> str:
    """How often and when in the year it is reported, as far as that is said."""
    parts = [str(HowOften(arrangement.how_often).label)] if arrangement.how_often else []
    if arrangement.month:
        parts.append(str(date_format(date(ANY_YEAR, arrangement.month, 1), "F")))
    return ", ".join(parts)


def sentence_of(indicator: FollowedIndicator, language: str) -> str:
    """How far an indicator has come, in one or two sentences."""
    return told(indicator, language)
