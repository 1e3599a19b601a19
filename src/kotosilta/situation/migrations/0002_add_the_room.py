"""A programme adds voices, figures of its own, conclusions, findings and sources to the official figures (C3)."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import kotosilta.language.translated


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0001_keep_the_cooperation"),
        ("programmes", "0001_begin_programmes"),
        ("situation", "0001_keep_official_series"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.membership"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="OwnFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("question", models.CharField(max_length=10)),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("value", models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True)),
                ("under", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("about", models.BooleanField(default=False)),
                (
                    "measured",
                    models.CharField(
                        choices=[("persons", "persons"), ("percent", "%"), ("other", "something else")],
                        default="persons",
                        max_length=10,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("hidden_below", models.PositiveSmallIntegerField(default=5)),
                ("on", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("source_kind", models.CharField(blank=True, max_length=4)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("B", "born abroad"),
                            ("L", "foreign mother tongue"),
                            ("C", "foreign citizenship"),
                            ("O", "foreign background"),
                            ("all", "all residents"),
                            ("other", "another group, see the definition"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "definition",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_figures",
                        to="programmes.part",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_figures",
                        to="programmes.programme",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="situation.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["question", "on", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("question", models.CharField(max_length=10)),
                (
                    "text",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("discussion", "Discussion"),
                            ("survey", "Survey"),
                            ("statement", "Statement"),
                            ("partner", "Observation by a partner"),
                            ("counter", "At the counter or in guidance"),
                        ],
                        max_length=20,
                    ),
                ),
                ("heard_on", models.DateField()),
                ("heard_where", models.CharField(blank=True, max_length=200)),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="voices",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-heard_on", "-pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("question", models.CharField(max_length=10)),
                (
                    "text",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        blank=True,
                        choices=[("opportunity", "Opportunity"), ("challenge", "Challenge"), ("both", "Both")],
                        max_length=20,
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
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
                ("important", models.BooleanField(default=False)),
                ("suggestion", models.CharField(blank=True, max_length=80)),
                ("dismissed_why", models.CharField(blank=True, max_length=500)),
                ("official", models.JSONField(default=list)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="programmes.programme"
                    ),
                ),
                ("own_figures", models.ManyToManyField(blank=True, related_name="findings", to="situation.ownfigure")),
                ("voices", models.ManyToManyField(blank=True, related_name="findings", to="situation.voice")),
            ],
            options={
                "ordering": ["question", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=10)),
                ("facet", models.CharField(blank=True, max_length=2)),
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
                        related_name="conclusions",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["question", "facet"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "question", "facet"), name="one_conclusion_per_question"
                    )
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LookedAt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=10)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.membership"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="looked_at", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "question"), name="looked_at_once_per_question")
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SourceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=10)),
                ("facet", models.CharField(blank=True, max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[("used", "Used"), ("asked", "Asked"), ("not_available", "Not available")],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                (
                    "note",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_uses",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "facet"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "item", "facet"), name="one_state_per_source"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "asked"), _negated=True), ("on__isnull", False), _connector="OR"
                        ),
                        name="asked_on_a_day",
                    ),
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="ownfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("under", None), ("value__isnull", False)),
                    models.Q(("under__isnull", False), ("value", None)),
                    _connector="OR",
                ),
                name="a_figure_has_a_value_or_says_under_which",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("suggestion", ""), _negated=True), ("removed_at", None)),
                fields=("programme", "suggestion"),
                name="a_suggestion_is_answered_once",
            ),
        ),
    ]
