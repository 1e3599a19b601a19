"""The room of goals and measures of a sample programme; indicators start from real figures or from none."""

from __future__ import annotations

from dataclasses import replace

from kotosilta.demo.made import Making
from kotosilta.demo.sample import Indicator
from kotosilta.goals import changes
from kotosilta.goals.models import MeasureState
from kotosilta.goals.proposals import OfficialSeries, baseline_of, official_series
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.situation.figures import figure_of
from kotosilta.situation.reading import pictures_of


def make(making: Making) -> None:
    """Everything that the file says of the room."""
    editor = making.members[Role.EDITOR]
    for answer in making.sample.answer:
        changes.answer_question(by=editor, question=answer.question, text=making.texts(answer.text))
    _set_goals(making, editor)
    for measure in making.sample.measure:
        made = changes.add_measure(
            by=editor,
            goal=making.goals[measure.goal],
            title=making.texts(measure.title),
            owner=making.organisations[measure.owner],
            partners=[making.organisations[key] for key in measure.partners],
            begins=making.ahead(measure.begins_in_days),
            ends=making.ahead(measure.ends_in_days),
            state=MeasureState.PLANNED,
        )
        making.measures.append(made)
    for indicator in making.sample.indicator:
        _show(making, editor, indicator)


def _set_goals(making: Making, editor: Membership) -> None:
    for told in making.sample.goal:
        goal = changes.add_goal(
            by=editor,
            theme=told.theme,
            own_theme={},
            change=making.texts(told.change),
            now=making.texts(told.now),
            wanted=making.texts(told.wanted),
            by_year=told.by_year,
            findings=[making.findings[key] for key in told.findings],
            set_at=making.meetings[told.set_at],
            national_goal={},
        )
        making.goals[told.key] = goal
        for plan, point in told.plans.items():
            changes.tie_to_plan(goal=goal, by=editor, plan=plan, point=making.texts(point), address="")


def _show(making: Making, editor: Membership, told: Indicator) -> None:
    """An indicator, and its baseline where there is an official figure."""
    municipalities = making.programme.municipalities()
    indicator = changes.add_indicator(
        goal=making.goals[told.goal],
        by=editor,
        title=making.texts(told.title),
        definition=making.texts(told.definition),
        measured=told.measured,
        own_unit=making.texts(told.own_unit),
        source_kind=told.source_kind,
        source=making.texts(told.source),
        official=told.official,
        official_of=municipalities[0].code if told.official else "",
        interval=told.interval,
        example=told.example,
        direction=told.direction,
        target=None,
        target_on=None,
    )
    if latest := baseline_of(indicator, official_series(municipalities)):
        making.official.append((indicator, latest))
        found = _before_the_period(making, latest)
        changes.set_baseline(
            indicator=indicator,
            by=editor,
            value=found.value,
            read_on=found.on,
            source=found.source_in(making.programme.languages[0]),
            note={},
            on=making.today,
        )


def _before_the_period(making: Making, latest: OfficialSeries) -> OfficialSeries:
    """The official figure of the year before a period that has begun; otherwise the latest."""
    picture = pictures_of([latest.municipality])[0]
    seen = picture.own[latest.key].at(min(making.sample.first_year, making.today.year) - 1)
    return replace(latest, figure=figure_of(seen)) if seen else latest
