"""Situation pictures kept as they were on a day, and what official values said before they were revised."""

from __future__ import annotations

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("programmes", "0001_begin_programmes"),
        ("situation", "0006_keep_what_was_fetched"),
    )

    operations = (
        migrations.CreateModel(
            name="FrozenPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kept_format", models.PositiveSmallIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.membership"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="frozen_pictures",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "name"), name="one_frozen_picture_of_a_name"),
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ObservedRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=64)),
                ("group", models.CharField(max_length=64)),
                ("area", models.CharField(max_length=4)),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.FloatField()),
                ("source", models.CharField(max_length=100)),
                ("method", models.CharField(blank=True, max_length=64)),
                ("retrieved", models.CharField(blank=True, max_length=10)),
                ("revised_at", models.DateTimeField()),
            ],
            options={
                "indexes": (models.Index(fields=["area", "indicator", "-revised_at"], name="revisions_of_an_area"),),
            },
        ),
    )
