"""Forms of the process room: they check shape; what may be decided is the business of rules and changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from kotosilta.process.models import (
    LONGEST_NAME,
    Body,
    BodyKind,
    BodyMeeting,
    Expert,
    Fellowship,
    Form,
    MeetingPurpose,
    Phase,
    RegionalContact,
    Setup,
)
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import Checkbox, DateField, EmailField, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.steps import Question
from kotosilta.web.forms.translated import TranslatedText

LONGEST_TEXT = 1_000


class SetupForm(KeepingForm):
    """Who leads the work, in which form, and with whom (C1.1, C1.2, C1.7, K2, K3)."""

    sections = (
        Section(_("Who leads"), ("authority", "responsible_role", "responsible_name", "responsible_email")),
        Section(_("What it becomes, and with whom"), ("form", "part_of", "fellowship", "fellowship_reason")),
    )
    authority = TranslatedText(
        label=_("Authority that coordinates the preparation"),
        help_text=_(
            "One unit of the municipality, as people know it. In a joint programme: the one that leads for all."
        ),
        max_length=LONGEST_NAME,
        required=False,
    )
    responsible_role = TranslatedText(
        label=_("Role of the person responsible"), max_length=LONGEST_NAME, required=False
    )
    responsible_name = TextField(label=_("Name"), max_length=LONGEST_NAME, required=False)
    responsible_email = EmailField(label=_("E-mail address at work"), required=False)
    form = ChoiceField(label=_("What the programme becomes"), choices=Form.choices, required=False)
    part_of = TranslatedText(
        label=_("Which document it is a part of"),
        help_text=_("Only if it is a part of another document."),
        max_length=LONGEST_NAME,
        required=False,
    )
    fellowship = ChoiceField(label=_("Made alone or together"), choices=Fellowship.choices, required=False)
    fellowship_reason = TranslatedText(
        label=_("Why so"),
        help_text=_("A sentence or two for those who ask later."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, *given: Any, on_aland: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        chosen = (more.get("stored") or {}).get("fellowship")
        if on_aland and "fellowship" in self.fields and chosen != Fellowship.EMPLOYMENT:
            # Employment services are not the municipalities' there, so K3 asks about other municipalities alone.
            offered = [each for each in Fellowship.choices if each[0] != Fellowship.EMPLOYMENT]
            cast("ChoiceField", self.fields["fellowship"]).choices = offered

    @staticmethod
    def values_of(setup: Setup) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: getattr(setup, name) for name in SetupForm.base_fields}


# The same form for those who would rather answer one question at a time.
SETUP_QUESTIONS = (
    Question("authority", _("Which authority coordinates the preparation?"), ("authority",)),
    Question(
        "responsible",
        _("Who is responsible?"),
        ("responsible_role", "responsible_name", "responsible_email"),
        _("The person whom others ask. The role is enough to begin with."),
    ),
    Question("form", _("What does the programme become?"), ("form", "part_of")),
    Question("fellowship", _("Do you make it alone or together?"), ("fellowship",)),
    Question("reason", _("Why do you do it in this way?"), ("fellowship_reason",)),
)


class BodyForm(KeepingForm):
    """A body, whether it decides, and how it is engaged (C1.3)."""

    sections = (
        Section(_("The body"), ("kind", "name", "decides")),
        Section(
            _("How it is engaged"),
            ("in_timetable", "in_process", "in_carrying_out"),
            _("Agree on this with the body itself, and early."),
        ),
    )
    kind = ChoiceField(label=_("Kind of body"), choices=BodyKind.choices)
    name = TranslatedText(label=_("Name"), max_length=LONGEST_NAME)
    decides = Checkbox(
        label=_("Decides on the programme"),
        help_text=_("Which body decides follows from the municipality's administrative regulations."),
    )
    in_timetable = TranslatedText(
        label=_("In the timetable"),
        help_text=_("For instance: the executive has agreed to the timetable and set aside its meeting in May."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )
    in_process = TranslatedText(
        label=_("In the process"),
        help_text=_(
            "For instance: two of its members sit in the cooperation group, and the council has an evening seminar."
        ),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )
    in_carrying_out = TranslatedText(
        label=_("In carrying it out"),
        help_text=_("For instance: it gets a report every spring and decides on its measures in the budget."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )

    @staticmethod
    def values_of(body: Body) -> Mapping[str, object]:
        return {name: getattr(body, name) for name in BodyForm.base_fields}


class BodyMeetingForm(KeepingForm):
    """A meeting of a body at which the programme comes up (K1)."""

    on = DateField(label=_("Day"))
    purpose = ChoiceField(
        label=_("What happens there"),
        choices=MeetingPurpose.choices,
        hints={MeetingPurpose.DECIDES: _("The phases of the work are counted back from this day.")},
    )

    @staticmethod
    def values_of(meeting: BodyMeeting) -> Mapping[str, object]:
        return {name: getattr(meeting, name) for name in BodyMeetingForm.base_fields}


class PhaseForm(KeepingForm):
    """A stretch of the work with its days (K1)."""

    title = TranslatedText(label=_("What is done"), max_length=LONGEST_NAME)
    begins = DateField(label=_("First day"))
    ends = DateField(label=_("Last day"))

    @staticmethod
    def values_of(phase: Phase) -> Mapping[str, object]:
        return {name: getattr(phase, name) for name in PhaseForm.base_fields}


class ContactForm(KeepingForm):
    """A contact with the regional authority, at the start or for advice (C1.4, C1.5)."""

    sections = (
        Section(_("The contact"), ("on", "at_start", "who", "email")),
        Section(_("What it was about"), ("about", "answer")),
    )
    on = DateField(label=_("Day of the contact"))
    at_start = Checkbox(
        label=_("This was the contact at the very start"), help_text=_("Leave it empty for advice on the way.")
    )
    who = TextField(label=_("Contact person"), max_length=LONGEST_NAME, autocomplete="off", required=False)
    email = EmailField(
        label=_("Contact person's e-mail address at work"),
        help_text=_("Shown only to those who keep this room."),
        autocomplete="off",
        required=False,
    )
    about = TranslatedText(
        label=_("What you told or asked"), long=True, rows=3, max_length=LONGEST_TEXT, required=False
    )
    answer = TranslatedText(
        label=_("What you learnt"),
        help_text=_("So that the whole group can use it."),
        long=True,
        max_length=LONGEST_TEXT * 5,
        required=False,
    )

    @staticmethod
    def values_of(contact: RegionalContact) -> Mapping[str, object]:
        return {name: getattr(contact, name) for name in ContactForm.base_fields}


class ExpertForm(KeepingForm):
    """Somebody from outside who helps (C1.6)."""

    name = TextField(label=_("Name or team"), max_length=LONGEST_NAME, autocomplete="off")
    organisation = TextField(
        label=_("Organisation"), max_length=LONGEST_NAME, autocomplete="organization", required=False
    )
    helps_with = TranslatedText(
        label=_("Helps with"),
        help_text=_(
            "For instance a survey, a workshop or a review of the goals. Conclusions and decisions stay yours."
        ),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )

    @staticmethod
    def values_of(expert: Expert) -> Mapping[str, object]:
        return {name: getattr(expert, name) for name in ExpertForm.base_fields}
