"""Who follows up and when, what people report in each round, and the yearly reports made of it (C6.2, C6.8–C6.10)."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Contact, Organisation
from kotosilta.goals.models import Indicator, Measure, MeasureState
from kotosilta.language.translated import TranslatedField
from kotosilta.process.models import Body
from kotosilta.programmes.kept_files import KeptFile
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.roles import May
from kotosilta.programmes.tenancy import OfAProgramme, ScopedQuerySet, SealedManager
from kotosilta.programmes.undo import Removable

LONGEST_NAME = 200
JANUARY, DECEMBER = 1, 12


class HowOften(models.TextChoices):
    """How often the follow-up is reported."""

    HALF_YEAR = "half_year", _("Twice a year")
    YEAR = "year", _("Every year")
    TWO_YEARS = "two_years", _("Every second year")


class Arrangement(OfAProgramme):
    """Who follows the programme up, to whom it is reported, how often and when in the year (C6.8, C6.9)."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="follow_up_arrangement")
    who = TranslatedField()
    bodies = models.ManyToManyField(Body, related_name="follow_up_of", blank=True)
    receiver = TranslatedField()
    how_often = models.CharField(max_length=20, choices=HowOften, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(OfAProgramme.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(month=None) | models.Q(month__gte=JANUARY, month__lte=DECEMBER),
                name="reported_in_a_month_of_the_year",
            )
        ]

    def __str__(self) -> str:
        return str(self.who)


class Passes(models.TextChoices):
    """On which side of its limit an indicator makes a condition seem to be met."""

    ABOVE = "above", _("It rises above the limit")
    BELOW = "below", _("It falls below the limit")


class Outcome(models.TextChoices):
    """What followed when a condition was met."""

    UPDATE = "update", _("The programme is updated")
    NOT_NEEDED = "not_needed", _("No update is needed")


class Condition(Removable):
    """A situation in which the programme is updated before its period ends, and how that is decided (C6.10 a and b).

    `indicator` with `limit` and `passes` lets the values suggest it. Once it is met: on which day, and what follows.
    """

    kept_with = May.EDIT_FOLLOW_UP

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="update_conditions")
    situation = TranslatedField()
    decided = TranslatedField()
    proposal = models.CharField(max_length=40, blank=True)
    indicator = models.ForeignKey(Indicator, models.SET_NULL, null=True, blank=True, related_name="conditions")
    passes = models.CharField(max_length=10, choices=Passes, blank=True)
    limit = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    follows = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "proposal"],
                condition=models.Q(removed_at=None) & ~models.Q(proposal=""),
                name="a_proposed_condition_is_taken_over_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.situation)


class Round(Removable):
    """A time in which those who have measures and indicators report on one year."""

    kept_with = May.EDIT_FOLLOW_UP

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    opens = models.DateField()
    closes = models.DateField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["year"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="a_round_closes_after_it_opens"
            ),
            models.UniqueConstraint(
                fields=["programme", "year"], condition=models.Q(removed_at=None), name="one_round_a_year"
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class OfARound(ScopedQuerySet):
    """A letter is gone with its round and with whom it was sent to."""

    def of(self, programme: Any) -> Self:
        gone = {"round__removed_at": None, "contact__removed_at": None, "contact__organisation__removed_at": None}
        return super().of(programme).filter(**gone)


class Asked(OfAProgramme):
    """That a contact was asked to report in a round, by a personal link. `stage` is the newest letter's."""

    tenant_path = "round__programme"
    round = models.ForeignKey(Round, models.CASCADE, related_name="asked")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="asked_to_report")
    stage = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    reported_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SealedManager] = SealedManager.with_questions(OfARound)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "contact"], name="a_contact_is_asked_once_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.contact.organisation} {self.round}"


class OfAMeasure(ScopedQuerySet):
    """What is reported is gone with its measure, and comes back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(measure__removed_at=None, measure__goal__removed_at=None)


class MeasureReport(OfAProgramme):
    """How far a measure was in one year: its state, what has happened, what is next, what stands in the way.

    `by` is the member who reported last, or `by_organisation` the owner who did so by a personal link.
    """

    tenant_path = "measure__goal__programme"
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="reports")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=MeasureState)
    happened = TranslatedField()
    next_step = TranslatedField()
    obstacle = TranslatedField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    by_organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[SealedManager] = SealedManager.with_questions(OfAMeasure)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["year", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "year"], name="one_report_per_measure_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"


class YearReport(Removable):
    """What was done in a year, told to a body or somebody else. `summary` are one's own words.

    Once handed over it says to whom and when; its files are kept as they were then.
    """

    kept_with = May.EDIT_FOLLOW_UP

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="year_reports")
    year = models.PositiveSmallIntegerField()
    summary = TranslatedField()
    body = models.ForeignKey(Body, models.SET_NULL, null=True, blank=True, related_name="year_reports")
    receiver = TranslatedField()
    handed_over_on = models.DateField(null=True, blank=True)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "year"], condition=models.Q(removed_at=None), name="one_report_a_year"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class ReportFile(KeptFile):
    """A file of a yearly report as it was handed over."""

    tenant_path = "report__programme"
    report = models.ForeignKey(YearReport, models.CASCADE, related_name="files")

    class Meta(KeptFile.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "language", "file_format"], name="one_file_per_report_language_and_format"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.language}.{self.file_format}"
