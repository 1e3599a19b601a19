"""Situation pictures that are kept as they were on a day, and what official values said before they were revised."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.tenancy import OfAProgramme

LONGEST_FROZEN_NAME = 80


class FrozenPicture(OfAProgramme):
    """The whole situation picture as it was on a day, under a name. It is kept, never changed and never removed.

    `content` is written and read by `situation.frozen.packing`; `digest` is of what it holds, before it is made small.
    `kept_format` says in which form it was written.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="frozen_pictures")
    name = models.CharField(max_length=LONGEST_FROZEN_NAME)
    on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    kept_format = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta(OfAProgramme.Meta):
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_frozen_picture_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ObservedRevision(models.Model):
    """What an official value said until newer figures came in. Like the figures themselves it belongs to no programme.

    `retrieved` is the day (or year) on which that edition of `source` had been fetched, as far as it is known;
    `revised_at` is when it was replaced here.
    """

    indicator = models.CharField(max_length=64)
    group = models.CharField(max_length=64)
    area = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    value = models.FloatField()
    source = models.CharField(max_length=100)
    method = models.CharField(max_length=64, blank=True)
    retrieved = models.CharField(max_length=10, blank=True)
    revised_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("area", "indicator", "-revised_at"), name="revisions_of_an_area"),)

    def __str__(self) -> str:
        return f"{self.indicator}/{self.group}/{self.area}/{self.year}"
