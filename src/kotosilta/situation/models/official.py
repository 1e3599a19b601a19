"""What official sources observed, one row per series, and which snapshot it was read from."""

from __future__ import annotations

from django.db import models


class ObservedSeries(models.Model):
    """All years of one indicator for one group and area. It belongs to no programme: everybody reads the same.

    `packed` is written and read by `situation.packing`; a series without points is known to exist in an older division
    of municipalities but cannot be carried to today's.
    """

    indicator = models.CharField(max_length=64)
    group = models.CharField(max_length=64)
    area = models.CharField(max_length=4)
    packed = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("area", "indicator", "group"), name="one_series_per_area_indicator_group"),
        )
        indexes = (models.Index(fields=("indicator", "group", "area"), name="series_of_an_indicator"),)

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

    `series` is written and read by `situation.retrieved`; `checksum` is of them. `rank` is the place of the table in
    the registry: where two have the same figure, the lower one counts. `holds` names the `indicators` and `sources`
    of the series, so that these need not be read to know it.
    """

    table = models.CharField(max_length=64)
    rank = models.PositiveSmallIntegerField(default=0)
    holds = models.JSONField(default=dict)
    place = models.CharField(max_length=200)
    updated = models.CharField(max_length=40)
    retrieved_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)
    series = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("table", "-retrieved_at"), name="newest_retrieval_of_a_table"),)

    def __str__(self) -> str:
        return f"{self.table} ({self.updated})"


class SourceStanding(models.Model):
    """How it stands with a table of the registry: whether it is being fetched, and what was last found out about it.

    While it is fetched `began_at` is set, `told_at` says when that was last heard of, and `part` of `parts` how far it
    is. `succeeded_at` is the last time when all of it came; `trouble` is why the last attempt failed, as
    `situation.standing_of_sources` writes it. `checked_at` is the day when its metadata were last compared: it then was
    at `place`, one of `tried`, and had the codes of the indicators in `confirmed`.
    """

    table = models.CharField(max_length=64, primary_key=True)
    began_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    part = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    succeeded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    trouble = models.JSONField(default=dict)
    checked_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    tried = models.JSONField(default=list)
    confirmed = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.table
