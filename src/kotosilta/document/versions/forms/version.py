"""The form that names a version."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kotosilta.document.models import LONGEST_NAME
from kotosilta.web.forms.fields import TextField
from kotosilta.web.forms.form import KeepingForm


class VersionForm(KeepingForm):
    """What the text as it stands now is called."""

    name = TextField(label=_("Name of the version"), max_length=LONGEST_NAME, autocomplete="off")
