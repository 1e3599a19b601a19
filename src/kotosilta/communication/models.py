"""Who is told what and when, and what of the programme everybody can read (C7)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Meeting
from kotosilta.language.translated import TranslatedField
from kotosilta.programmes.models import Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable

LONGEST_KEY = 40


class Audience(models.TextChoices):
    """To whom one tells; the value is the point of the checklist."""

    RESIDENTS = "C7.5", _("Residents")
    STAKEHOLDERS = "C7.6", _("Stakeholders")
    TARGET_GROUPS = "C7.7", _("Target groups")
    DECISION_MAKERS = "C7.8", _("Decision-makers")


class Stage(models.TextChoices):
    """What one tells about; the value is the point of the checklist."""

    PROCESS = "C7.2", _("How the programme is made")
    CARRYING_OUT = "C7.3", _("How it is carried out")
    FOLLOW_UP = "C7.4", _("What has come of it")


class Tongue(models.TextChoices):
    """Languages in which one tells; easy language is one of its own."""

    SWEDISH = "sv", _("Swedish")
    EASY_SWEDISH = "sv-x-lattlast", _("Easy Swedish")
    FINNISH = "fi", _("Finnish")
    EASY_FINNISH = "fi-x-selko", _("Easy Finnish")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    ESTONIAN = "et", _("Estonian")
    RUSSIAN = "ru", _("Russian")
    SOMALI = "so", _("Somali")
    UKRAINIAN = "uk", _("Ukrainian")
    OTHER = "other", _("Another language")


class CommunicationStep(Removable):
    """One thing that is told to one audience: what, through which channel, in which languages, by whom and when.

    `who` is a role or a unit, never a person. `proposal` is the key of the proposal that it was taken over from.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="communication_steps")
    audience = models.CharField(max_length=4, choices=Audience)
    stage = models.CharField(max_length=4, choices=Stage)
    message = TranslatedField()
    channel = TranslatedField()
    tongues = models.JSONField(default=list)
    who = TranslatedField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    proposal = models.CharField(max_length=LONGEST_KEY, blank=True)

    class Meta(Removable.Meta):
        # Where no day is set yet, a step stands after those that have one, on both engines alike.
        ordering: ClassVar = [models.F("due_on").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return str(self.message)


class Page(models.TextChoices):
    """What of a programme can be published; everything hangs on the first."""

    START = "page", _("The programme's page")
    GOALS = "goals", _("Goals and measures")
    SITUATION = "situation", _("Situation picture")
    DOCUMENT = "document", _("Programme document")
    FOLLOW_UP = "follow-up", _("Follow-up")
    TAKE_PART = "take-part", _("How to take part")


class Publication(OfAProgramme):
    """What everybody can read of a programme: each page has the moment since which it is published, or none.

    `brief` is the one-minute version. `contact` is a role, `contact_email` that role's address, never a person's own.
    `meetings` are those that residents are told of.
    """

    published_when = models.Q(page_at__isnull=False)

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="publication")
    brief = TranslatedField()
    contact = TranslatedField()
    contact_email = models.EmailField(blank=True)
    meetings = models.ManyToManyField(Meeting, related_name="+", blank=True)
    page_at = models.DateTimeField(null=True, blank=True)
    goals_at = models.DateTimeField(null=True, blank=True)
    situation_at = models.DateTimeField(null=True, blank=True)
    document_at = models.DateTimeField(null=True, blank=True)
    follow_up_at = models.DateTimeField(null=True, blank=True)
    take_part_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.programme)

    def since(self, page: Page) -> datetime | None:
        """Since when the page was chosen to be published; it is seen only while the programme's page is."""
        found: datetime | None = getattr(self, column_of(page))
        return found

    def shows(self, page: Page) -> bool:
        """Whether everybody can read the page now."""
        return self.page_at is not None and self.since(page) is not None


def column_of(page: Page) -> str:
    """The name of the column that holds since when the page is published."""
    return f"{page.value.replace('-', '_')}_at"
