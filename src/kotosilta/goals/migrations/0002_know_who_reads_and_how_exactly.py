"""An indicator has somebody who reads it, and a value may be only roughly known."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0001_keep_the_cooperation"),
        ("goals", "0001_keep_goals"),
    ]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="indicators",
                to="cooperation.organisation",
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="about",
            field=models.BooleanField(default=False),
        ),
    ]
