"""The observation store: one row per official series, and which snapshot they came from."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="ObservedSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=64)),
                ("group", models.CharField(max_length=16)),
                ("area", models.CharField(max_length=4)),
                ("packed", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "indicator", "group"), name="one_series_per_area_indicator_group"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedSnapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checksum", models.CharField(max_length=64)),
                ("imported_at", models.DateTimeField()),
                ("series", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="only_one_imported_snapshot")
                ],
            },
        ),
    )
