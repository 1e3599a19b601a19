"""Goals that rest on findings, the measures that lead there, and what shows that they are reached (C4, C6.1–C6.6)."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Meeting, MeetingKind, Organisation
from kotosilta.language.translated import TranslatedField
from kotosilta.programmes.models import Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable, RemovableManager, RemovableQuerySet
from kotosilta.situation.models import Finding, Measured, Theme

LONGEST_NAME = 200
GOALS_ARE_SET_AT = (MeetingKind.SEMINAR, MeetingKind.WORKING_GROUP, MeetingKind.DISCUSSION)


class GuidingAnswer(OfAProgramme):
    """What the programme answers to one of the three guiding questions C4.3–C4.5."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="guiding_answers")
    question = models.CharField(max_length=10)
    text = TranslatedField()

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["question"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "question"], name="one_answer_per_guiding_question")
        ]

    def __str__(self) -> str:
        return self.question


class Goal(Removable):
    """A concrete change: who or what changes, from what (`now`), to what (`wanted`), by when."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="goals")
    theme = models.CharField(max_length=10, choices=Theme)
    own_theme = TranslatedField()
    change = TranslatedField()
    now = TranslatedField()
    wanted = TranslatedField()
    by_year = models.PositiveSmallIntegerField(null=True, blank=True)
    findings = models.ManyToManyField(Finding, related_name="goals", blank=True)
    set_at = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="goals")
    national_goal = TranslatedField()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["place", "pk"]

    def __str__(self) -> str:
        return str(self.change)


class OfAGoal(RemovableQuerySet):
    """What hangs on a goal is gone with it, and comes back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(goal__removed_at=None)


class Plan(models.TextChoices):
    """Other plans that a goal ties in with (C4.6 a–d, L4)."""

    STRATEGY = "strategy", _("Municipal strategy")
    BUDGET = "budget", _("Budget and financial plan")
    EQUALITY = "equality", _("Equality plans")
    WELLBEING = "wellbeing", _("Wellbeing report and plan")
    EMPLOYMENT = "employment", _("Plan for organising employment services")
    OTHER = "other", _("Another plan")


class PlanTie(Removable):
    """That a goal serves a point of another plan."""

    tenant_path = "goal__programme"
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="plan_ties")
    plan = models.CharField(max_length=20, choices=Plan)
    point = TranslatedField()
    address = models.URLField(max_length=500, blank=True)

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAGoal)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["plan", "pk"]

    def __str__(self) -> str:
        return str(self.point)


class MeasureState(models.TextChoices):
    """How far a measure is."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


OPEN_STATES = (MeasureState.PLANNED, MeasureState.UNDER_WAY)


class Measure(Removable):
    """A piece of work with an owner and dates that serves a goal (C4.9, D3b)."""

    tenant_path = "goal__programme"
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="measures")
    title = TranslatedField()
    owner = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="measures")
    partners = models.ManyToManyField(Organisation, related_name="partner_in", blank=True)
    begins = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=MeasureState, default=MeasureState.PLANNED)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAGoal)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(begins=None) | models.Q(ends=None) | models.Q(ends__gte=models.F("begins")),
                name="a_measure_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Interval(models.TextChoices):
    """How often an indicator is read (C6.4)."""

    MONTH = "month", _("Every month")
    HALF_YEAR = "half_year", _("Twice a year")
    YEAR = "year", _("Every year")
    TWO_YEARS = "two_years", _("Every second year")
    TERM = "term", _("Once per council term")


class Direction(models.TextChoices):
    """Where the values of an indicator are to go."""

    UP = "up", _("The value should rise")
    DOWN = "down", _("The value should fall")


class Indicator(Removable):
    """What shows that a goal is being reached: a defined figure or observation with a known source (C6.3–C6.6).

    `measured` says what its values are numbers of; `own_unit` names that where it is neither persons nor per cent.
    `source_kind` is one of M1–M7, `example` one of I1–I11 where it follows one. `official` is a key of the indicator
    catalogue where official figures give its values, of the municipality with the code `official_of`. `owner` reads it.
    """

    tenant_path = "goal__programme"
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="indicators")
    title = TranslatedField()
    definition = TranslatedField()
    measured = models.CharField(max_length=10, choices=Measured, default=Measured.PERCENT)
    own_unit = TranslatedField()
    source_kind = models.CharField(max_length=4, blank=True)
    source = TranslatedField()
    interval = models.CharField(max_length=20, choices=Interval, blank=True)
    owner = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="indicators")
    example = models.CharField(max_length=6, blank=True)
    official = models.CharField(max_length=64, blank=True)
    official_of = models.CharField(max_length=4, blank=True)
    direction = models.CharField(max_length=10, choices=Direction, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAGoal)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(official="") & models.Q(official_of=""))
                | (~models.Q(official="") & ~models.Q(official_of="")),
                name="an_official_series_is_of_a_municipality",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def unit(self) -> str:
        """What stands behind a value, in the active language; empty where nobody has named it."""
        return str(self.own_unit) if self.measured == Measured.OTHER else str(Measured(self.measured).label)


class OfAnIndicator(RemovableQuerySet):
    """Values are gone with their indicator, and come back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(indicator__removed_at=None, indicator__goal__removed_at=None)


class Reading(Removable):
    """One value of an indicator on a day; `baseline` marks the one that the period starts from.

    `about` says that it is only roughly known.
    """

    tenant_path = "indicator__goal__programme"
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=3)
    about = models.BooleanField(default=False)
    baseline = models.BooleanField(default=False)
    source = models.CharField(max_length=LONGEST_NAME)
    note = TranslatedField()

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAnIndicator)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator"],
                condition=models.Q(baseline=True, removed_at=None),
                name="one_baseline_per_indicator",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.on}"
