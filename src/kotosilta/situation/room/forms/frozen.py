"""The form that freezes the picture."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kotosilta.situation.models.frozen import LONGEST_FROZEN_NAME
from kotosilta.web.forms.fields import DateField, TextField
from kotosilta.web.forms.form import KeepingForm


class FreezeForm(KeepingForm):
    """Under which name and day the picture as it stands now is kept."""

    name = TextField(
        label=_("Name of the picture"),
        help_text=_("For instance the meeting that it was made for."),
        max_length=LONGEST_FROZEN_NAME,
        autocomplete="off",
    )
    on = DateField(label=_("Day"), help_text=_("The day that the picture is called after."))
