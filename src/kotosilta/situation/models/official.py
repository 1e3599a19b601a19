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
    """The snapshot that the series were read from; there is one row, and it is the lock of the import.

    `forecast_rules` is what forecasts have learnt from all its series (`statistics.forecast.rules.Rules`). `retrieved`
    says for each source of which a table was fetched since, when that was and when the source had published it.
    """

    ONLY = 1

    checksum = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    series = models.PositiveIntegerField()
    forecast_rules = models.JSONField(default=dict)
    retrieved = models.JSONField(default=dict)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="only_one_imported_snapshot"),)

    def __str__(self) -> str:
        return f"{self.checksum[:12]} ({self.series})"


class RetrievedTable(models.Model):
    """What an official table said when it was fetched. The newest row of a table counts; older ones are its history.

    `series` is written and read by `situation.retrieving`; `checksum` is of the answers as they came.
    """

    table = models.CharField(max_length=64)
    place = models.CharField(max_length=200)
    updated = models.CharField(max_length=40)
    retrieved_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)
    series = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("table", "-retrieved_at"), name="newest_retrieval_of_a_table"),)

    def __str__(self) -> str:
        return f"{self.table} ({self.updated})"
