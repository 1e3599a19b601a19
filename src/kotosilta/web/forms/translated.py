"""One thing written in each language of a programme: declared as one field, written in one input per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext, gettext_lazy

from kotosilta.language.translated import TextState, Translated
from kotosilta.web.forms.fields import ROWS, TextField


class TranslatedText(forms.Field):
    """Declared once on a `KeepingForm`; `cleaned_data` holds a dict from language to text, for `Translated.rewritten`.

    Required means: in at least one of the languages. `max_length` holds for each language.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("This is still empty. One of the languages is enough.")
    }

    def __init__(self, *, long: bool = False, max_length: int | None = None, rows: int = ROWS, **options: Any) -> None:
        self.long, self.max_length, self.rows = long, max_length, rows
        super().__init__(**options)

    def inputs(self, languages: Sequence[str]) -> dict[str, TextField]:
        """One input for each language; the only one of a programme with one language takes over label and help."""
        if len(languages) == 1:
            alone = {"label": self.label, "help_text": self.help_text, "required": self.required}
            return {languages[0]: self._input(languages[0], **alone)}
        return {
            language: self._input(language, label=language_name(language), required=False) for language in languages
        }

    def _input(self, language: str, **options: Any) -> TextField:
        field = TextField(
            long=self.long,
            max_length=self.max_length,
            rows=self.rows,
            language=language,
            disabled=self.disabled,
            **options,
        )
        field.widget.attrs["lang"] = language
        if get_language_info(language)["bidi"]:
            field.widget.attrs["dir"] = "rtl"
        return field


def language_name(language: str) -> str:
    """The language's name in the language of the page, as a label."""
    return str(capfirst(get_language_info(language)["name_translated"]))


def input_name(name: str, language: str) -> str:
    """Name of the plain field that holds one language of a translated one."""
    return f"{name}_{language}"


def texts_of(value: object, languages: Iterable[str]) -> dict[str, str]:
    """The text in each language, of a `Translated` or a dict; empty where there is none."""
    if isinstance(value, Translated):
        return {language: value.text_in(language) for language in languages}
    texts: Mapping[str, str] = value if isinstance(value, Mapping) else {}
    return {language: texts.get(language, "") for language in languages}


def state_in_words(state: TextState) -> str:
    """What a state of a text means, in the language of the page."""
    words = {
        TextState.WRITTEN: gettext("Written"),
        TextState.OLDER: gettext("Older than the other language"),
        TextState.CHECKED: gettext("Read again and found to hold"),
        TextState.MISSING: gettext("Not written yet"),
    }
    return words[state]
