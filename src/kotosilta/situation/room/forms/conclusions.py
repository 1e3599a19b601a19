"""The form for what the municipality itself concludes under a guiding question, facet by facet where it has any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from kotosilta.content.checklist import Item
from kotosilta.language.translated import Translated
from kotosilta.web.forms.fields import page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText

LONGEST_CONCLUSION = 4_000
WHOLE = "whole"


class _ConclusionForm(KeepingForm):
    def texts(self, values: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
        """The cleaned texts by facet, "" for the question as a whole."""
        return {_facet_of(name): text for name, text in values.items()}


def conclusion_form(item: Item, stored: Mapping[str, Translated], **more: Any) -> _ConclusionForm:
    """One text for each facet of the question, and one for the question as a whole; `stored` are those of now."""
    language = page_language()
    fields = {_field_of(facet.id): _text(str(capfirst(facet.label.in_language(language)))) for facet in item.facets}
    fields[WHOLE] = _text(gettext("All in all") if item.facets else gettext("Your conclusion"))
    form = type("ConclusionForm", (_ConclusionForm,), dict(fields))
    values = {name: stored.get(_facet_of(name), Translated()) for name in fields}
    made: _ConclusionForm = form(stored=values, **more)
    return made


def _text(label: str) -> TranslatedText:
    return TranslatedText(label=label, long=True, max_length=LONGEST_CONCLUSION, required=False)


def _field_of(facet: str) -> str:
    return f"facet_{facet}" if facet else WHOLE


def _facet_of(name: str) -> str:
    return "" if name == WHOLE else name.removeprefix("facet_")
