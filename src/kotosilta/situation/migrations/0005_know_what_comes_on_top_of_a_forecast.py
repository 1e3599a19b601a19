"""A figure of one's own may be what a forecast cannot know of."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("situation", "0004_keep_what_forecasts_have_learnt"),)

    operations = (
        migrations.AddField(
            model_name="ownfigure",
            name="on_top",
            field=models.BooleanField(default=False),
        ),
    )
