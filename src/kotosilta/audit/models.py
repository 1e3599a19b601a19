"""One row for each thing that somebody did; the database itself refuses to change or delete one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """What happened, by whom, to what, in which programme.

    There are no foreign keys: the trail never blocks a deletion and outlives what it tells about. `actor` and `target`
    are names as they were at the time, and empty where somebody has closed their account since; `before` and `after`
    hold what matters of the change, never free text of people.
    """

    kind = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    person = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200, blank=True)
    programme = models.BigIntegerField(null=True)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.BigIntegerField(null=True)
    target = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    request = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["programme", "-at"], name="audit_of_a_programme")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
