"""Forms of the room of communication: they check shape; what may be decided is the business of rules and changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.core.validators import EmailValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.communication.models import Audience, CommunicationStep, Publication, Stage, Tongue
from kotosilta.cooperation.models import Meeting
from kotosilta.language.days import written_date
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import DateField, TextField, page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_MESSAGE = 500
LONGEST_NAME = 200
LONGEST_BRIEF = 1_200


class StepForm(KeepingForm):
    """What is told, to whom, how and when (C7.2–C7.8)."""

    sections = (
        Section(_("To whom, about what"), ("audience", "stage")),
        Section(_("What is told"), ("message",)),
        Section(_("How"), ("channel", "tongues", "who")),
        Section(_("When"), ("due_on", "done_on")),
    )
    audience = ChoiceField(label=_("To whom"), choices=Audience.choices, shown="list")
    stage = ChoiceField(label=_("About what"), choices=Stage.choices, shown="list")
    message = TranslatedText(
        label=_("The message"),
        help_text=_("What should they know or do afterwards? One or two sentences."),
        long=True,
        rows=3,
        max_length=LONGEST_MESSAGE,
    )
    channel = TranslatedText(
        label=_("Through which channel"),
        help_text=_("Where they are already: a place, a paper, a meeting."),
        max_length=LONGEST_NAME,
        required=False,
    )
    tongues = CheckboxGroup(label=_("In which languages"), choices=Tongue.choices, required=False)
    who = TranslatedText(
        label=_("Who does it"), help_text=_("A role or a unit."), max_length=LONGEST_NAME, required=False
    )
    due_on = DateField(label=_("When"), required=False)
    done_on = DateField(label=_("Told on"), help_text=_("Leave empty until it has been done."), required=False)

    @staticmethod
    def values_of(step: CommunicationStep) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: getattr(step, name) for name in StepForm.base_fields}


class PublicTextForm(KeepingForm):
    """What stands on the open pages beside what the rooms hold."""

    sections = (
        Section(
            _("One-minute version"),
            ("brief",),
            _("For somebody who knows nothing of the programme: what it wants, for whom, and why. No abbreviations."),
        ),
        Section(
            _("Whom one can turn to"),
            ("contact", "contact_email"),
            _("A role and its address. No person's name: people change, and names stay on the web."),
        ),
        Section(_("Meetings that residents are told of"), ("meetings",)),
    )
    brief = TranslatedText(
        label=_("What the programme wants"), long=True, rows=7, max_length=LONGEST_BRIEF, required=False
    )
    contact = TranslatedText(label=_("Role"), max_length=LONGEST_NAME, required=False)
    contact_email = TextField(
        label=_("The role's e-mail address"),
        help_text=_("For example integration@ and the municipality's name."),
        max_length=LONGEST_NAME,
        required=False,
        validators=[EmailValidator(_("This is no e-mail address."))],
    )
    meetings = CheckboxGroup(label=_("Meetings"), required=False)

    def __init__(self, *given: Any, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(*given, **more)
        self._meetings = {str(each.pk): each for each in meetings}
        field, language = cast("CheckboxGroup", self.fields["meetings"]), page_language()
        field.choices = [(key, f"{each}, {written_date(each.on, language)}") for key, each in self._meetings.items()]
        field.help_text = (
            gettext("Title, day, time and place of those that you choose are shown until the day has passed.")
            if self._meetings
            else gettext("There is no meeting ahead. Meetings are planned in the cooperation room.")
        )

    def clean(self) -> dict[str, Any]:
        """Meetings become the rows that were chosen."""
        cleaned = super().clean()
        cleaned["meetings"] = [self._meetings[key] for key in cleaned.get("meetings", ())]
        return cleaned

    @staticmethod
    def values_of(publication: Publication, meetings: Iterable[Meeting]) -> Mapping[str, object]:
        """What is stored now, by field; `meetings` are those that were chosen and can be chosen."""
        return {
            "brief": publication.brief,
            "contact": publication.contact,
            "contact_email": publication.contact_email,
            "meetings": [str(each.pk) for each in meetings],
        }
