"""The form for what people have said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Meeting
from kotosilta.language.days import written_date
from kotosilta.situation.models import Voice, VoiceKind
from kotosilta.situation.models.room import LONGEST_NAME
from kotosilta.situation.room.forms.fields import RoomForm, question_choices, question_field, shortened
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField, TextField, page_language
from kotosilta.web.forms.translated import TranslatedText

LONGEST_VOICE = 2_000


class VoiceForm(RoomForm):
    """A voice: what was said, where and when, never by whom."""

    text = TranslatedText(
        label=_("What was said"),
        help_text=_("In people's own words or in short. No names, no contact details: nobody is to be recognised."),
        long=True,
        max_length=LONGEST_VOICE,
    )
    kind = ChoiceField(label=_("Where it comes from"), choices=VoiceKind.choices)
    heard_on = DateField(label=_("Heard on"), help_text=_("Of a survey: the day on which it ended."))
    meeting = ChoiceField(
        label=_("At which meeting"), shown="list", choices=(), nothing=_("At none of these"), required=False
    )
    heard_where = TextField(
        label=_("Where else"),
        help_text=_("A place or an occasion, for instance a language café."),
        max_length=LONGEST_NAME,
        required=False,
    )
    question = question_field()

    def __init__(self, *given: Any, meetings: Iterable[Meeting], **more: Any) -> None:
        super().__init__(*given, **more)
        self._meetings = {str(each.pk): each for each in meetings}
        language = page_language()
        choices = [
            (key, shortened(f"{written_date(each.on, language)} {each.title}")) for key, each in self._meetings.items()
        ]
        self.choose_from("meeting", choices)
        self.choose_from("question", question_choices())

    def given(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The cleaned values as `changes` takes them."""
        return {**values, "meeting": self._meetings.get(values["meeting"])}

    @staticmethod
    def values_of(voice: Voice) -> Mapping[str, object]:
        """What is stored now, by field."""
        stored = {name: getattr(voice, name) for name in VoiceForm.base_fields}
        return stored | {"meeting": str(voice.meeting_id or "")}
