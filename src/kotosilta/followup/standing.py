"""How far the follow-up of a programme is, in one question to the database: home and checklist ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast

from kotosilta.followup.models import Arrangement, Condition, MeasureReport, Passes, Round, YearReport
from kotosilta.followup.rules import next_due
from kotosilta.goals.models import OPEN_STATES, Indicator, Measure, Reading
from kotosilta.language.translated import Translated
from kotosilta.process.models import Body
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme

NOTHING = Translated()


@dataclass(frozen=True, slots=True)
class Watched:
    """An indicator as far as the follow-up needs it; `later` says that it has a value beside its baseline."""

    pk: int
    title: Translated
    timed: bool
    source_kind: str
    later: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A condition for an early update."""

    pk: int
    situation: Translated
    decided: bool
    met_on: date | None
    outcome: str
    seems_met: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A round of reports."""

    year: int
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class Told:
    """A yearly report."""

    pk: int
    year: int
    handed_over: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What is recorded in the room. `reported` are the newest years reported on of the measures that go on."""

    who: bool
    receiver: bool
    indicators: Sequence[Watched]
    conditions: Sequence[Agreed]
    rounds: Sequence[Opened]
    reported: Sequence[int]
    reports: Sequence[Told]

    def open_round(self, on: date) -> Opened | None:
        """The newest round that is open on that day."""
        found = [each for each in self.rounds if each.opens <= on <= each.closes]
        return max(found, key=lambda each: each.year) if found else None

    def unreported(self, year: int) -> int:
        """How many measures that go on have no report on the year, or on a later one."""
        return sum(each < year for each in self.reported)


@once_in_a_look
def standing_of(programme: Programme) -> Standing:
    """How the room stands now."""
    told = _told(programme)
    begins = date(programme.first_year, 1, 1)
    return Standing(
        who=any(row.one for row in told["arrangement"]),
        receiver=any(row.two for row in told["arrangement"]),
        indicators=[_watched(row, begins) for row in told["indicator"]],
        conditions=[
            Agreed(row.pk, row.title, bool(row.one), row.day, row.more, bool(row.two)) for row in told["condition"]
        ],
        rounds=[Opened(row.one, row.day, row.last) for row in told["round"] if row.day and row.last],
        reported=[row.one for row in told["measure"]],
        reports=[Told(row.pk, row.one, bool(row.two)) for row in told["report"]],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in the shape that all kinds share; `one` and `two` are years or flags."""

    pk: int
    title: Translated
    detail: str
    more: str
    day: date | None
    last: date | None
    one: int
    two: int


def _watched(row: _Row, begins: date) -> Watched:
    due = next_due(interval=row.detail, last=row.day, begins=begins)
    return Watched(row.pk, row.title, bool(row.detail), row.more, bool(row.one), due)


def _told(programme: Programme) -> Mapping[str, list[_Row]]:
    """Rows by kind, in the order in which they were made."""
    first, *others = _parts(programme)
    found: dict[str, list[_Row]] = defaultdict(list)
    for what, pk, title, detail, more, day, last, one, two in first.union(*others, all=True):
        found[what].append(_Row(pk, title or NOTHING, detail, more, day, last, one, two))
    for rows in found.values():
        rows.sort(key=lambda row: row.pk)
    return found


def _parts(programme: Programme) -> Iterator[Any]:
    readings = Reading.objects.of(programme).filter(indicator=OuterRef("pk"))
    yield _rows(
        Indicator.objects.of(programme),
        "indicator",
        title=F("title"),
        detail=F("interval"),
        more=F("source_kind"),
        day=Subquery(readings.order_by("-on").values("on")[:1]),
        one=_flag(Exists(readings.filter(baseline=False))),
    )
    bodies = Body.objects.of(programme).filter(follow_up_of=OuterRef("pk"))
    arranged = Arrangement.objects.of(programme)
    receives = ~Q(receiver=NOTHING) | Q(Exists(bodies))
    yield _rows(arranged, "arrangement", title=F("who"), one=_flag(~Q(who=NOTHING)), two=_flag(receives))
    newest = Reading.objects.of(programme).filter(indicator=OuterRef("indicator")).order_by("-on").values("value")[:1]
    passed = Q(passes=Passes.ABOVE, latest__gt=F("limit")) | Q(passes=Passes.BELOW, latest__lt=F("limit"))
    yield _rows(
        Condition.objects.of(programme).annotate(latest=Subquery(newest)),
        "condition",
        title=F("situation"),
        more=F("outcome"),
        day=F("met_on"),
        one=_flag(~Q(decided=NOTHING)),
        two=_flag(passed & Q(met_on=None)),
    )
    rounds = Round.objects.of(programme)
    yield _rows(rounds, "round", title=None, day=F("opens"), last=F("closes"), one=F("year"))
    told = MeasureReport.objects.of(programme).filter(measure=OuterRef("pk")).order_by().values("measure")
    newest_year = Subquery(told.annotate(newest=Max("year")).values("newest"), output_field=IntegerField())
    going_on = Measure.objects.of(programme).filter(state__in=OPEN_STATES).annotate(newest_year=newest_year)
    year = Case(When(newest_year=None, then=Value(0)), default=F("newest_year"), output_field=IntegerField())
    yield _rows(going_on, "measure", title=F("title"), one=year)
    reports = YearReport.objects.of(programme)
    yield _rows(reports, "report", title=F("summary"), one=F("year"), two=_flag(Q(handed_over_on__isnull=False)))


def _rows(rows: Any, what: str, *, title: Any, **columns: Any) -> Any:
    """The rows in the shared shape, without an order of their own."""
    nothing, no = Value("", output_field=CharField()), Value(0, output_field=IntegerField())
    otherwise: dict[str, Any] = {
        "detail": nothing,
        "more": nothing,
        "day": Cast(Value(None), DateField()),
        "last": Cast(Value(None), DateField()),
        "one": no,
        "two": no,
    }
    shape: dict[str, Any] = {
        "told_what": Value(what, output_field=CharField()),
        "told_pk": F("pk"),
        "told_title": title if title is not None else Value(NOTHING, output_field=Arrangement._meta.get_field("who")),
    }
    shape |= {f"told_{name}": columns.get(name, empty) for name, empty in otherwise.items()}
    return rows.order_by().annotate(**shape).values_list(*shape)


def _flag(condition: Any) -> Any:
    no = Value(0, output_field=IntegerField())
    return Case(When(condition, then=Value(1)), default=no, output_field=IntegerField())
