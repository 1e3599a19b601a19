"""The one table of the room as its page shows it: themes, goals, measures and indicators, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from kotosilta.cooperation.models import Organisation
from kotosilta.goals.markup import Html, Markup
from kotosilta.goals.mending import kind_of, mending_of
from kotosilta.goals.models import OPEN_STATES, Interval, MeasureState, Plan
from kotosilta.goals.reading import ReadGoal, ReadIndicator, ReadMeasure, ReadRoom
from kotosilta.goals.rules import (
    FoundGap,
    Gap,
    doubts_about_aim,
    doubts_about_goal,
    doubts_about_measure,
    gaps_of,
    gaps_of_indicator,
    gaps_of_measure,
)
from kotosilta.goals.values import day_in_words, span_in_words, value_in_words
from kotosilta.language.said import in_words
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason
from kotosilta.situation.models import Theme

MARKS: Mapping[str, str] = {
    MeasureState.PLANNED: "nothing",
    MeasureState.UNDER_WAY: "begun",
    MeasureState.DONE: "fulfilled",
    MeasureState.STOPPED: "not_relevant",
}


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """The cells of a measure, each with what is missing in it; `anchor` is its id on the page."""

    anchor: str
    title: Html
    owner: Html
    partners: Html
    when: Html
    state: Html


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """The cells of an indicator, each with what is missing in it; `anchor` is its id on the page."""

    anchor: str
    title: Html
    source: Html
    interval: Html
    values: Html
    target: Html


@dataclass(frozen=True, slots=True)
class ValueShown:
    pk: int
    value: str
    when: str
    source: str
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class TieShown:
    pk: int
    plan: str
    point: Html
    address: str


@dataclass(frozen=True, slots=True)
class FindingShown:
    pk: int
    text: Html


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with its grounds and its rows."""

    pk: int
    change: Html
    now: Html
    wanted: Html
    by_year: str
    findings: Sequence[FindingShown]
    set_at: Html
    set_at_when: str
    national_goal: Html
    ties: Sequence[TieShown]
    gaps: Sequence[Html]
    doubts: Sequence[str]
    measures: Sequence[MeasureShown]
    indicators: Sequence[IndicatorShown]


@dataclass(frozen=True, slots=True)
class ThemeShown:
    """A theme with its goals; `anchor` is its id on the page."""

    anchor: str
    name: Html
    goals: Sequence[GoalShown]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much there is, and where the first gap is."""

    goals: int
    measures: int
    indicators: int
    gaps: int
    first_gap: str


def counted(room: ReadRoom) -> Counted:
    """The sum of the room."""
    gaps = [gap for goal in room.goals for gap in gaps_of(goal.stands)]
    return Counted(
        goals=len(room.goals),
        measures=sum(len(each.measures) for each in room.goals),
        indicators=sum(len(each.indicators) for each in room.goals),
        gaps=len(gaps),
        first_gap=f"{kind_of(gaps[0].gap)}-{gaps[0].pk}" if gaps else "",
    )


def findings_shown(room: ReadRoom) -> list[FindingShown]:
    """The findings that no goal rests on, those that were said to be important first."""
    ordered = sorted(room.untaken, key=lambda each: not each.important)
    return [FindingShown(each.pk, each.text.html()) for each in ordered]


def values_shown(indicator: ReadIndicator, language: str) -> list[ValueShown]:
    """The values of an indicator in the order of their days."""
    row = indicator.row
    write = partial(value_in_words, measured=row.measured, unit=row.unit, language=language)
    return [
        ValueShown(
            each.pk, write(each.value, about=each.about), day_in_words(each.on, language), each.source, each.baseline
        )
        for each in indicator.readings
    ]


def themes_shown(
    room: ReadRoom, programme: Programme, *, today: date, language: str, markup: Markup
) -> list[ThemeShown]:
    """The themes that have goals, those of the checklist first."""
    writer = _Writer(programme, today, language, markup)
    by_theme: dict[tuple[int, str], list[ReadGoal]] = {}
    order = list(Theme.values)
    for goal in room.goals:
        own = str(goal.row.own_theme).casefold() if goal.row.theme == Theme.OTHER else ""
        by_theme.setdefault((order.index(goal.row.theme), own), []).append(goal)
    return [
        ThemeShown(f"theme-{number}", _name_of(goals[0]), [writer.goal(each) for each in goals])
        for number, (_, goals) in enumerate(sorted(by_theme.items(), key=lambda each: each[0]), start=1)
    ]


def _name_of(goal: ReadGoal) -> Html:
    is_own = goal.row.theme == Theme.OTHER and goal.row.own_theme
    return goal.row.own_theme.html() if is_own else str(Theme(goal.row.theme).label)


class _Writer:
    """Writes rows in one language; what is the same for many rows is put into words once."""

    def __init__(self, programme: Programme, today: date, language: str, markup: Markup) -> None:
        self.first_year, self.last_year = programme.first_year, programme.last_year
        self.today, self.language, self.markup = today, language, markup
        self.states = {each.value: markup.mark(MARKS[each], str(each.label)) for each in MeasureState}
        self.intervals = {each.value: str(each.label) for each in Interval}
        self.plans = {each.value: str(each.label) for each in Plan}
        self.late = markup.mark("late", gettext("Late"))

    def goal(self, goal: ReadGoal) -> GoalShown:
        row = goal.row
        gaps = [self._gap(found) for found in gaps_of(goal.stands) if kind_of(found.gap) == "goal"]
        set_at = row.set_at if row.set_at and not row.set_at.removed_at else None
        doubts = doubts_about_goal(by_year=row.by_year, last_year=self.last_year)
        return GoalShown(
            pk=row.pk,
            change=row.change.html(),
            now=row.now.html(),
            wanted=row.wanted.html(),
            by_year=str(row.by_year or ""),
            findings=[FindingShown(each.pk, each.text.html()) for each in goal.findings],
            set_at=set_at.title.html() if set_at else "",
            set_at_when=f"{set_at.get_kind_display()}, {day_in_words(set_at.on, self.language)}" if set_at else "",
            national_goal=row.national_goal.html(),
            ties=[TieShown(each.pk, self.plans[each.plan], each.point.html(), each.address) for each in goal.ties],
            gaps=gaps,
            doubts=[in_words(each, self.language) for each in doubts],
            measures=[self.measure(each, self._ends(at, goal.measures)) for at, each in enumerate(goal.measures)],
            indicators=[
                self.indicator(each, self._ends(at, goal.indicators)) for at, each in enumerate(goal.indicators)
            ],
        )

    def measure(self, measure: ReadMeasure, ends: tuple[bool, bool]) -> MeasureShown:
        row = measure.row
        gaps = self._gaps(gaps_of_measure(measure.stands))
        doubts = doubts_about_measure(
            begins=row.begins, ends=row.ends, first_year=self.first_year, last_year=self.last_year
        )
        is_late = bool(row.ends and row.ends < self.today and row.state in OPEN_STATES)
        when = span_in_words(row.begins, row.ends, self.language)
        return MeasureShown(
            anchor=f"measure-{row.pk}",
            title=self._title("measures", row.pk, row.title.html(), doubts, ends),
            owner=gaps.get(Gap.MEASURE_WITHOUT_OWNER) or (measure.owner.name.html() if measure.owner else ""),
            partners=_listed(measure.partners),
            when=_beside(when, gaps.get(Gap.MEASURE_WITHOUT_DATES), self.late if is_late else ""),
            state=self.states[row.state],
        )

    def indicator(self, indicator: ReadIndicator, ends: tuple[bool, bool]) -> IndicatorShown:
        row = indicator.row
        gaps = self._gaps(gaps_of_indicator(indicator.stands))
        doubts = doubts_about_aim(indicator.aim, last_year=self.last_year)
        return IndicatorShown(
            anchor=f"indicator-{row.pk}",
            title=self._title("indicators", row.pk, row.title.html(), doubts, ends),
            source=gaps.get(Gap.INDICATOR_WITHOUT_SOURCE) or row.source.html() or gettext("Official figures"),
            interval=gaps.get(Gap.INDICATOR_WITHOUT_INTERVAL) or self.intervals[row.interval],
            values=self._values(indicator, gaps.get(Gap.INDICATOR_WITHOUT_BASELINE)),
            target=_beside(self._target(indicator), gaps.get(Gap.INDICATOR_WITHOUT_TARGET)),
        )

    def _title(self, kind: str, pk: int, title: Html, doubts: Iterable[Reason], ends: tuple[bool, bool]) -> Html:
        is_first, is_last = ends
        odd = self.markup.doubts(doubts)
        buttons = self.markup.order(kind, pk, title, up=not is_first, down=not is_last)
        link = self.markup.link(kind, pk, title)
        return link + odd + buttons if odd or buttons else link

    def _values(self, indicator: ReadIndicator, gap: Html | None) -> Html:
        """One below the other, with the missing baseline in its place."""
        baseline = gettext("baseline")
        told = (
            (each.pk, each.value, f"{each.when}, {baseline}" if each.is_baseline else each.when)
            for each in values_shown(indicator, self.language)
        )
        values = format_html_join(
            "", '<span class="value" id="reading-{}">{} <span class="soft">({})</span></span>', told
        )
        return format_html('<span class="value">{}</span>{}', gap, values) if gap else values

    def _target(self, indicator: ReadIndicator) -> str:
        row = indicator.row
        if row.target is None:
            return ""
        target = value_in_words(row.target, row.measured, row.unit, self.language)
        return f"{target} ({day_in_words(row.target_on, self.language)})" if row.target_on else target

    def _gaps(self, found: Iterable[FoundGap]) -> Mapping[Gap, Html]:
        return {each.gap: self._gap(each) for each in found}

    def _gap(self, found: FoundGap) -> Html:
        mending = mending_of(found)
        return self.markup.gap(mending.says, mending.path)

    @staticmethod
    def _ends(at: int, rows: Sequence[object]) -> tuple[bool, bool]:
        return at == 0, at == len(rows) - 1


def _beside(*parts: Html | None) -> Html:
    """What there is of the parts, with a space between."""
    there = [each for each in parts if each]
    return there[0] if len(there) == 1 else format_html_join(" ", "{}", ((each,) for each in there))


def _listed(organisations: Sequence[Organisation]) -> Html:
    """Names after each other, each in its own language."""
    return format_html_join(", ", "{}", ((each.name.html(),) for each in organisations))
