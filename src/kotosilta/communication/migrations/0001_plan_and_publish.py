"""The plan for communication, and what of a programme everybody can read."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import kotosilta.language.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cooperation", "0001_keep_the_cooperation"),
        ("programmes", "0001_begin_programmes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunicationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("C7.5", "Residents"),
                            ("C7.6", "Stakeholders"),
                            ("C7.7", "Target groups"),
                            ("C7.8", "Decision-makers"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("C7.2", "How the programme is made"),
                            ("C7.3", "How it is carried out"),
                            ("C7.4", "What has come of it"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "message",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "channel",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("tongues", models.JSONField(default=list)),
                (
                    "who",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("proposal", models.CharField(blank=True, max_length=40)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communication_steps",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "brief",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "contact",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("page_at", models.DateTimeField(blank=True, null=True)),
                ("goals_at", models.DateTimeField(blank=True, null=True)),
                ("situation_at", models.DateTimeField(blank=True, null=True)),
                ("document_at", models.DateTimeField(blank=True, null=True)),
                ("follow_up_at", models.DateTimeField(blank=True, null=True)),
                ("take_part_at", models.DateTimeField(blank=True, null=True)),
                ("meetings", models.ManyToManyField(blank=True, related_name="+", to="cooperation.meeting")),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
    ]
