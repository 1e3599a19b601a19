"""Programmes and the people in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.language.translated import TranslatedField
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.roles import May, Role, may
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable

LONGEST_TITLE = 200


class State(models.TextChoices):
    """Where a programme is in its life."""

    PREPARATION = "preparation", _("In preparation")
    DECISION = "decision", _("Before decision")
    DECIDED = "decided", _("Decided and carried out")
    CLOSED = "closed", _("Closed")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def open_to(self, person: models.Model) -> Self:
        """Programmes in which the person is a member."""
        return self.filter(memberships__person=person, memberships__ended_at=None).distinct()


class Programme(models.Model):
    """The plan of one municipality or of several. It is the tenant: all that people enter belongs to one."""

    slug = models.SlugField(max_length=80, unique=True)
    title = TranslatedField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=20)
    languages = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=State, default=State.PREPARATION)
    follows = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    sample = models.BooleanField(default=False)
    begun_on = models.DateField(default=date.today)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="a_period_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def period(self) -> str:
        return f"{self.first_year}–{self.last_year}"

    def municipality_codes(self) -> list[str]:
        """Codes of the municipalities taking part, in order; asks the database unless they were prefetched."""
        return sorted(each.code for each in self.parts.all())

    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities taking part, by code."""
        return tuple(by_code(code) for code in self.municipality_codes())


class Part(OfAProgramme):
    """One municipality's part in a programme; each decides in its own body."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="parts")
    code = models.CharField(max_length=3)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="a_municipality_takes_part_once")
        ]

    def __str__(self) -> str:
        return self.municipality.own_name

    @property
    def municipality(self) -> Municipality:
        return by_code(self.code)

    def rows_about_it(self) -> int:
        """How many rows of the rooms are about this municipality alone; those that were removed do not count."""
        relations = [(each.field.name, each.related_model) for each in self._meta.related_objects]
        return sum(
            model.objects.of(self.programme).filter(**{name: self}).count()
            for name, model in relations
            if isinstance(model, type) and issubclass(model, Removable)
        )


class Membership(OfAProgramme):
    """A person in a programme, with one role. An ended one stays, so that what they did keeps its name."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "person"], name="one_membership_per_person_and_programme")
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    def may(self, permission: May | str) -> bool:
        return self.ended_at is None and may(self.role, May(permission))


class MemberInvitation(Removable):
    """Somebody who has been asked to take part, by their address; it holds until it is accepted or withdrawn."""

    kept_with = May.MANAGE_PEOPLE

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="member_invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role)
    language = models.CharField(max_length=5)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "email"],
                condition=models.Q(accepted_at=None, removed_at=None),
                name="one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.email


class SaidState(models.TextChoices):
    """What a person has said of a point of the checklist that nothing recorded fulfils by itself."""

    DONE = "done", _("Done")
    BEGUN = "begun", _("Begun")
    NOT_RELEVANT = "not_relevant", _("Not relevant here")


class Saying(Removable):
    """A point of the checklist (or one facet of it) of which somebody has said how far it is, with a note."""

    kept_with = May.STATE_CHECKLIST

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sayings")
    item = models.CharField(max_length=10)
    facet = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=20, choices=SaidState)
    note = models.CharField(max_length=500)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["item", "facet"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "item", "facet"], condition=models.Q(removed_at=None), name="one_saying_per_point"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}{self.facet}"


def languages_for(municipalities: Sequence[Municipality]) -> list[str]:
    """The languages of a programme of these municipalities: those of their language status, the majority's first."""
    statuses = [each.language_status.value.split("-") for each in municipalities]
    return list(dict.fromkeys(language for status in statuses for language in status))
