"""A version refers to the situation picture that it rests on; those that there are already have none."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (
        ("document", "0003_tell_which_parts_a_section_covers"),
        ("situation", "0007_keep_frozen_pictures"),
    )

    operations = (
        migrations.AddField(
            model_name="version",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="versions",
                to="situation.frozenpicture",
            ),
        ),
    )
