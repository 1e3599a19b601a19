"""Forms in which people report: on a measure, on the values of a year, and on all that is theirs by a mailed link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.followup.asking import reading_in
from kotosilta.followup.changes import NewValue
from kotosilta.followup.models import MeasureReport, Round
from kotosilta.followup.reading import FollowedIndicator, FollowedMeasure
from kotosilta.goals.forms.rough import Rough, RoughField
from kotosilta.goals.models import LONGEST_NAME, MeasureState
from kotosilta.language.translated import Translated
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_TEXT = 1000
TEXTS = ("happened", "next_step", "obstacle")


class MeasureReportForm(KeepingForm):
    """How far a measure was in a year."""

    state = ChoiceField(label=_("How far it is"), choices=MeasureState.choices)
    happened = TranslatedText(label=_("What has happened"), long=True, rows=3, max_length=LONGEST_TEXT, required=False)
    next_step = TranslatedText(label=_("What is next"), long=True, rows=2, max_length=LONGEST_TEXT, required=False)
    obstacle = TranslatedText(
        label=_("What stands in the way"), long=True, rows=2, max_length=LONGEST_TEXT, required=False
    )

    @staticmethod
    def values_of(measure: FollowedMeasure, year: int) -> Mapping[str, object]:
        """What is stored now, by field: also where nothing was reported yet, so that two who begin at once meet."""
        report = measure.report_of(year) or MeasureReport(state=measure.row.state)
        return {name: getattr(report, name) for name in MeasureReportForm.base_fields}


class ValuesForm(KeepingForm):
    """New values of several indicators; what is left empty is not noted. Made by `values_form`."""

    indicators: Sequence[FollowedIndicator] = ()

    def clean(self) -> dict[str, Any]:
        """A value needs the day that it describes and its source."""
        cleaned = super().clean()
        for each in self.indicators:
            key = each.row.pk
            if not isinstance(cleaned.get(f"value_{key}"), Rough):
                continue
            if f"read_on_{key}" in cleaned and cleaned[f"read_on_{key}"] is None:
                self.add_error(f"read_on_{key}", gettext("Which day does the value describe?"))
            if f"source_{key}" in cleaned and not cleaned[f"source_{key}"]:
                self.add_error(f"source_{key}", gettext("Where is the value from?"))
        return cleaned

    def new_values(self) -> list[NewValue]:
        """What is to be noted."""
        return list(new_values(self.indicators, self.cleaned_data))


def new_values(indicators: Iterable[FollowedIndicator], cleaned: Mapping[str, Any]) -> Iterable[NewValue]:
    """The values among the cleaned ones, each with its indicator."""
    for each in indicators:
        key = each.row.pk
        value = cleaned.get(f"value_{key}")
        if isinstance(value, Rough):
            read_on, source = cleaned[f"read_on_{key}"], cleaned[f"source_{key}"]
            yield NewValue(each.row, value.number, value.about, read_on, source, {})


def values_form(indicators: Sequence[FollowedIndicator]) -> type[ValuesForm]:
    """The form with three fields for each of the indicators."""
    fields: dict[str, Any] = {"indicators": indicators}
    for each in indicators:
        fields |= value_fields(each)
    return type("ValuesForm", (ValuesForm,), fields)


def value_fields(indicator: FollowedIndicator) -> dict[str, Any]:
    """The fields of one indicator."""
    key = indicator.row.pk
    return {
        f"value_{key}": RoughField(label=_("Value"), unit=indicator.row.unit, required=False),
        f"read_on_{key}": DateField(label=_("Day that it describes"), required=False),
        f"source_{key}": TextField(label=_("Source"), max_length=LONGEST_NAME, required=False),
    }


def beginning(indicators: Sequence[FollowedIndicator], last_day: date) -> dict[str, object]:
    """What the fields are filled with: the day asked for, and the source as it was last time."""
    filled: dict[str, object] = {}
    for each in indicators:
        newest = each.readings[-1] if each.readings else None
        filled[f"read_on_{each.row.pk}"] = last_day
        filled[f"source_{each.row.pk}"] = (newest.source if newest else "") or str(each.row.source)
    return filled


class LinkForm(ValuesForm):
    """All that one owner reports in a round. Made by `link_form`."""

    measures: Sequence[FollowedMeasure] = ()

    def told_of(self, measure: FollowedMeasure, language: str) -> dict[str, Any]:
        """What was reported on one measure, as changes take it."""
        key, cleaned = measure.row.pk, self.cleaned_data
        return {"state": cleaned[f"state_{key}"]} | {name: {language: cleaned[f"{name}_{key}"]} for name in TEXTS}


def link_form(measures: Sequence[FollowedMeasure], indicators: Sequence[FollowedIndicator]) -> type[LinkForm]:
    """The form with a section for each measure and each indicator."""
    fields: dict[str, Any] = {"measures": measures, "indicators": indicators}
    sections = []
    for measure in measures:
        its = _measure_fields(measure)
        sections.append(Section(str(measure.row.title), tuple(its)))
        fields |= its
    for indicator in indicators:
        its = value_fields(indicator)
        sections.append(Section(str(indicator.row.title), tuple(its), str(indicator.row.definition)))
        fields |= its
    return type("LinkForm", (LinkForm,), fields | {"sections": tuple(sections)})


def _measure_fields(measure: FollowedMeasure) -> dict[str, Any]:
    key = measure.row.pk
    long: dict[str, Any] = {"long": True, "max_length": LONGEST_TEXT, "required": False}
    return {
        f"state_{key}": ChoiceField(label=_("How far it is"), choices=MeasureState.choices),
        f"happened_{key}": TextField(label=_("What has happened"), rows=3, **long),
        f"next_step_{key}": TextField(label=_("What is next"), rows=2, **long),
        f"obstacle_{key}": TextField(label=_("What stands in the way"), rows=2, **long),
    }


def stored_of_link(
    measures: Sequence[FollowedMeasure],
    indicators: Sequence[FollowedIndicator],
    round_: Round,
    language: str,
    today: date,
) -> dict[str, object]:
    """What is stored now, by field; where there is no value of the round yet, what its fields begin with."""
    stored = beginning(indicators, min(date(round_.year, 12, 31), today))
    for indicator in indicators:
        key, reading = indicator.row.pk, reading_in(indicator, round_)
        stored[f"value_{key}"] = Rough(reading.value, reading.about) if reading else None
        if reading:
            stored |= {f"read_on_{key}": reading.on, f"source_{key}": reading.source}
    for each in measures:
        report = each.report_of(round_.year) or MeasureReport(state=each.row.state)
        stored[f"state_{each.row.pk}"] = report.state
        for name in TEXTS:
            text: Translated = getattr(report, name)
            stored[f"{name}_{each.row.pk}"] = text.text_in(language)
    return stored
