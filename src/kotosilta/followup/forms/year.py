"""Forms of the yearly report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from kotosilta.followup.forms.plan import LONGEST_LINE
from kotosilta.followup.models import YearReport
from kotosilta.process.models import Body
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText

LONGEST_SUMMARY = 3000


class BeginForm(KeepingForm):
    """Which year is reported on."""

    year = ChoiceField(label=_("Year"), shown="list")

    def __init__(self, *given: Any, years: Iterable[int], **more: Any) -> None:
        super().__init__(*given, **more)
        cast("ChoiceField", self.fields["year"]).choices = [(str(each), str(each)) for each in years]

    def clean(self) -> dict[str, Any]:
        """The year becomes a number."""
        cleaned = super().clean()
        return cleaned | {"year": int(cleaned["year"])} if cleaned.get("year") else cleaned


class SummaryForm(KeepingForm):
    """One's own words about the year."""

    summary = TranslatedText(
        label=_("The year in short"),
        help_text=_("A few sentences: what went well, what did not, what comes next. The rest stands below by itself."),
        long=True,
        rows=6,
        max_length=LONGEST_SUMMARY,
        required=False,
    )

    @staticmethod
    def values_of(report: YearReport) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {"summary": report.summary}


class HandOverForm(KeepingForm):
    """To whom the report is given, and when."""

    body = ChoiceField(label=_("Body"), shown="list", nothing=_("No body"), required=False)
    receiver = TranslatedText(label=_("Somebody else"), max_length=LONGEST_LINE, required=False)
    handed_over_on = DateField(label=_("Handed over on"))

    def __init__(self, *given: Any, bodies: Iterable[Body], several: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self._bodies = {str(each.pk): each for each in bodies}
        cast("ChoiceField", self.fields["body"]).choices = [
            (key, f"{each}, {each.part}" if several else str(each)) for key, each in self._bodies.items()
        ]

    def clean(self) -> dict[str, Any]:
        """The body becomes its row."""
        cleaned = super().clean()
        cleaned["body"] = self._bodies.get(cleaned.get("body", ""))
        return cleaned
