"""Groups with longer names, how imports stand, what a fetched table holds, and a way to one indicator of all areas."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("situation", "0008_keep_what_is_compared_with"),)

    operations = (
        migrations.CreateModel(
            name="SourceStanding",
            fields=[
                ("table", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("part", models.PositiveIntegerField(default=0)),
                ("parts", models.PositiveIntegerField(default=0)),
                ("succeeded_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("trouble", models.JSONField(default=dict)),
                ("checked_at", models.DateTimeField(null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("tried", models.JSONField(default=list)),
                ("confirmed", models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(model_name="retrievedtable", name="holds", field=models.JSONField(default=dict)),
        migrations.AddField(
            model_name="retrievedtable", name="rank", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AlterField(model_name="observedseries", name="group", field=models.CharField(max_length=64)),
        migrations.AddIndex(
            model_name="observedseries",
            index=models.Index(fields=["indicator", "group", "area"], name="series_of_an_indicator"),
        ),
    )
