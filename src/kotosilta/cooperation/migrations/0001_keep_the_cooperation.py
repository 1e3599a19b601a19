"""The group, the organisations around it, and its meetings."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models

import kotosilta.language.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("notices", "0001_keep_messages"),
        ("programmes", "0001_begin_programmes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[("new", "Set up for this work"), ("existing", "An existing group was appointed")],
                        max_length=20,
                    ),
                ),
                (
                    "name",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("appointed_on", models.DateField(blank=True, null=True)),
                (
                    "task",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "time_needed",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("ready_by", models.DateField(blank=True, null=True)),
                ("ready_agreed_on", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="group", to="programmes.programme"
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
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "Meeting of the group"),
                            ("seminar", "Mini-seminar"),
                            ("working_group", "Working group"),
                            ("discussion", "Discussion meeting"),
                            ("consultation", "Consultation"),
                        ],
                        default="group",
                        max_length=20,
                    ),
                ),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("on", models.DateField()),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("ends_at", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "agenda",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "notes",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "decisions",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("residents_took_part", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("sector", models.CharField(max_length=8)),
                (
                    "name",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "taking",
                    models.CharField(
                        choices=[
                            ("in", "Takes part"),
                            ("invited", "Invited"),
                            ("declined", "Said no"),
                            ("missing", "Not asked yet"),
                            ("left_out", "Left out"),
                        ],
                        default="missing",
                        max_length=20,
                    ),
                ),
                (
                    "left_out_why",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("proposal", models.CharField(blank=True, max_length=80)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisations",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["sector", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")],
                        default="sv",
                        max_length=5,
                        verbose_name="Language",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="cooperation.organisation",
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
            name="ResidentsWay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "how",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                (
                    "whom",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="residents_ways",
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
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "title",
                    kotosilta.language.translated.TranslatedField(
                        blank=True, default=kotosilta.language.translated.Translated
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="cooperation.meeting"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programmes.membership",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="cooperation.contact",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="cooperation.contact",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programmes.memberinvitation",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programmes.membership",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="notices.message"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="programmes.programme",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programmes.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "default_manager_name": "across_programmes",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("contact",),
                        name="one_standing_invitation_per_contact",
                    )
                ],
            },
            managers=[
                ("across_programmes", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at", None),
                    models.Q(("ends_at__gt", models.F("starts_at")), ("starts_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_meeting_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner", None), ("member", None), _connector="OR"),
                name="a_task_has_one_owner_at_most",
            ),
        ),
    ]
