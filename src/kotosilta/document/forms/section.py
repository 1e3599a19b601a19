"""Forms about one element: its text, why it is left out, and a file of Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Item
from kotosilta.document.models import Section
from kotosilta.document.pasting.gathering import Cleaned
from kotosilta.document.pasting.word_file import MOST_BYTES, from_word_file
from kotosilta.document.rules import LONGEST_REASON, LONGEST_TEXT
from kotosilta.language.said import in_words
from kotosilta.reasons import WrongInput
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText, input_name, language_name

ROWS = 16


class SectionForm(KeepingForm):
    """The text of an element in each language, and which parts of it the text covers."""

    text = TranslatedText(label=_("The text"), long=True, rows=ROWS, max_length=LONGEST_TEXT, required=False)
    facets = CheckboxGroup(
        label=_("What the text covers"),
        help_text=_("Tick what you have written about. The checklist shows it."),
        required=False,
    )

    def __init__(self, *given: Any, item: Item, language: str, **more: Any) -> None:
        super().__init__(*given, **more)
        facets = [(each.id, each.label.in_language(language)) for each in item.facets]
        cast("CheckboxGroup", self.fields["facets"]).choices = facets
        if not facets:
            del self.fields["facets"]
            if self.stored is not None:
                self.stored.pop("facets", None)
        for each in self.languages:
            # The editor takes the place of the text area where scripts run.
            self.fields[input_name("text", each)].widget.attrs |= {"data-markup": each, "class": "markup"}

    @staticmethod
    def values_of(section: Section | None) -> Mapping[str, object]:
        """What is stored now; an element that nobody has begun is empty."""
        return {"text": section.text if section else {}, "facets": section.facets if section else []}


class LeavingOutForm(KeepingForm):
    """Why an element does not apply (C5.1)."""

    reason = TranslatedText(
        label=_("Why it is left out"),
        help_text=_("One sentence, for those who look for this part later."),
        long=True,
        rows=2,
        max_length=LONGEST_REASON,
    )


class WordFile(forms.FileField):
    """A file of Word; its value is the text in our markup with what was left out."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose a file."),
        "empty": _("The file is empty."),
        "invalid": _("The file did not arrive. Choose it again."),
        "missing": _("The file did not arrive. Choose it again."),
    }

    def clean(self, data: Any, initial: Any = None) -> Cleaned | None:
        found = super().clean(data, initial)
        if not found:
            return None
        try:
            return from_word_file(found.read(MOST_BYTES + 1))
        except WrongInput as refusal:
            raise ValidationError(in_words(refusal.reason), code="no_word_file") from refusal


class WordForm(KeepingForm):
    """A part that was written in Word, for one language."""

    file = WordFile(label=_("Word file"), help_text=_("A file that ends in .docx, at most 20 MB."))
    language = ChoiceField(label=_("Language of the text"))

    def __init__(self, *given: Any, languages: Sequence[str], **more: Any) -> None:
        super().__init__(*given, languages=languages, **more)
        field = cast("ChoiceField", self.fields["language"])
        field.choices = [(each, language_name(each)) for each in languages]
        field.widget.attrs["autocomplete"] = "off"
        self.fields["file"].widget.attrs["accept"] = ".docx"
        self.initial.setdefault("language", languages[0])
