"""What a programme adds to the official figures: voices, figures of its own, conclusions, findings, sources (C3)."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Meeting
from kotosilta.language.translated import TranslatedField
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable, RemovableManager, RemovableQuerySet

LONGEST_NAME = 200
LONGEST_UNIT = 40


class VoiceKind(models.TextChoices):
    """Where a voice was heard."""

    DISCUSSION = "discussion", _("Discussion")
    SURVEY = "survey", _("Survey")
    STATEMENT = "statement", _("Statement")
    PARTNER = "partner", _("Observation by a partner")
    COUNTER = "counter", _("At the counter or in guidance")
    ANSWER = "answer", _("Answer to an open question")


class Voice(Removable):
    """Something people have said that answers a guiding question; never says who said it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="voices")
    question = models.CharField(max_length=10)
    text = TranslatedField()
    kind = models.CharField(max_length=20, choices=VoiceKind)
    heard_on = models.DateField()
    heard_where = models.CharField(max_length=LONGEST_NAME, blank=True)
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="voices")

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-heard_on", "-pk"]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def called_in_trail(self) -> str:
        """Where and when it was heard: what people have said stays out of the trail."""
        return f"{self.question} {self.heard_on.isoformat()}"


class Criterion(models.TextChoices):
    """Which people a figure counts; never mixed within a series."""

    B = "B", _("born abroad")
    L = "L", _("foreign mother tongue")
    C = "C", _("foreign citizenship")
    O = "O", _("foreign background")  # noqa: E741 (the checklist's own letter)
    ALL = "all", _("all residents")
    OTHER = "other", _("another group, see the definition")


class Upload(Removable):
    """A small file of figures taken in at once; removing it takes back every figure it brought.

    `digest` stands for what the file held, so that nobody takes in the same twice. `layout` stands for the names of its
    columns, and `holds` is what a person said that they hold: the next file of the kind begins with it.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="uploads")
    file_name = models.CharField(max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64)
    layout = models.CharField(max_length=64, blank=True)
    holds = models.JSONField(default=list, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class Measured(models.TextChoices):
    """What a figure is a number of."""

    PERSONS = "persons", _("persons")
    PERCENT = "percent", "%"
    OTHER = "other", _("something else")


class OfAnUpload(RemovableQuerySet):
    """Figures are gone with the file that brought them, and come back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(upload__removed_at=None)


class OwnFigure(Removable):
    """A figure that somebody was given: the answer to a request lands here, with source, date, group and definition.

    A small count is never kept: `under` then says below which number it is, as `hidden_below` (the source's rule, 0
    for none) asks for. `about` marks a value that is only roughly known; `source_kind` is one of M1-M7. `unit` names
    what is counted where that is neither persons nor per cent. `on_top` says that it is so many residents more (or
    fewer) by that day than a forecast can know of.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="own_figures")
    part = models.ForeignKey(Part, models.CASCADE, null=True, blank=True, related_name="own_figures")
    question = models.CharField(max_length=10)
    title = TranslatedField()
    value = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    under = models.PositiveSmallIntegerField(null=True, blank=True)
    about = models.BooleanField(default=False)
    measured = models.CharField(max_length=10, choices=Measured, default=Measured.PERSONS)
    unit = models.CharField(max_length=LONGEST_UNIT, blank=True)
    hidden_below = models.PositiveSmallIntegerField(default=5)
    on_top = models.BooleanField(default=False)
    on = models.DateField()
    source = models.CharField(max_length=LONGEST_NAME)
    source_kind = models.CharField(max_length=4, blank=True)
    group = models.CharField(max_length=6, choices=Criterion)
    definition = TranslatedField()
    upload = models.ForeignKey(Upload, models.CASCADE, null=True, blank=True, related_name="figures")

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAnUpload)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["question", "on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, under=None) | models.Q(value=None, under__isnull=False),
                name="a_figure_has_a_value_or_says_under_which",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_there(self) -> bool:
        """Whether neither it nor the file that brought it was removed; `upload` is to be fetched with it."""
        return self.removed_at is None and (self.upload is None or self.upload.removed_at is None)


class Conclusion(OfAProgramme):
    """What the municipality itself concludes under a guiding question, or under one facet of it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="conclusions")
    question = models.CharField(max_length=10)
    facet = models.CharField(max_length=2, blank=True)
    text = TranslatedField()

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["question", "facet"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "question", "facet"], name="one_conclusion_per_question")
        ]

    def __str__(self) -> str:
        return f"{self.question}{self.facet}"


class LookedAt(OfAProgramme):
    """That somebody has looked at the official figures under a question and said so: only then are they in use."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="looked_at")
    question = models.CharField(max_length=10)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfAProgramme.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "question"], name="looked_at_once_per_question")
        ]

    def __str__(self) -> str:
        return self.question


class Tone(models.TextChoices):
    """Whether a finding is an opportunity or a challenge (C4.3)."""

    OPPORTUNITY = "opportunity", _("Opportunity")
    CHALLENGE = "challenge", _("Challenge")
    BOTH = "both", _("Both")


class Theme(models.TextChoices):
    """Themes of goals (C4.2 a–e); the list is open."""

    RELATIONS = "a", _("Receptiveness and relations")
    EMPLOYMENT = "b", _("Employment")
    EDUCATION = "c", _("Education")
    WELLBEING = "d", _("Wellbeing")
    PARTICIPATION = "e", _("Participation")
    OTHER = "other", _("Another theme")


class AskedOfFindings(RemovableQuerySet):
    """What is asked of findings."""

    def standing(self) -> Self:
        """Those that hold: a suggestion that was dismissed with a reason is no finding."""
        return self.filter(dismissed_why="")

    def dismissed(self) -> Self:
        """Suggestions that were answered with a reason why not."""
        return self.exclude(dismissed_why="")


class Finding(Removable):
    """What follows from figures and voices; goals rest on it.

    `official` lists official observations as {"municipality": code, "indicator": key}. `suggestion` names the rule a
    suggested finding came from (`kind.variant/code`); one that was not taken up is dismissed with a reason.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="findings")
    question = models.CharField(max_length=10)
    text = TranslatedField()
    tone = models.CharField(max_length=20, choices=Tone, blank=True)
    theme = models.CharField(max_length=10, choices=Theme, blank=True)
    important = models.BooleanField(default=False)
    suggestion = models.CharField(max_length=80, blank=True)
    dismissed_why = models.CharField(max_length=500, blank=True)
    official = models.JSONField(default=list)
    voices = models.ManyToManyField(Voice, related_name="findings", blank=True)
    own_figures = models.ManyToManyField(OwnFigure, related_name="findings", blank=True)

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(AskedOfFindings)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["question", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "suggestion"],
                condition=~models.Q(suggestion="") & models.Q(removed_at=None),
                name="a_suggestion_is_answered_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.text)


class SourceState(models.TextChoices):
    """How it stands with a source of the checklist (C3.15–C3.18)."""

    USED = "used", _("Used")
    ASKED = "asked", _("Asked")
    NOT_AVAILABLE = "not_available", _("Not available")


class SourceUse(OfAProgramme):
    """Whether a source has been used, was asked on a day, or is not available."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="source_uses")
    item = models.CharField(max_length=10)
    facet = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=20, choices=SourceState)
    on = models.DateField(null=True, blank=True)
    note = TranslatedField()

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["item", "facet"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "item", "facet"], name="one_state_per_source"),
            models.CheckConstraint(
                condition=~models.Q(state="asked") | models.Q(on__isnull=False), name="asked_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}{self.facet}"
