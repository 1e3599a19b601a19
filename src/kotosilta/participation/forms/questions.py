"""The question itself, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kotosilta.content.participation import door_languages
from kotosilta.participation.models import OpenQuestion
from kotosilta.programmes.models import Programme
from kotosilta.situation.room.forms.fields import question_choices
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText

LONGEST_QUESTION = 300
LONGEST_OUTCOME = 2_000


def languages_to_ask_in(programme: Programme) -> list[str]:
    """The programme's own languages first, then all others of the door."""
    return list(dict.fromkeys([*programme.languages, *door_languages()]))


class QuestionForm(KeepingForm):
    """What is asked, which guiding question it serves, and until when it can be answered."""

    text = TranslatedText(
        label=_("The question"),
        help_text=_(
            "One thing at a time, in plain words. Leave a language empty where you have no translation: the page is"
            " shown in it all the same, with the question in your own language."
        ),
        max_length=LONGEST_QUESTION,
    )
    question = ChoiceField(label=_("Which guiding question it serves"), shown="list", choices=())
    closes_on = DateField(label=_("Answers are taken until"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["question"].choices = question_choices()  # type: ignore[attr-defined]

    @staticmethod
    def values_of(asked: OpenQuestion) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {"text": asked.text, "question": asked.question, "closes_on": asked.closes_on}


class OutcomeForm(KeepingForm):
    """What the answers led to."""

    outcome = TranslatedText(
        label=_("What the answers led to"),
        help_text=_("A few sentences for those who answered: what you heard, and what is done about it."),
        long=True,
        max_length=LONGEST_OUTCOME,
    )

    @staticmethod
    def values_of(asked: OpenQuestion) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {"outcome": asked.outcome}
