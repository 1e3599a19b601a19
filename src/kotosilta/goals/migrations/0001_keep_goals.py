"""Goals, measures, indicators and their readings."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import kotosilta.language.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cooperation", "0001_keep_the_cooperation"),
        ("programmes", "0001_begin_programmes"),
        ("situation", "0002_add_the_room"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("a", "Receptiveness and relations"),
                            ("b", "Employment"),
                            ("c", "Education"),
                            ("d", "Wellbeing"),
                            ("e", "Participation"),
                            ("other", "Another theme"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "own_theme",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "change",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "now",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "wanted",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("by_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "national_goal",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("findings", models.ManyToManyField(blank=True, related_name="goals", to="situation.finding")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="programmes.programme"
                    ),
                ),
                (
                    "set_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="goals",
                        to="cooperation.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "definition",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "measured",
                    models.CharField(
                        choices=[("persons", "persons"), ("percent", "%"), ("other", "something else")],
                        default="percent",
                        max_length=10,
                    ),
                ),
                (
                    "own_unit",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("source_kind", models.CharField(blank=True, max_length=4)),
                (
                    "source",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "interval",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("month", "Every month"),
                            ("half_year", "Twice a year"),
                            ("year", "Every year"),
                            ("two_years", "Every second year"),
                            ("term", "Once per council term"),
                        ],
                        max_length=20,
                    ),
                ),
                ("example", models.CharField(blank=True, max_length=6)),
                ("official", models.CharField(blank=True, max_length=64)),
                ("official_of", models.CharField(blank=True, max_length=4)),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[("up", "The value should rise"), ("down", "The value should fall")],
                        max_length=10,
                    ),
                ),
                ("target", models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True)),
                ("target_on", models.DateField(blank=True, null=True)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="goals.goal"
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("begins", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="goals.goal"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="measures",
                        to="cooperation.organisation",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(blank=True, related_name="partner_in", to="cooperation.organisation"),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PlanTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "plan",
                    models.CharField(
                        choices=[
                            ("strategy", "Municipal strategy"),
                            ("budget", "Budget and financial plan"),
                            ("equality", "Equality plans"),
                            ("wellbeing", "Wellbeing report and plan"),
                            ("employment", "Plan for organising employment services"),
                            ("other", "Another plan"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "point",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("address", models.URLField(blank=True, max_length=500)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan_ties", to="goals.goal"
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=3, max_digits=14)),
                ("baseline", models.BooleanField(default=False)),
                ("source", models.CharField(max_length=200)),
                (
                    "note",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="goals.indicator"
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
            name="GuidingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=10)),
                (
                    "text",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guiding_answers",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["question"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "question"), name="one_answer_per_guiding_question")
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("official", ""), ("official_of", "")),
                    models.Q(models.Q(("official", ""), _negated=True), models.Q(("official_of", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_official_series_is_of_a_municipality",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begins", None), ("ends", None), ("ends__gte", models.F("begins")), _connector="OR"
                ),
                name="a_measure_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("baseline", True), ("removed_at", None)),
                fields=("indicator",),
                name="one_baseline_per_indicator",
            ),
        ),
    ]
