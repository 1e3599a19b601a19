"""Official tables that were fetched since the product was made, and their dates."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("situation", "0005_know_what_comes_on_top_of_a_forecast"),)

    operations = (
        migrations.CreateModel(
            name="RetrievedTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=200)),
                ("updated", models.CharField(max_length=40)),
                ("retrieved_at", models.DateTimeField()),
                ("checksum", models.CharField(max_length=64)),
                ("series", models.JSONField()),
            ],
            options={
                "indexes": (models.Index(fields=["table", "-retrieved_at"], name="newest_retrieval_of_a_table"),),
            },
        ),
        migrations.AddField(
            model_name="importedsnapshot",
            name="retrieved",
            field=models.JSONField(default=dict),
        ),
    )
