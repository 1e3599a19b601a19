"""Open questions to residents, and the answers to them."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import kotosilta.language.translated
import kotosilta.participation.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_begin_programmes"),
        ("situation", "0003_know_answers_to_open_questions"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("key", models.CharField(default=kotosilta.participation.models.new_key, max_length=10, unique=True)),
                ("question", models.CharField(max_length=10)),
                (
                    "text",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closes_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_questions",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-closes_on", "-pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=5)),
                ("given_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be read"),
                            ("taken_up", "Taken up as a voice"),
                            ("left_out", "Left out"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                (
                    "why_left_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("personal", "It tells about a person who could be recognised"),
                            ("unrelated", "It does not answer the question"),
                            ("offensive", "It is offensive or threatening"),
                            ("double", "It is the same as another answer"),
                            ("empty", "It says nothing"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="situation.voice",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="participation.openquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["given_on", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "left_out"), ("why_left_out", ""), _connector="XOR"),
                        name="what_is_left_out_has_a_reason",
                    )
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
    ]
