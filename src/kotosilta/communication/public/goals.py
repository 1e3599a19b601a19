"""The goals as everybody reads them: what they rest on, how far the measures are, and what the values say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kotosilta.communication.models import Page
from kotosilta.communication.public.look import Look
from kotosilta.communication.public.observations import Rests, rests_of
from kotosilta.communication.public.reading import OpenGoal, goals_with_measures, whole_goals
from kotosilta.followup.chart import Drawn, chart_of
from kotosilta.followup.reading import FollowedIndicator
from kotosilta.followup.telling import course_in_words, spot_in_words, told
from kotosilta.goals.models import Measure, MeasureState
from kotosilta.goals.values import day_in_words, span_in_words
from kotosilta.situation.models import Theme

Html = SafeString | str
MARKS = {
    MeasureState.PLANNED: "nothing",
    MeasureState.UNDER_WAY: "begun",
    MeasureState.DONE: "fulfilled",
    MeasureState.STOPPED: "not_relevant",
}


@dataclass(frozen=True, slots=True)
class GoalInShort:
    """A goal in one line, with how far it is: a shape of `state_mark` and its word."""

    pk: int
    change: Html
    mark: str
    state: str


@dataclass(frozen=True, slots=True)
class MeasureShown:
    title: Html
    owner: Html
    when: str
    mark: str
    state: str


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """An indicator with what its values say; `values` are pairs of a value and when."""

    title: Html
    definition: Html
    course: str
    told: str
    source: Html
    values: Sequence[tuple[str, str]]
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with the whole thread: what it rests on, what is done, what shows it."""

    short: GoalInShort
    theme: Html
    now: Html
    wanted: Html
    by_year: str
    rests_on: Sequence[Rests]
    measures: Sequence[MeasureShown]
    indicators: Sequence[IndicatorShown]


def goals_in_short(look: Look) -> list[GoalInShort]:
    """All goals, one line each."""
    return [goal_in_short(each) for each in goals_with_measures(look.programme)]


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the page of the goals shows."""
    findings_at = look.address_of(Page.SITUATION)
    return {"goals": [_shown(each, language, findings_at) for each in whole_goals(look.programme)]}


def goal_in_short(goal: OpenGoal) -> GoalInShort:
    """A goal with its state in plain words, as its measures tell it."""
    mark, state = _state([MeasureState(each.state) for each in goal.measures])
    return GoalInShort(goal.row.pk, goal.row.change.html(), mark, state)


def _state(states: Sequence[MeasureState]) -> tuple[str, str]:
    counts = Counter(states)
    kept = len(states) - counts[MeasureState.STOPPED]
    done = counts[MeasureState.DONE]
    if not states:
        return "nothing", gettext("No measures yet")
    if not kept:
        return "not_relevant", gettext("The measures have been stopped")
    if done == kept:
        return "fulfilled", gettext("Everything that was planned is done")
    if done or counts[MeasureState.UNDER_WAY]:
        words = ngettext(
            "Under way: %(done)d of %(all)d measure done", "Under way: %(done)d of %(all)d measures done", kept
        )
        return "begun", words % {"done": done, "all": kept}
    return "nothing", gettext("Planned, not begun yet")


def _shown(goal: OpenGoal, language: str, findings_at: str) -> GoalShown:
    row = goal.row
    is_own = row.theme == Theme.OTHER and row.own_theme
    return GoalShown(
        short=goal_in_short(goal),
        theme=row.own_theme.html() if is_own else str(Theme(row.theme).label),
        now=row.now.html(),
        wanted=row.wanted.html(),
        by_year=str(row.by_year or ""),
        rests_on=[rests_of(each, language, findings_at) for each in goal.findings],
        measures=[_measure(each, language) for each in goal.measures],
        indicators=[indicator_shown(each, language) for each in goal.indicators],
    )


def _measure(row: Measure, language: str) -> MeasureShown:
    state = MeasureState(row.state)
    owner = row.owner.name.html() if row.owner and row.owner.removed_at is None else ""
    when = span_in_words(row.begins, row.ends, language)
    return MeasureShown(row.title.html(), owner, when, MARKS[state], str(state.label))


def indicator_shown(indicator: FollowedIndicator, language: str, *, drawing: bool = True) -> IndicatorShown:
    """An indicator in words and as values, and with a `drawing` where it is shown."""
    row = indicator.row
    return IndicatorShown(
        title=row.title.html(),
        definition=row.definition.html(),
        course=course_in_words(indicator.course),
        told=told(indicator, language),
        source=row.source.html() or gettext("Official figures"),
        values=[(spot_in_words(row, each, language), day_in_words(each.on, language)) for each in indicator.readings],
        drawn=chart_of(indicator, language) if drawing else None,
    )
