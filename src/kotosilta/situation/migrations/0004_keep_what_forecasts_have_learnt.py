"""A voice may be an answer to an open question."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("situation", "0003_know_answers_to_open_questions"),)

    operations = (
        migrations.AddField(
            model_name="importedsnapshot",
            name="forecast_rules",
            field=models.JSONField(default=dict),
        ),
    )
