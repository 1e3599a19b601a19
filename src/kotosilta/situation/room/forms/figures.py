"""The form for one figure that somebody was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Edition
from kotosilta.content.guidance import SOURCE_KINDS
from kotosilta.programmes.models import Part
from kotosilta.situation.models import Criterion, Measured, OwnFigure
from kotosilta.situation.models.room import LONGEST_NAME, LONGEST_UNIT
from kotosilta.situation.outlook import WITH_FORECASTS
from kotosilta.situation.room.changes import GivenFigure
from kotosilta.situation.room.forms.fields import (
    LIMITS,
    DayField,
    RoomForm,
    ValueField,
    question_choices,
    question_field,
)
from kotosilta.situation.room.rules import USUAL_LIMIT
from kotosilta.situation.room.values import Value
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import Checkbox, TextField, page_language
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_DEFINITION = 600
MEASURED: dict[str, Any] = {
    Measured.PERSONS: _("also pupils, clients or families"),
    Measured.PERCENT: _("a share of something; the definition says of what"),
}


class FigureForm(RoomForm):
    """A figure with all that makes it one: what it is of, when, who says so, who is counted and how."""

    sections = (
        Section(_("The figure"), ("title", "value", "measured", "unit", "on_top", "hidden_below")),
        Section(_("What it describes"), ("on", "part", "group", "definition")),
        Section(_("Where it comes from"), ("source", "source_kind", "question")),
    )
    title = TranslatedText(label=_("What the figure is of"), max_length=LONGEST_NAME)
    value = ValueField(
        label=_("Value"),
        help_text=_("As the source gives it: 1 240, 22,5, about 40, under 5. A small count is hidden."),
    )
    measured = ChoiceField(label=_("What is counted"), choices=Measured.choices, hints=MEASURED)
    unit = TextField(
        label=_("Unit"),
        help_text=_("Only for something else, for instance courses."),
        max_length=LONGEST_UNIT,
        required=False,
    )
    on_top = Checkbox(
        label=_("Comes on top of the forecast"),
        help_text=_(
            "So many residents more by that day than if all goes on as before: agreed municipal places, an employer "
            "who recruits. With a minus sign: fewer, for instance a reception centre that closes."
        ),
    )
    hidden_below = ChoiceField(
        label=_("Small counts"),
        help_text=_("A small number can tell who was counted. If the source has a rule of its own, follow that one."),
        choices=LIMITS,
        shown="list",
    )
    on = DayField(label=_("Day that it describes"), help_text=_("A year alone means its last day."))
    part = ChoiceField(
        label=_("Municipality"), shown="list", choices=(), nothing=_("All of them together"), required=False
    )
    group = ChoiceField(
        label=_("Which people"),
        help_text=_("Keep to one group within a series."),
        choices=Criterion.choices,
        shown="list",
    )
    definition = TranslatedText(
        label=_("Definition"),
        help_text=_("Who or what is counted, of which ages, and where."),
        long=True,
        rows=2,
        max_length=LONGEST_DEFINITION,
    )
    source = TextField(
        label=_("Source"), help_text=_("Who gave it: an authority, a register, a survey."), max_length=LONGEST_NAME
    )
    source_kind = ChoiceField(label=_("Kind of source"), shown="list", choices=(), required=False)
    question = question_field()

    def __init__(self, *given: Any, edition: Edition, parts: Iterable[Part], **more: Any) -> None:
        super().__init__(*given, **more)
        self._parts = {str(each.pk): each for each in parts}
        self.choose_from("part", [(key, str(each)) for key, each in self._parts.items()], fewest=2)
        self.choose_from("source_kind", source_kind_choices(edition))
        self.choose_from("question", question_choices())
        if self.initial.get("question") != WITH_FORECASTS:
            # Elsewhere there is no forecast: what is stored stays, and nobody is asked.
            unasked = self.fields["on_top"]
            unasked.widget, unasked.disabled, unasked.help_text = HiddenInput(), True, ""

    def given(self, values: Mapping[str, Any]) -> GivenFigure:
        """The cleaned values as `changes` takes them."""
        told = {**values, "part": self._parts.get(values["part"]), "hidden_below": int(values["hidden_below"])}
        return GivenFigure(**told)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("measured") == Measured.OTHER and not values.get("unit"):
            self.add_error("unit", _("Say what is counted, for instance courses."))
        return values

    @staticmethod
    def values_of(figure: OwnFigure) -> Mapping[str, object]:
        """What is stored now, by field."""
        stored = {name: getattr(figure, name) for name in FigureForm.base_fields}
        return stored | {
            "value": value_of(figure),
            "part": str(figure.part_id or ""),
            "hidden_below": str(figure.hidden_below),
        }

    @staticmethod
    def beginning(question: str) -> dict[str, object]:
        """What a new figure begins with."""
        return {"question": question, "measured": Measured.PERSONS, "hidden_below": str(USUAL_LIMIT)}


def value_of(figure: OwnFigure) -> Value:
    """The stored value."""
    return Value(figure.value, figure.under, figure.about)


def source_kind_choices(edition: Edition) -> list[tuple[str, str]]:
    """The kinds of sources of the checklist (M1–M7)."""
    language = page_language()
    return [(kind, edition.item(kind).title.in_language(language)) for kind in SOURCE_KINDS]
