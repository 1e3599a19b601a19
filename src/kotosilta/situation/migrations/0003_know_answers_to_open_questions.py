"""A voice may be an answer to an open question."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("situation", "0002_add_the_room"),
    ]

    operations = [
        migrations.AlterField(
            model_name="voice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("discussion", "Discussion"),
                    ("survey", "Survey"),
                    ("statement", "Statement"),
                    ("partner", "Observation by a partner"),
                    ("counter", "At the counter or in guidance"),
                    ("answer", "Answer to an open question"),
                ],
                max_length=20,
            ),
        ),
    ]
