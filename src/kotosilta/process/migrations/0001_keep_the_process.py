"""Who leads, which bodies take part, what happens when."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import kotosilta.language.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_begin_programmes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("executive", "Municipal executive"),
                            ("committee", "Committee"),
                            ("joint", "Joint body"),
                            ("other", "Other body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "name",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("decides", models.BooleanField(default=False)),
                (
                    "in_timetable",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "in_process",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "in_carrying_out",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bodies", to="programmes.part"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bodies", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["part__code", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="BodyMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("on", models.DateField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("start", "Decides to begin"),
                            ("follows", "Follows the work"),
                            ("discusses", "Discusses a draft"),
                            ("decides", "Decides on the programme"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="process.body"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Expert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                (
                    "helps_with",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="experts", to="programmes.programme"
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
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("key", models.CharField(blank=True, max_length=40)),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["begins", "ends", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="RegionalContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("on", models.DateField()),
                ("at_start", models.BooleanField(default=False)),
                ("who", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "about",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "answer",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regional_contacts",
                        to="programmes.part",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regional_contacts",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Setup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "authority",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("responsible_name", models.CharField(blank=True, max_length=200)),
                (
                    "responsible_role",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("responsible_email", models.EmailField(blank=True, max_length=254)),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[("separate", "A programme of its own"), ("part", "Part of another document")],
                        max_length=20,
                    ),
                ),
                (
                    "part_of",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "fellowship",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("alone", "Alone"),
                            ("municipalities", "Together with other municipalities"),
                            ("employment", "Together with the employment authority"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "fellowship_reason",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="setup", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("council", "executive")), ("removed_at", None)),
                fields=("part", "kind"),
                name="one_council_and_one_executive",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodymeeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)), fields=("body", "on"), name="one_meeting_of_a_body_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("begins"))), name="a_phase_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None), models.Q(("key", ""), _negated=True)),
                fields=("programme", "key"),
                name="a_proposed_phase_is_taken_over_once",
            ),
        ),
    ]
