"""Forms of the cooperation room: they check shape; what may be decided is the business of rules and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import (
    LONGEST_NAME,
    LONGEST_WORDS,
    Answer,
    Contact,
    Group,
    GroupKind,
    Meeting,
    MeetingKind,
    Organisation,
    ResidentsWay,
    Taking,
    Task,
)
from kotosilta.cooperation.sectors import SectorGroup
from kotosilta.programmes.models import Membership
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import Checkbox, DateField, EmailField, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.times import TimeField
from kotosilta.web.forms.translated import TranslatedText

LONGEST_TEXT = 1_000
LONGEST_NOTES = 20_000


class OrganisationForm(KeepingForm):
    """An organisation, where it belongs in the checklist, and whether it takes part (C2.4–C2.7)."""

    name = TranslatedText(label=_("Name"), max_length=LONGEST_NAME)
    sector = ChoiceField(label=_("What it stands for"), shown="list")
    taking = ChoiceField(
        label=_("Does it take part?"),
        choices=Taking.choices,
        hints={
            Taking.INVITED: _("You have asked it yourselves, for instance by telephone."),
            Taking.MISSING: _("It belongs to those who should be asked."),
            Taking.LEFT_OUT: _("You have considered it, and it is not needed. Say why below."),
        },
    )
    left_out_why = TranslatedText(
        label=_("Why it is left out"),
        help_text=_("Only if it is left out. A sentence is enough."),
        long=True,
        rows=2,
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, *given: Any, groups: Sequence[SectorGroup], **more: Any) -> None:
        super().__init__(*given, **more)
        language = get_language() or settings.LANGUAGE_CODE
        cast("ChoiceField", self.fields["sector"]).choices = [
            (
                group.title.in_language(language),
                [(each.id, _capital(each.label.in_language(language))) for each in group.sectors],
            )
            for group in groups
        ]

    @staticmethod
    def values_of(organisation: Organisation) -> Mapping[str, object]:
        return {name: getattr(organisation, name) for name in OrganisationForm.base_fields}


class ContactForm(KeepingForm):
    """A person to turn to."""

    name = TextField(label=_("Name"), max_length=LONGEST_NAME, autocomplete="off")
    role = TextField(label=_("Role"), max_length=LONGEST_NAME, required=False)
    email = EmailField(
        label=_("E-mail address at work"),
        help_text=_("Needed for the invitation. Shown only to those who keep this room."),
        autocomplete="off",
        required=False,
    )
    language = ChoiceField(label=_("Language of messages"), choices=settings.LANGUAGES)

    @staticmethod
    def values_of(contact: Contact) -> Mapping[str, object]:
        return {name: getattr(contact, name) for name in ContactForm.base_fields}


class GroupForm(KeepingForm):
    """Which group does the work, what it asks of its members, and what it has agreed on (C2.2, C2.3, K4)."""

    sections = (
        Section(_("The group"), ("kind", "name", "appointed_on")),
        Section(
            _("What you ask of its members"),
            ("task", "time_needed"),
            _("Invitations say this, so that people know what they say yes to."),
        ),
        Section(_("When the programme is to be ready"), ("ready_by", "ready_agreed_on")),
    )
    kind = ChoiceField(
        label=_("New or existing"),
        choices=GroupKind.choices,
        hints={GroupKind.EXISTING: _("For instance a wellbeing group: fewer groups leave more time for the work.")},
        required=False,
    )
    name = TranslatedText(label=_("Name of the group"), max_length=LONGEST_NAME, required=False)
    appointed_on = DateField(label=_("Set up or appointed on"), required=False)
    task = TranslatedText(label=_("What the group does"), long=True, rows=3, max_length=LONGEST_TEXT, required=False)
    time_needed = TranslatedText(
        label=_("How much time it takes"),
        help_text=_("For instance how many meetings, how long they are, and until when."),
        max_length=LONGEST_NAME,
        required=False,
    )
    ready_by = DateField(label=_("Ready by"), required=False)
    ready_agreed_on = DateField(
        label=_("The group agreed on this on"),
        help_text=_("A timetable that the group has set itself is easier to keep."),
        required=False,
    )

    @staticmethod
    def values_of(group: Group) -> Mapping[str, object]:
        return {name: getattr(group, name) for name in GroupForm.base_fields}


class InviteForm(KeepingForm):
    """Sends the letter that the page shows."""

    greeting = TextField(
        label=_("Some words of your own"),
        help_text=_("They come first in the letter, just as you write them."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )


class AnswerForm(KeepingForm):
    """What an invited person answers; nobody has to say more than yes or no."""

    answer = ChoiceField(
        label=_("Do you join the group?"),
        choices=[(Answer.ACCEPTED, _("Yes, I join")), (Answer.DECLINED, _("No, not me"))],
    )
    words = TextField(
        label=_("Something you want to say"),
        help_text=_("For instance which times suit you, or who should be asked instead of you."),
        long=True,
        rows=3,
        max_length=LONGEST_WORDS,
        required=False,
    )


class MeetingForm(KeepingForm):
    """A meeting that is planned."""

    kind = ChoiceField(
        label=_("Kind of meeting"),
        choices=MeetingKind.choices,
        hints={
            MeetingKind.SEMINAR: _("Goals can be set together here."),
            MeetingKind.DISCUSSION: _("Open to residents."),
            MeetingKind.CONSULTATION: _("You ask somebody for their view."),
        },
    )
    title = TranslatedText(label=_("Title"), max_length=LONGEST_NAME)
    held_on = DateField(label=_("Day"))
    starts_at = TimeField(label=_("Starts at"), required=False)
    ends_at = TimeField(label=_("Ends at"), required=False)
    place = TextField(
        label=_("Place"), help_text=_("A room, an address or a link."), max_length=LONGEST_NAME, required=False
    )
    agenda = TranslatedText(label=_("Agenda"), long=True, max_length=LONGEST_NOTES, required=False)

    @classmethod
    def values_of(cls, meeting: Meeting) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: meeting.on if name == "held_on" else getattr(meeting, name) for name in cls.base_fields}


class HeldMeetingForm(MeetingForm):
    """A meeting with what came of it."""

    sections = (
        Section(_("The meeting"), ("kind", "title", "held_on", "starts_at", "ends_at", "place", "agenda")),
        Section(_("What came of it"), ("notes", "decisions", "residents_took_part")),
    )
    notes = TranslatedText(
        label=_("Notes"),
        help_text=_("What was said, without who said it."),
        long=True,
        max_length=LONGEST_NOTES,
        required=False,
    )
    decisions = TranslatedText(label=_("What was decided"), long=True, max_length=LONGEST_NOTES, required=False)
    residents_took_part = Checkbox(label=_("Residents who have moved here took part"))


class TaskForm(KeepingForm):
    """Something agreed at a meeting."""

    title = TranslatedText(label=_("What is to be done"), max_length=LONGEST_NAME)
    owner = ChoiceField(label=_("Who does it"), shown="list", required=False)
    due_on = DateField(label=_("Done by"), required=False)

    def __init__(self, *given: Any, contacts: Sequence[Contact], members: Sequence[Membership], **more: Any) -> None:
        super().__init__(*given, **more)
        self._owners = {f"contact-{each.pk}": each for each in contacts} | {
            f"member-{each.pk}": each for each in members
        }
        named = {
            gettext("People in this workspace"): [(f"member-{each.pk}", each.person.called()) for each in members],
            gettext("Contacts"): [(f"contact-{each.pk}", f"{each.name} · {each.organisation}") for each in contacts],
        }
        cast("ChoiceField", self.fields["owner"]).choices = [
            (heading, options) for heading, options in named.items() if options
        ]

    def clean(self) -> dict[str, Any]:
        """The owner becomes the contact or member that was chosen."""
        cleaned = super().clean()
        cleaned["owner"] = self._owners.get(cleaned.get("owner", ""))
        return cleaned

    @staticmethod
    def values_of(task: Task) -> Mapping[str, object]:
        owner = f"contact-{task.owner_id}" if task.owner_id else f"member-{task.member_id}" if task.member_id else ""
        return {"title": task.title, "owner": owner, "due_on": task.due_on}


class ResidentsWayForm(KeepingForm):
    """One way in which residents who have moved here take part (C2.7)."""

    how = TranslatedText(
        label=_("How they take part"),
        help_text=_("For instance as members of the group, in evening discussions, or as readers of drafts."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
    )
    whom = TranslatedText(
        label=_("With whom"),
        help_text=_("Groups, associations or languages; no names of people."),
        max_length=LONGEST_NAME,
        required=False,
    )
    since = DateField(label=_("Since"), help_text=_("Leave it empty until it has begun."), required=False)

    @staticmethod
    def values_of(way: ResidentsWay) -> Mapping[str, object]:
        return {name: getattr(way, name) for name in ResidentsWayForm.base_fields}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
