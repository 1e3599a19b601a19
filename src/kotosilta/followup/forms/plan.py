"""Forms of what is planned: who follows up and to whom it is reported, early updates, rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.followup.models import Arrangement, Condition, HowOften, Outcome, Passes, Round
from kotosilta.goals.models import Indicator
from kotosilta.goals.values import without_idle_zeros
from kotosilta.process.models import Body
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import DateField, DecimalField, YearField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_LINE = 300
LONGEST_TEXT = 1200
LONGEST_CHOICE = 110
MOST_DECIMALS = 2
ANY_YEAR = 2027  # only the names of its months are used


class ArrangementForm(KeepingForm):
    """Who follows up, to whom it is reported, how often and when (C6.8, C6.9)."""

    sections = (
        Section(_("Who follows up"), ("who",)),
        Section(_("To whom it is reported"), ("bodies", "receiver", "how_often", "month")),
    )
    who = TranslatedText(
        label=_("Who follows up"),
        help_text=_("The function rather than the person: people change during four years."),
        max_length=LONGEST_LINE,
        required=False,
    )
    bodies = CheckboxGroup(label=_("Bodies that get the report"), required=False)
    receiver = TranslatedText(
        label=_("Others that get it"),
        help_text=_("For instance the cooperation group, residents or a regional network."),
        max_length=LONGEST_LINE,
        required=False,
    )
    how_often = ChoiceField(label=_("How often"), choices=HowOften.choices, required=False)
    month = ChoiceField(label=_("When in the year"), shown="list", required=False)

    def __init__(self, *given: Any, bodies: Iterable[Body], several: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self._bodies = {str(each.pk): each for each in bodies}
        cast("CheckboxGroup", self.fields["bodies"]).choices = [
            (key, f"{each}, {each.part}" if several else str(each)) for key, each in self._bodies.items()
        ]
        if not self._bodies:
            self.fields["bodies"].help_text = gettext("Bodies are added in the room of the process.")
        months = [(str(each), date_format(date(ANY_YEAR, each, 1), "F")) for each in range(1, 13)]
        cast("ChoiceField", self.fields["month"]).choices = months

    def clean(self) -> dict[str, Any]:
        """Bodies become rows, the month a number."""
        cleaned = super().clean()
        cleaned["bodies"] = [self._bodies[key] for key in cleaned.get("bodies", ())]
        cleaned["month"] = int(cleaned["month"]) if cleaned.get("month") else None
        return cleaned

    @staticmethod
    def values_of(arrangement: Arrangement, bodies: Iterable[Body]) -> Mapping[str, object]:
        """What is stored now, by field."""
        shown = {
            "bodies": sorted(str(each.pk) for each in bodies),
            "month": str(arrangement.month or ""),
        }
        names = ArrangementForm.base_fields
        return {name: shown[name] if name in shown else getattr(arrangement, name) for name in names}


class ConditionForm(KeepingForm):
    """In which situation the programme is updated before its period ends, and how that is decided (C6.10)."""

    sections = (
        Section(_("The condition"), ("situation", "decided")),
        Section(
            _("If an indicator tells"),
            ("indicator", "passes", "limit"),
            _("Then the programme says by itself when the condition seems to be met."),
        ),
    )
    situation = TranslatedText(
        label=_("In which situation the programme is updated early"), long=True, rows=3, max_length=LONGEST_TEXT
    )
    decided = TranslatedText(
        label=_("When and how that is decided"),
        help_text=_("Who takes it up, where and within which time."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )
    indicator = ChoiceField(label=_("Indicator"), shown="list", nothing=_("No indicator"), required=False)
    passes = ChoiceField(label=_("When its value"), choices=Passes.choices, required=False)
    limit = DecimalField(label=_("Limit"), decimals=MOST_DECIMALS, required=False)

    def __init__(self, *given: Any, indicators: Iterable[Indicator], **more: Any) -> None:
        super().__init__(*given, **more)
        self._indicators = {str(each.pk): each for each in indicators}
        cast("ChoiceField", self.fields["indicator"]).choices = [
            (key, Truncator(str(each)).chars(LONGEST_CHOICE)) for key, each in self._indicators.items()
        ]

    def clean(self) -> dict[str, Any]:
        """The indicator becomes its row."""
        cleaned = super().clean()
        cleaned["indicator"] = self._indicators.get(cleaned.get("indicator", ""))
        return cleaned

    @staticmethod
    def values_of(condition: Condition, indicators: Iterable[Indicator]) -> Mapping[str, object]:
        """What is stored now, by field; `indicators` are those that can be chosen."""
        offered = {each.pk for each in indicators}
        return {
            "situation": condition.situation,
            "decided": condition.decided,
            "indicator": str(condition.indicator_id) if condition.indicator_id in offered else "",
            "passes": condition.passes,
            "limit": without_idle_zeros(condition.limit),
        }


class MetForm(KeepingForm):
    """That a condition is met, and what follows."""

    met_on = DateField(label=_("Since when it is met"))
    outcome = ChoiceField(
        label=_("What follows"), choices=Outcome.choices, nothing=_("Not decided yet"), required=False
    )
    follows = TranslatedText(
        label=_("How and why"),
        help_text=_("Who decided, when, and what is done next. If no update is needed: why not."),
        long=True,
        rows=3,
        max_length=LONGEST_TEXT,
        required=False,
    )

    @staticmethod
    def values_of(condition: Condition) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: getattr(condition, name) for name in MetForm.base_fields}


class RoundForm(KeepingForm):
    """From when until when reports on a year are asked for."""

    year = YearField(label=_("The year that is reported on"))
    opens = DateField(label=_("Opens"))
    closes = DateField(label=_("Closes"), help_text=_("Until this day the links in the mails can be used."))

    @staticmethod
    def values_of(row: Round) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {name: getattr(row, name) for name in RoundForm.base_fields}
