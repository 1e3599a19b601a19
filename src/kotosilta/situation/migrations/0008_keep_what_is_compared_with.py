"""With whom a programme is compared, fixed for its period."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("programmes", "0001_begin_programmes"),
        ("situation", "0007_keep_frozen_pictures"),
    )

    operations = (
        migrations.CreateModel(
            name="ComparedWith",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("similar", "Similar municipalities"),
                            ("group", "The municipality group"),
                            ("chosen", "Municipalities of your own choice"),
                        ],
                        default="similar",
                        max_length=10,
                    ),
                ),
                ("weights", models.JSONField(default=dict)),
                ("chosen", models.JSONField(default=list)),
                ("members", models.JSONField(default=dict)),
                ("chosen_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.membership"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparisons",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("programme",),
                        name="one_comparison_of_a_programme",
                    )
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
    )
