"""The form for how it stands with a source."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kotosilta.situation.models import SourceState, SourceUse
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText

LONGEST_NOTE = 600


class SourceForm(KeepingForm):
    """Used, asked on a day, or not available."""

    state = ChoiceField(
        label=_("How it stands"), choices=SourceState.choices, nothing=_("Nothing to note yet"), required=False
    )
    on = DateField(label=_("On which day"), help_text=_("Needed when it has been asked."), required=False)
    note = TranslatedText(
        label=_("Note"),
        help_text=_("Who was asked and for what, or why it is not available."),
        long=True,
        rows=2,
        max_length=LONGEST_NOTE,
        required=False,
    )

    @staticmethod
    def values_of(use: SourceUse) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: getattr(use, name) for name in SourceForm.base_fields}
