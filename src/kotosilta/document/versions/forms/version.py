"""The forms that name a version, and that choose the situation picture that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from kotosilta.document.models import LONGEST_NAME
from kotosilta.language.days import written_date
from kotosilta.situation.models import FrozenPicture
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.page import page_language


class VersionForm(KeepingForm):
    """What the text as it stands now is called."""

    name = TextField(label=_("Name of the version"), max_length=LONGEST_NAME, autocomplete="off")


class RestOnForm(KeepingForm):
    """Which frozen picture a version rests on."""

    picture = ChoiceField(label=_("Situation picture"))

    def __init__(self, *given: Any, pictures: Sequence[FrozenPicture], **more: Any) -> None:
        super().__init__(*given, **more)
        self._pictures = {str(each.pk): each for each in pictures}
        cast("ChoiceField", self.fields["picture"]).choices = [
            (key, f"{each.name} ({written_date(each.on, page_language())})") for key, each in self._pictures.items()
        ]

    def clean(self) -> dict[str, Any]:
        """The picture becomes the row that was chosen."""
        cleaned = super().clean()
        cleaned["picture"] = self._pictures.get(cleaned.get("picture", ""))
        return cleaned
