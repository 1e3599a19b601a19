"""What official sources observed, one row per series, and which snapshot it was read from."""

from __future__ import annotations

from django.db import models


class ObservedSeries(models.Model):
    """All years of one indicator for one group and area. It belongs to no programme: everybody reads the same.

    `packed` is written and read by `situation.packing`; a series without points is known to exist in an older division
    of municipalities but cannot be carried to today's.
    """

    indicator = models.CharField(max_length=64)
    group = models.CharField(max_length=16)
    area = models.CharField(max_length=4)
    packed = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("area", "indicator", "group"), name="one_series_per_area_indicator_group"),
        )

    def __str__(self) -> str:
        return f"{self.indicator}/{self.group}/{self.area}"


class ImportedSnapshot(models.Model):
    """The snapshot that the series were read from; there is one row, and it is the lock of the import."""

    ONLY = 1

    checksum = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    series = models.PositiveIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="only_one_imported_snapshot"),)

    def __str__(self) -> str:
        return f"{self.checksum[:12]} ({self.series})"
