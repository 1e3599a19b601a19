"""Who is responsible, which bodies take part and decide, what happens when, who advises (C1, K1–K3)."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.language.days import written_date
from kotosilta.language.translated import FALLBACK_ORDER, TranslatedField
from kotosilta.municipalities.authorities import REGIONAL_STATE, authorities_of
from kotosilta.programmes.models import Part, Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable, RemovableManager, RemovableQuerySet

LONGEST_NAME = 200


class Form(models.TextChoices):
    """What the programme becomes (K2)."""

    SEPARATE = "separate", _("A programme of its own")
    PART = "part", _("Part of another document")


class Fellowship(models.TextChoices):
    """With whom it is made (C1.7, K3)."""

    ALONE = "alone", _("Alone")
    MUNICIPALITIES = "municipalities", _("Together with other municipalities")
    EMPLOYMENT = "employment", _("Together with the employment authority")


class Setup(OfAProgramme):
    """Who leads the work and in which form it is done; one row for a programme (C1.1, C1.2, C1.7, K2, K3)."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="setup")
    authority = TranslatedField()
    responsible_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    responsible_role = TranslatedField()
    responsible_email = models.EmailField(blank=True)
    form = models.CharField(max_length=20, choices=Form, blank=True)
    part_of = TranslatedField()
    fellowship = models.CharField(max_length=20, choices=Fellowship, blank=True)
    fellowship_reason = TranslatedField()

    class Meta(OfAProgramme.Meta):
        pass

    def __str__(self) -> str:
        return str(self.authority)


class BodyKind(models.TextChoices):
    """Which kind of body it is."""

    COUNCIL = "council", _("Council")
    EXECUTIVE = "executive", _("Municipal executive")
    COMMITTEE = "committee", _("Committee")
    JOINT = "joint", _("Joint body")
    OTHER = "other", _("Other body")


# A municipality has exactly one of each of these.
ONE_OF_EACH = (BodyKind.COUNCIL, BodyKind.EXECUTIVE)


class Body(Removable):
    """A body of one municipality, and how it is engaged in a) timetable, b) process and c) carrying out (C1.3)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="bodies")
    part = models.ForeignKey(Part, models.CASCADE, related_name="bodies")
    kind = models.CharField(max_length=20, choices=BodyKind)
    name = TranslatedField()
    decides = models.BooleanField(default=False)
    in_timetable = TranslatedField()
    in_process = TranslatedField()
    in_carrying_out = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["part__code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["part", "kind"],
                condition=models.Q(removed_at=None, kind__in=ONE_OF_EACH),
                name="one_council_and_one_executive",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class MeetingPurpose(models.TextChoices):
    """What the body does with the programme at a meeting."""

    START = "start", _("Decides to begin")
    FOLLOWS = "follows", _("Follows the work")
    DISCUSSES = "discusses", _("Discusses a draft")
    DECIDES = "decides", _("Decides on the programme")


class OfABody(RemovableQuerySet):
    """Meetings are gone with their body, and come back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(body__removed_at=None)


class BodyMeeting(Removable):
    """A meeting of a body at which the programme comes up (K1)."""

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfABody)

    tenant_path = "body__programme"
    body = models.ForeignKey(Body, models.CASCADE, related_name="meetings")
    on = models.DateField()
    purpose = models.CharField(max_length=20, choices=MeetingPurpose)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "on"], condition=models.Q(removed_at=None), name="one_meeting_of_a_body_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {written_date(self.on, _language())}"


class Phase(Removable):
    """A stretch of the work on the timeline; `key` names a proposed phase that was counted back from the decision."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="phases")
    key = models.CharField(max_length=40, blank=True)
    title = TranslatedField()
    begins = models.DateField()
    ends = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["begins", "ends", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="a_phase_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["programme", "key"],
                condition=models.Q(removed_at=None) & ~models.Q(key=""),
                name="a_proposed_phase_is_taken_over_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class RegionalContact(Removable):
    """The regional authority was approached at the start (C1.5), or asked for advice later (C1.4).

    `part` is the municipality whose authority it is: in a joint programme there can be several.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="regional_contacts")
    part = models.ForeignKey(Part, models.CASCADE, related_name="regional_contacts")
    on = models.DateField()
    at_start = models.BooleanField(default=False)
    who = models.CharField(max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(blank=True)
    about = TranslatedField()
    answer = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.authority} {written_date(self.on, _language())}"

    @property
    def authority(self) -> str:
        """The authority, by the name that it had on the day, in the active language."""
        name = authorities_of(self.part.municipality, self.on)[REGIONAL_STATE].name
        return name.in_language(_language())


class Expert(Removable):
    """An expert from outside (C1.6)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="experts")
    name = models.CharField(max_length=LONGEST_NAME)
    organisation = models.CharField(max_length=LONGEST_NAME, blank=True)
    helps_with = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def called_in_trail(self) -> str:
        """Without the name of a person, which the trail would keep for ever."""
        return self.organisation or gettext("an expert")


def _language() -> str:
    return get_language() or FALLBACK_ORDER[0]
