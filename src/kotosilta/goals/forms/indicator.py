"""Forms of an indicator and of its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import EXAMPLES, SOURCE_KINDS
from kotosilta.cooperation.models import Organisation
from kotosilta.goals.forms.rough import MOST_DECIMALS, Rough, RoughField, split
from kotosilta.goals.models import LONGEST_NAME, Direction, Indicator, Interval, Reading
from kotosilta.goals.proposals import OfficialSeries, choice_of, split_choice
from kotosilta.goals.values import without_idle_zeros
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Measured
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField, DecimalField, TextField, page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_DEFINITION = 600
LONGEST_UNIT = 40


class IndicatorForm(KeepingForm):
    """What shows that a goal is being reached, where its values come from, and what they should become (C6.3–C6.6)."""

    sections = (
        Section(_("What is measured"), ("title", "definition", "measured", "own_unit", "example")),
        Section(
            _("Where the values come from"),
            ("official", "source_kind", "source", "interval", "owner"),
            _("Only data whose source you know can be trusted and compared."),
        ),
        Section(_("Where you want to get"), ("direction", "target", "target_on")),
    )
    title = TranslatedText(label=_("Indicator"), max_length=LONGEST_NAME)
    definition = TranslatedText(
        label=_("Exactly what is counted"),
        help_text=_("Which people, which ages, on which day or during which time. Keep it the same from year to year."),
        long=True,
        rows=3,
        max_length=LONGEST_DEFINITION,
        required=False,
    )
    measured = ChoiceField(
        label=_("What its values are"),
        choices=[
            (Measured.PERCENT, _("A share in per cent")),
            (Measured.PERSONS, _("A number of persons")),
            (Measured.OTHER, _("Something else")),
        ],
    )
    own_unit = TranslatedText(
        label=_("What is counted"),
        help_text=_("Only if it is something else, for instance courses, days or points."),
        max_length=LONGEST_UNIT,
        required=False,
    )
    example = ChoiceField(
        label=_("Follows an example of the checklist"), shown="list", nothing=_("No example"), required=False
    )
    official = ChoiceField(
        label=_("Official figures that give its values"), shown="list", nothing=_("No official figures"), required=False
    )
    source_kind = ChoiceField(label=_("Kind of source"), shown="list", required=False)
    source = TranslatedText(
        label=_("Source"),
        help_text=_("Who collects the data, and where they are found: a table, a register, a survey."),
        max_length=LONGEST_NAME,
        required=False,
    )
    interval = ChoiceField(label=_("How often it is read"), choices=Interval.choices, required=False)
    owner = ChoiceField(label=_("Who reads it"), shown="list", nothing=_("Nobody yet"), required=False)
    direction = ChoiceField(
        label=_("Where it should go"), choices=Direction.choices, nothing=_("Neither: it is watched"), required=False
    )
    target = DecimalField(label=_("Target"), decimals=MOST_DECIMALS, required=False)
    target_on = DateField(label=_("To be reached by"), required=False)

    def __init__(
        self,
        *given: Any,
        programme: Programme,
        edition: Edition,
        series: Sequence[OfficialSeries],
        organisations: Iterable[Organisation],
        **more: Any,
    ) -> None:
        super().__init__(*given, languages=programme.languages, **more)
        language = page_language()
        self._organisations = {str(each.pk): each for each in organisations}
        choices = {
            "owner": [(key, str(each)) for key, each in self._organisations.items()],
            "example": _titles(edition, EXAMPLES, language),
            "source_kind": _titles(edition, SOURCE_KINDS, language),
            "official": self._offered(series, language),
        }
        for name, its in choices.items():
            cast("ChoiceField", self.fields[name]).choices = its
        day = written_date(date(programme.last_year, 12, 31), language)
        self.fields["target_on"].help_text = gettext("The programme's period ends on %(day)s.") % {"day": day}

    def _offered(self, series: Sequence[OfficialSeries], language: str) -> list[tuple[str, str]]:
        """The series, with the municipality where there are several; what is stored now stays a choice."""
        are_several = len({each.municipality.code for each in series}) > 1
        offered = {
            each.choice: f"{each.municipality.name.in_language(language)}: {each.title.in_language(language)}"
            if are_several
            else each.title.in_language(language)
            for each in series
        }
        stored = str(self.initial.get("official") or "")
        return [*offered.items(), *([(stored, stored)] if stored and stored not in offered else [])]

    def clean(self) -> dict[str, Any]:
        """The official series becomes its key and its municipality, who reads it the row that was chosen."""
        cleaned = super().clean()
        cleaned["owner"] = self._organisations.get(cleaned.get("owner", ""))
        cleaned["official"], cleaned["official_of"] = split_choice(cleaned.get("official", ""))
        return cleaned

    @staticmethod
    def values_of(indicator: Indicator) -> Mapping[str, object]:
        """What is stored now, by field."""
        owner = indicator.owner
        shown = {
            "official": choice_of(indicator),
            "target": without_idle_zeros(indicator.target),
            "owner": str(owner.pk) if owner and not owner.removed_at else "",
        }
        return {name: shown[name] if name in shown else getattr(indicator, name) for name in IndicatorForm.base_fields}


class ReadingForm(KeepingForm):
    """A value of an indicator, by hand; also the one that it starts from."""

    value = RoughField(label=_("Value"))
    read_on = DateField(
        label=_("Day that it describes"), help_text=_("For a figure of a whole year: the last day of the year.")
    )
    source = TextField(label=_("Source"), help_text=_("Where you found this value."), max_length=LONGEST_NAME)
    note = TranslatedText(
        label=_("Note"),
        help_text=_("What one has to know to compare it, if anything."),
        max_length=LONGEST_NAME,
        required=False,
    )

    def __init__(self, *given: Any, indicator: Indicator, **more: Any) -> None:
        super().__init__(*given, **more)
        cast("RoughField", self.fields["value"]).unit = indicator.unit

    def clean(self) -> dict[str, Any]:
        """The value becomes its number, and whether it is only roughly known."""
        return split(super().clean())

    @staticmethod
    def values_of(reading: Reading) -> Mapping[str, object]:
        """What is stored now, by field."""
        value = Rough(reading.value, reading.about)
        return {"value": value, "read_on": reading.on, "source": reading.source, "note": reading.note}


def _titles(edition: Edition, ids: Sequence[str], language: str) -> list[tuple[str, str]]:
    """The points of the edition with these ids, as choices."""
    there = {each.id: each for each in edition.items}
    return [(key, f"{key} {there[key].title.in_language(language)}") for key in ids if key in there]
