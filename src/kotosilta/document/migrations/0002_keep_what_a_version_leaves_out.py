"""What a version leaves out, with the reasons."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("document", "0001_keep_sections_and_versions"),
        ("process", "0001_keep_the_process"),
        ("programmes", "0001_begin_programmes"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="left_out",
            field=models.JSONField(default=dict),
        ),
        # A decision that was taken back goes with its municipality; one that holds keeps the municipality from going.
        migrations.AlterField(
            model_name="decision",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="programmes.part"
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="process.body"
            ),
        ),
    ]
