"""Forms for the page of components: with every kind of field, and in every state that a form can be in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.http import QueryDict

from kotosilta.content.gallery import sample_words
from kotosilta.language.translated import TextState, Translated, Wording
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import Checkbox, DateField, DecimalField, EmailField, TextField, YearField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.times import TimeField
from kotosilta.web.forms.translated import TranslatedText

Words = Mapping[str, str]
A_DAY = date(2027, 8, 16)
LONGEST = 200
OTHER_LANGUAGE = {"sv": "fi", "fi": "sv", "en": "sv"}


def all_forms(words: Words, language: str, whole: KeepingForm) -> dict[str, Any]:
    """The forms by the names that the specimens use. `language` is that of the sample words."""
    other = OTHER_LANGUAGE.get(language, "sv")
    texts = {each: sample_words()["about_value"].in_language(each) for each in (language, other)}
    return {
        "fields": fields_form(words),
        "choices": choices_form(words),
        "translated": translated_form(words, (language, other), texts),
        "wrong": wrong_form(words),
        "conflicting": conflicting_form(words),
        "whole": whole,
    }


def fields_form(words: Words) -> KeepingForm:
    """All kinds of fields that one writes in."""

    class FieldsForm(KeepingForm):
        group_name = TextField(label=words["group_name"])
        about = TextField(label=words["about"], help_text=words["about_help"], long=True, required=False)
        mail = EmailField(label=words["mail"], required=False)
        first_day = DateField(label=words["first_day"])
        at = TimeField(label=words["at"], required=False)
        first_year = YearField(label=words["first_year"], required=False)
        share = DecimalField(label=words["share"], unit="%", required=False)

    stored = {
        "group_name": words["group_value"],
        "about": words["about_value"],
        "first_day": A_DAY,
        "at": time(14, 30),
        "first_year": A_DAY.year,
    }
    return FieldsForm(prefix="fields", initial=stored)


def choices_form(words: Words) -> KeepingForm:
    """All kinds of fields that one chooses in."""
    offered = [(key, words[key]) for key in ("library", "institute", "associations")]

    class ChoicesForm(KeepingForm):
        alone = ChoiceField(
            label=words["alone"],
            choices=[("alone", words["by_ourselves"]), ("together", words["with_others"])],
            hints={"together": words["with_others_hint"]},
        )
        who_has_it = ChoiceField(label=words["who_has_it"], shown="list", choices=offered, required=False)
        who_helps = CheckboxGroup(label=words["who_helps"], choices=offered, required=False)
        show_it = Checkbox(label=words["show_it"])

    return ChoicesForm(prefix="choices", initial={"alone": "together", "who_helps": ["library", "associations"]})


def translated_form(words: Words, languages: tuple[str, str], texts: Mapping[str, str]) -> KeepingForm:
    """One text in two languages, in each state that a text can be in. `texts` are the sample text by language."""

    class TranslatedForm(KeepingForm):
        wanted = TranslatedText(label=words["wanted"], long=True, rows=3)
        older_text = TranslatedText(label=words["older_text"], long=True, rows=3, required=False)
        missing_text = TranslatedText(label=words["missing_text"], required=False)

    first, second = languages
    stored = {
        "wanted": Translated(
            {first: Wording(texts[first]), second: Wording(texts[second], TextState.CHECKED)},
        ),
        "older_text": Translated({first: Wording(texts[first]), second: Wording(texts[second], TextState.OLDER)}),
        "missing_text": Translated({first: Wording(texts[first])}),
    }
    return TranslatedForm(prefix="translated", stored=stored, languages=languages)


def wrong_form(words: Words) -> KeepingForm:
    """A form that came back because something in it cannot be saved."""

    class WrongForm(KeepingForm):
        group_name = TextField(label=words["group_name"])
        mail = EmailField(label=words["mail"])
        alone = ChoiceField(
            label=words["alone"], choices=[("alone", words["by_ourselves"]), ("together", words["with_others"])]
        )

    form = WrongForm(_sent("wrong", group_name=words["group_value"], mail="biblioteket.example.fi"), prefix="wrong")
    form.is_valid()
    return form


def conflicting_form(words: Words) -> KeepingForm:
    """A form whose text somebody else has changed since it was opened."""

    class ConflictingForm(KeepingForm):
        about = TextField(label=words["about"], long=True)

    opened = ConflictingForm(prefix="conflict", stored={"about": words["about_value"]}).opened
    sent = _sent("conflict", about=words["mine"], opened=opened)
    form = ConflictingForm(sent, prefix="conflict", stored={"about": words["theirs"]})
    form.is_valid()
    return form


def whole_form(words: Words, data: QueryDict | None = None) -> KeepingForm:
    """A form in parts that can be sent: it answers like any other, but nothing of it is kept."""
    offered = [(key, words[key]) for key in ("library", "institute", "associations")]

    class WholeForm(KeepingForm):
        sections = (
            Section(words["what"], ("measure", "share")),
            Section(words["who_and_when"], ("owner", "first_day")),
        )
        measure = TextField(label=words["name_of_measure"], max_length=LONGEST)
        share = DecimalField(label=words["share"], unit="%", at_least=0, at_most=100, required=False)
        owner = ChoiceField(label=words["owner"], shown="list", choices=offered, required=False)
        first_day = DateField(label=words["first_day"], required=False)

    stored = {"measure": words["measure"], "share": None, "owner": "library", "first_day": A_DAY}
    return WholeForm(data, prefix="whole", stored=stored)


def _sent(prefix: str, **typed: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data[f"{prefix}-{name}"] = value
    return data
