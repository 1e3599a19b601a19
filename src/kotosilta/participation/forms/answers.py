"""What is done with an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kotosilta.participation.models import WhyLeftOut
from kotosilta.participation.rules import LONGEST_ANSWER
from kotosilta.web.forms.fields import Checkbox
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText


class TakeUpForm(KeepingForm):
    """The answer as a voice; `original` says whether its own words are in another language and can stand beside."""

    text = TranslatedText(
        label=_("The voice"),
        help_text=_("As it was said, or translated. Take out whatever would show who it was."),
        long=True,
        max_length=LONGEST_ANSWER,
    )
    keeps_original = Checkbox(label=_("Keep the answer's own words beside"), required=False)

    def __init__(self, *given: Any, original: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if not original:
            del self.fields["keeps_original"]


class LeaveOutForm(forms.Form):
    """Why an answer is left out; the page has a button for each reason."""

    why = forms.ChoiceField(choices=WhyLeftOut.choices)
