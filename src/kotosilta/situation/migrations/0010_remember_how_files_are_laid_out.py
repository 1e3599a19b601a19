"""The next file with the same headings begins with what was said of the columns of the last one."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("situation", "0009_know_how_imports_stand")]

    operations = [
        migrations.AddField(
            "upload", "layout", models.CharField(blank=True, default="", max_length=64), preserve_default=False
        ),
        migrations.AddField("upload", "holds", models.JSONField(blank=True, default=list)),
    ]
