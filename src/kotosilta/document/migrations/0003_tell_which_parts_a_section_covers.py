"""Which parts of its element a text covers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("document", "0002_keep_what_a_version_leaves_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="section",
            name="facets",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
