"""What the forms of this room share: a value as sources write it, the day it describes, a question to choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, cast

from django.forms import HiddenInput
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kotosilta.content.guidance import guiding_questions
from kotosilta.situation.room.cells import read_day
from kotosilta.situation.room.rules import USUAL_LIMIT
from kotosilta.situation.room.values import Value, read_value, written_value
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField, WrittenValue, page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.numbers import style_of
from kotosilta.web.forms.shown import Part

LONGEST_CHOICE = 120
LIMITS = (
    (str(USUAL_LIMIT), _("Counts from 1 to 4 are kept as “under 5”")),
    ("6", _("Counts from 1 to 5 are kept as “under 6”")),
    ("10", _("Counts from 1 to 9 are kept as “under 10”")),
    ("0", _("The source itself shows small numbers, or no people are counted")),
)


class ValueField(WrittenValue):
    """A number as people and sources write it, with `about`, `under`, per cent and any decimal mark."""

    size = "number"
    inputmode = "text"
    default_error_messages: ClassVar[dict[str, Any]] = {"required": _("The value is still missing.")}

    def to_python(self, value: object) -> Value | None:
        found: Value | None = self._read(value, lambda text: read_value(text, page_language()))
        return found

    def prepare_value(self, value: object) -> object:
        return written_value(value, style_of(page_language())) if isinstance(value, Value) else value


class DayField(DateField):
    """The day a figure describes; a year alone means its last day."""

    def to_python(self, value: object) -> date | None:
        found: date | None = self._read(value, lambda text: read_day(text, page_language()))
        return found


class RoomForm(KeepingForm):
    """A form of this room; a choice without anything to choose from is not asked."""

    def choose_from(
        self, name: str, choices: Sequence[tuple[str, str]], *, fewest: int = 1, otherwise: str = ""
    ) -> None:
        """Gives a field its choices; with fewer than `fewest` its value stays, or is `otherwise` where it has none."""
        field = cast("ChoiceField", self.fields[name])
        field.choices = list(choices)
        if len(choices) < fewest:
            field.widget, field.disabled, field.initial = HiddenInput(), True, otherwise

    def parts(self) -> list[Part]:
        """Without what is hidden."""
        return [Part(part.section, [each for each in part.fields if not each.is_hidden]) for part in super().parts()]


def question_field() -> ChoiceField:
    """Which guiding question something belongs to."""
    return ChoiceField(label=_("Guiding question"), shown="list", choices=())


def question_choices() -> list[tuple[str, str]]:
    """The guiding questions in the language of the page."""
    language = page_language()
    return [(each.id, f"{each.id} {each.title.in_language(language)}") for each in guiding_questions()]


def shortened(text: object) -> str:
    """What a choice is called, no longer than a line or two."""
    return Truncator(" ".join(str(text).split())).chars(LONGEST_CHOICE)


def numbers(chosen: Iterable[str]) -> list[int]:
    """The chosen keys of rows."""
    return [int(each) for each in chosen]
