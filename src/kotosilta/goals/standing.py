"""How far goals, measures and indicators of a programme are, in one question: home and checklist ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from kotosilta.goals.models import OPEN_STATES, Goal, GuidingAnswer, Indicator, Measure, PlanTie, Reading
from kotosilta.goals.rules import FoundGap, GoalStands, IndicatorStands, MeasureStands, gaps_of
from kotosilta.language.translated import Translated
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding

NOTHING = Translated()
FLAGS = 5
# What `is_told` says of a goal that has been read.
IS_TOLD = ~Q(change=NOTHING) & ~Q(now=NOTHING) & ~Q(wanted=NOTHING) & Q(by_year__gt=0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is recorded in the room.

    `names` are what rows are called, by kind and id. `set_at` are the kinds of meetings at which goals were set,
    `plans` those that goals tie in with, `untaken` important findings that no goal rests on (id and text), `open_until`
    the last days of measures that are not done or stopped.
    """

    goals: tuple[GoalStands, ...] = ()
    names: Mapping[tuple[str, int], Translated] = field(default_factory=dict)
    themes: frozenset[str] = frozenset()
    set_at: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    examples: frozenset[str] = frozenset()
    source_kinds: frozenset[str] = frozenset()
    untaken: tuple[tuple[int, Translated], ...] = ()
    open_until: Mapping[int, date] = field(default_factory=dict)

    @property
    def measures(self) -> Iterator[MeasureStands]:
        return (each for goal in self.goals for each in goal.measures)

    @property
    def indicators(self) -> Iterator[IndicatorStands]:
        return (each for goal in self.goals for each in goal.indicators)

    def gaps(self) -> Iterator[FoundGap]:
        """All gaps, goal by goal."""
        return (gap for goal in self.goals for gap in gaps_of(goal))


@once_in_a_look
def standing_of(programme: Programme) -> Standing:
    """How the room stands now."""
    told = _told(programme)
    goals, measures, indicators = told["goal"], _by_goal(told["measure"]), _by_goal(told["indicator"])
    return Standing(
        goals=tuple(
            GoalStands(
                pk=goal.pk,
                told=goal.flags[0],
                rests=goal.flags[1],
                measures=[MeasureStands(row.pk, *row.flags[:2]) for row in measures[goal.pk]],
                indicators=[IndicatorStands(row.pk, *row.flags) for row in indicators[goal.pk]],
            )
            for goal in goals
        ),
        names={(kind, row.pk): row.title for kind in ("goal", "measure", "indicator") for row in told[kind]},
        themes=frozenset(goal.detail for goal in goals),
        set_at=frozenset(goal.more for goal in goals if goal.more),
        plans=frozenset(row.detail for row in told["plan"]),
        answered=frozenset(row.detail for row in told["answer"] if row.title),
        examples=frozenset(row.detail for row in told["indicator"] if row.detail),
        source_kinds=frozenset(row.more for row in told["indicator"] if row.more),
        untaken=tuple((row.pk, row.title) for row in told["finding"]),
        open_until={row.pk: row.day for row in told["measure"] if row.day and row.detail in OPEN_STATES},
    )


def is_told(goal: Goal) -> bool:
    """Whether the change has a from, a to and a when (C6.1)."""
    return bool(goal.change and goal.now and goal.wanted and goal.by_year)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in the shape that all kinds share; `flags` say what is told of it."""

    pk: int
    goal: int | None
    place: int
    title: Translated
    detail: str
    more: str
    day: date | None
    flags: tuple[bool, ...]


def _told(programme: Programme) -> Mapping[str, list[_Row]]:
    """Goals, measures, indicators, ties, answers and untaken findings by kind, in their order."""
    first, *others = _parts(programme)
    found: dict[str, list[_Row]] = defaultdict(list)
    for what, pk, title, goal, place, detail, more, day, *flags in first.union(*others, all=True):
        found[what].append(_Row(pk, goal, place, title or NOTHING, detail, more, day, tuple(map(bool, flags))))
    for rows in found.values():
        rows.sort(key=lambda row: (row.place, row.pk))
    return found


def _parts(programme: Programme) -> Iterator[Any]:
    goals, measures, indicators = (each.objects.of(programme) for each in (Goal, Measure, Indicator))
    rests = Exists(Finding.objects.of(programme).standing().filter(goals=OuterRef("pk")))
    met = Case(When(set_at__removed_at=None, then=F("set_at__kind")), output_field=CharField())
    yield _rows(
        goals.annotate(rests=rests, met=Coalesce(met, Value(""))),
        "goal",
        place="place",
        title="change",
        detail="theme",
        more="met",
        flags=(IS_TOLD, Q(rests=True)),
    )
    owned = Q(owner__isnull=False, owner__removed_at=None)
    dated = Q(begins__isnull=False, ends__isnull=False)
    yield _rows(
        measures,
        "measure",
        goal="goal_id",
        place="place",
        title="title",
        detail="state",
        day="ends",
        flags=(owned, dated),
    )
    based = Exists(Reading.objects.of(programme).filter(indicator=OuterRef("pk"), baseline=True))
    sourced, targeted = ~Q(source=NOTHING) | ~Q(official=""), Q(target__isnull=False, target_on__isnull=False)
    yield _rows(
        indicators.annotate(based=based),
        "indicator",
        goal="goal_id",
        place="place",
        title="title",
        detail="example",
        more="source_kind",
        flags=(sourced, ~Q(interval=""), Q(based=True), targeted, ~Q(definition=NOTHING) & ~Q(source_kind="")),
    )
    yield _rows(PlanTie.objects.of(programme), "plan", title="point", detail="plan")
    yield _rows(GuidingAnswer.objects.of(programme), "answer", title="text", detail="question")
    # A goal that was removed leaves its findings untaken again.
    taken = Exists(Goal.objects.of(programme).filter(findings=OuterRef("pk")))
    untaken = Finding.objects.of(programme).standing().filter(~taken, important=True)
    yield _rows(untaken, "finding", title="text")


def _rows(rows: Any, what: str, *, flags: tuple[Q, ...] = (), **columns: str) -> Any:
    """The rows in the shared shape, without an order of their own; `columns` say where their values stand."""
    nothing = Value("", output_field=CharField())
    otherwise = {
        "goal": Cast(Value(None), BigIntegerField()),
        "place": Value(0, output_field=IntegerField()),
        "detail": nothing,
        "more": nothing,
        "day": Cast(Value(None), DateField()),
    }
    shape: dict[str, Any] = {
        "told_what": Value(what, output_field=CharField()),
        "told_pk": F("pk"),
        "told_title": F(columns["title"]),
    }
    for name, nothing_there in otherwise.items():
        shape[f"told_{name}"] = F(columns[name]) if name in columns else nothing_there
    padded = (*flags, *[None] * (FLAGS - len(flags)))
    shape |= {f"told_{number}": _flag(flag) for number, flag in enumerate(padded)}
    return rows.order_by().annotate(**shape).values_list(*shape)


def _flag(condition: Q | None) -> Any:
    no = Value(0, output_field=IntegerField())
    return Case(When(condition, then=Value(1)), default=no, output_field=IntegerField()) if condition else no


def _by_goal(rows: Iterable[_Row]) -> Mapping[int | None, list[_Row]]:
    found: dict[int | None, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.goal].append(row)
    return found
