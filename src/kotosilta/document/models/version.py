"""Versions of the document: named ones, those that a decision has sealed, their files and the decisions themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.document.versions.rules import APPROVALS
from kotosilta.language.translated import TranslatedField
from kotosilta.process.models import Body
from kotosilta.programmes.kept_files import KeptFile
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.roles import May
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.programmes.undo import Removable
from kotosilta.situation.models import FrozenPicture

LONGEST_NAME = 80


class Version(OfAProgramme):
    """The whole text as it was at one moment, under a name. `sections` holds each element's texts by language.

    `left_out` holds the reasons by language of the elements that do not apply. What the text showed then, figures and
    goals included, is kept as a file (`versions/files.KEPT`). An approval seals the version (`sealed_at`): from then on
    its files are served as they were made, and nothing in it changes. `picture` is the situation picture that it rests
    on; versions from before pictures could be frozen have none.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="versions")
    name = models.CharField(max_length=LONGEST_NAME)
    sections = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(null=True, blank=True)
    picture = models.ForeignKey(FrozenPicture, models.RESTRICT, null=True, blank=True, related_name="versions")

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_version_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """The texts of the elements that are not left out."""
        return {element: texts for element, texts in self.sections.items() if element not in self.left_out}


class SealedFile(KeptFile):
    """A file of a version; see `versions/files` for its formats."""

    tenant_path = "version__programme"

    version = models.ForeignKey(Version, models.CASCADE, related_name="files")

    class Meta(KeptFile.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "language", "file_format"], name="one_file_per_version_language_and_format"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.language}.{self.file_format}"


class Outcome(models.TextChoices):
    """What a body decided about the version before it."""

    APPROVED = "approved", _("Approved")
    APPROVED_CHANGED = "approved_changed", _("Approved with changes")
    RETURNED = "returned", _("Sent back for more preparation")
    REJECTED = "rejected", _("Rejected")


class Decision(Removable):
    """What the body of one municipality decided about a version: when, in which section of its minutes, how.

    Each municipality decides for itself (K3). The first approval seals the version.
    """

    kept_with = May.RECORD_DECISION

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="decisions")
    version = models.ForeignKey(Version, models.PROTECT, related_name="decisions")
    part = models.ForeignKey(Part, models.CASCADE, related_name="decisions")
    body = models.ForeignKey(Body, models.CASCADE, related_name="decisions")
    on = models.DateField()
    section = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = TranslatedField()

    class Meta(Removable.Meta):
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "part"],
                condition=models.Q(removed_at=None),
                name="one_decision_per_version_and_municipality",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.section}"

    @property
    def approves(self) -> bool:
        """Whether the programme comes into force by it."""
        return self.outcome in APPROVALS
