"""The group, the organisations around it, its meetings, and how residents who have moved here take part (C2, K4)."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.language.translated import TranslatedField
from kotosilta.notices.models import Message
from kotosilta.programmes.models import MemberInvitation, Membership, Programme
from kotosilta.programmes.tenancy import OfAProgramme, ScopedQuerySet, SealedManager
from kotosilta.programmes.undo import Removable, RemovableManager, RemovableQuerySet

LONGEST_NAME = 200
LONGEST_WORDS = 500


class Taking(models.TextChoices):
    """Whether an organisation takes part."""

    IN = "in", _("Takes part")
    INVITED = "invited", _("Invited")
    DECLINED = "declined", _("Said no")
    MISSING = "missing", _("Not asked yet")
    LEFT_OUT = "left_out", _("Left out")


class Organisation(Removable):
    """A unit, authority, association, school or company; `sector` is a checklist id with its facet (`C2.4a`).

    `proposal` names the proposal that it was added from (see `proposals`), so that it is not proposed again.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="organisations")
    sector = models.CharField(max_length=8)
    name = TranslatedField()
    taking = models.CharField(max_length=20, choices=Taking, default=Taking.MISSING)
    left_out_why = TranslatedField()
    proposal = models.CharField(max_length=80, blank=True)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["sector", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class OfAnOrganisation(RemovableQuerySet):
    """What stands under an organisation is gone with it, and comes back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(organisation__removed_at=None)


class Contact(Removable):
    """A person at an organisation. Personal data: name and work address, nothing else."""

    tenant_path = "organisation__programme"
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=LONGEST_NAME)
    role = models.CharField(max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES, default="sv")

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAnOrganisation)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def called_in_trail(self) -> str:
        return str(self.organisation)


class GroupKind(models.TextChoices):
    """Whether the group was set up for this, or one that existed was appointed (K4)."""

    NEW = "new", _("Set up for this work")
    EXISTING = "existing", _("An existing group was appointed")


class Group(OfAProgramme):
    """The cooperation group (C2.2), what is asked of its members, and when the programme is to be ready (C2.3)."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="group")
    kind = models.CharField(max_length=20, choices=GroupKind, blank=True)
    name = TranslatedField()
    appointed_on = models.DateField(null=True, blank=True)
    task = TranslatedField()
    time_needed = TranslatedField()
    ready_by = models.DateField(null=True, blank=True)
    ready_agreed_on = models.DateField(null=True, blank=True)

    class Meta(OfAProgramme.Meta):
        pass

    def __str__(self) -> str:
        return str(self.name)


class Answer(models.TextChoices):
    """What became of an invitation."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class OfAContact(ScopedQuerySet):
    """Invitations that stand: not withdrawn, of a contact and an organisation that are still there."""

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None, contact__removed_at=None, contact__organisation__removed_at=None)

    def waiting(self) -> Self:
        return self.standing().filter(answer=Answer.WAITING)


class Invitation(OfAProgramme):
    """A contact asked to join the group; answered by a personal link, without an account.

    It is made when it is sent, to `email` as it was then. `message` is the newest mail about it, `words` what was said
    with the answer. A yes leads to a `membership`, or to the `door` through which somebody without an account comes in.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="invitations")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.WAITING)
    sent_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    door = models.ForeignKey(MemberInvitation, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[SealedManager] = SealedManager.with_questions(OfAContact)

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contact"], condition=models.Q(withdrawn_at=None), name="one_standing_invitation_per_contact"
            )
        ]

    def __str__(self) -> str:
        return str(self.contact)

    @property
    def called_in_trail(self) -> str:
        return str(self.contact.organisation)

    @property
    def stands(self) -> bool:
        """Whether it can be answered: not withdrawn, of a contact and an organisation that are still there."""
        gone = self.withdrawn_at or self.contact.removed_at or self.contact.organisation.removed_at
        return gone is None


class MeetingKind(models.TextChoices):
    """What kind of gathering it is; goals name the one at which they were set (C4.7, C4.8)."""

    GROUP = "group", _("Meeting of the group")
    SEMINAR = "seminar", _("Mini-seminar")
    WORKING_GROUP = "working_group", _("Working group")
    DISCUSSION = "discussion", _("Discussion meeting")
    CONSULTATION = "consultation", _("Consultation")


class Meeting(Removable):
    """A gathering with agenda, notes and decisions. `revision` counts changes, as calendars want to know."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind, default=MeetingKind.GROUP)
    title = TranslatedField()
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=LONGEST_NAME, blank=True)
    agenda = TranslatedField()
    notes = TranslatedField()
    decisions = TranslatedField()
    residents_took_part = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(starts_at__isnull=False, ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class OfAMeeting(RemovableQuerySet):
    """Tasks are gone with their meeting, and come back with it."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(meeting__removed_at=None)

    def open(self) -> Self:
        """Those that are not done yet."""
        return self.filter(done_on=None)


class Task(Removable):
    """Something agreed at a meeting, by when, and who does it: a contact of the group, or a member of the programme."""

    tenant_path = "meeting__programme"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    title = TranslatedField()
    owner = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="tasks")
    member = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    objects: ClassVar[RemovableManager] = RemovableManager.with_questions(OfAMeeting)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(owner=None) | models.Q(member=None), name="a_task_has_one_owner_at_most"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def is_of(self, member: Membership) -> bool:
        """Whether a member has this task: as themselves, or as the contact with the same address."""
        contact = self.owner if self.owner and self.owner.removed_at is None else None
        is_contact = contact is not None and contact.email.lower() == member.person.email
        return self.member_id == member.pk or is_contact


class ResidentsWay(Removable):
    """One way in which residents who have moved here take part (C2.7): what, with whom, from when."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="residents_ways")
    how = TranslatedField()
    whom = TranslatedField()
    since = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta(Removable.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.how)
