"""Every message the service sends, kept until its time is over, so that a mail server that is down loses nothing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Message(models.Model):
    """One mail. Without a mail server it stays here: the demo shows it, an operator can read it.

    `due_at` is when it may be tried (again); the text is removed once it has been sent.
    """

    key = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 (no key is not the same as the key "")
    to = models.EmailField()
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    programme = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
