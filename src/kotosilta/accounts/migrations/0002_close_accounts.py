"""A closed account says when it was closed."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_keep_people"),)

    operations = (
        migrations.AddField(
            model_name="person", name="closed_at", field=models.DateTimeField(editable=False, null=True)
        ),
    )
