"""The forms for a file with figures: choose it, then say what its columns hold before anything is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Edition
from kotosilta.language.said import in_words
from kotosilta.reasons import WrongInput
from kotosilta.situation.models import Criterion, Measured
from kotosilta.situation.models.room import LONGEST_NAME, LONGEST_UNIT
from kotosilta.situation.room.columns import Holds, year_in
from kotosilta.situation.room.forms.fields import LIMITS, DayField, RoomForm
from kotosilta.situation.room.forms.figures import LONGEST_DEFINITION, MEASURED, source_kind_choices
from kotosilta.situation.room.rows import Common
from kotosilta.situation.room.table_file import MOST_BYTES, Column, decoded, table_in
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import Checkbox, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import language_name

PASTED_NAME = "–"
COLUMN = "column_"
HOLDS: dict[Holds, Any] = {
    Holds.TITLE: _("What the figure is of"),
    Holds.VALUE: _("Value"),
    Holds.UNIT: _("Unit"),
    Holds.DAY: _("Day or year"),
    Holds.GROUP: _("Which people"),
    Holds.PLACE: _("Municipality"),
    Holds.SOURCE: _("Source"),
    Holds.DEFINITION: _("Definition"),
    Holds.NOTHING: _("Nothing that is needed"),
}


class TableFile(forms.FileField):
    """A small file that holds a table; its value is the file's text."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose a file."),
        "empty": _("The file is empty."),
        "invalid": _("The file did not arrive. Choose it again."),
        "missing": _("The file did not arrive. Choose it again."),
    }

    def clean(self, data: Any, initial: Any = None) -> str:
        found = super().clean(data, initial)
        if not found:
            return ""
        try:
            return _checked(decoded(found.read(MOST_BYTES + 1)))
        except WrongInput as refusal:
            raise ValidationError(in_words(refusal.reason)) from refusal


class UploadForm(KeepingForm):
    """A file, or the cells themselves."""

    file = TableFile(
        label=_("CSV file"),
        help_text=_("Saved from a spreadsheet or a statistics service. Up to 500 rows."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the cells here"),
        help_text=_("Mark them in the spreadsheet, with the heading row, and copy."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "wrap": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.errors:
            return values
        text = values["file"]
        if not text and values["pasted"].strip():
            try:
                text = _checked(decoded(values["pasted"].encode()))
            except WrongInput as refusal:
                self.add_error("pasted", in_words(refusal.reason))
        elif not text:
            self.add_error("file", gettext("Choose a file, or paste the cells below."))
        return values | {"text": text}

    @property
    def file_name(self) -> str:
        """What the file was called."""
        chosen = self.files.get("file")
        return str(chosen.name)[-LONGEST_NAME:] if chosen else PASTED_NAME


class CheckForm(RoomForm):
    """What each column holds, and what holds for all figures of the file; `check_form` adds the fields of columns."""

    headed = Checkbox(label=_("The first row names the columns"))
    title = TextField(
        label=_("What the figures are of"),
        help_text=_("Stands before what the columns say, for instance “Residents with a foreign mother tongue”."),
        max_length=LONGEST_NAME,
        required=False,
    )
    language = ChoiceField(label=_("Language of the texts in the file"), choices=())
    measured = ChoiceField(label=_("What is counted"), choices=Measured.choices, hints=MEASURED)
    unit = TextField(
        label=_("Unit"),
        help_text=_("Only for something else, for instance courses."),
        max_length=LONGEST_UNIT,
        required=False,
    )
    hidden_below = ChoiceField(label=_("Small counts"), choices=LIMITS, shown="list")
    on = DayField(label=_("Day that they describe"), help_text=_("A year alone means its last day."), required=False)
    group = ChoiceField(label=_("Which people"), choices=Criterion.choices, shown="list", required=False)
    definition = TextField(
        label=_("Definition"),
        help_text=_("Who or what is counted, of which ages, and where."),
        long=True,
        rows=2,
        max_length=LONGEST_DEFINITION,
        required=False,
    )
    source = TextField(
        label=_("Source"),
        help_text=_("Who gave them: an authority, a register, a survey."),
        max_length=LONGEST_NAME,
        required=False,
    )
    source_kind = ChoiceField(label=_("Kind of source"), shown="list", choices=(), required=False)
    carried = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, edition: Edition, **more: Any) -> None:
        super().__init__(*given, **more)
        languages = [(each, language_name(each)) for each in self.languages]
        self.choose_from("language", languages, fewest=2, otherwise=self.languages[0])
        self.choose_from("source_kind", source_kind_choices(edition))

    def holds(self) -> list[Holds]:
        """What the columns hold, as it was chosen."""
        count = sum(name.startswith(COLUMN) for name in self.fields)
        return [Holds(self.cleaned_data[f"{COLUMN}{index}"]) for index in range(count)]

    def common(self, places: Mapping[str, str]) -> Common:
        """What holds for all figures, as it was written."""
        told = {name: self.cleaned_data[name] for name in FOR_ALL if name not in {"hidden_below", "source_kind"}}
        return Common(**told, hidden_below=int(self.cleaned_data["hidden_below"]), places=places)


NEEDED = {"title": Holds.TITLE, "group": Holds.GROUP, "definition": Holds.DEFINITION, "source": Holds.SOURCE}
FOR_ALL = (
    "title", "language", "measured", "unit", "hidden_below", "on", "group", "definition", "source", "source_kind",
)  # fmt: skip


def check_form(columns: Sequence[Column], holds: Sequence[str], *given: Any, **more: Any) -> CheckForm:
    """The form for a file with these columns; what they hold are its fields `column_0`, `column_1` …

    What no column `holds`, as it is guessed or chosen now, has to be written for all figures.
    """
    of_columns = {f"{COLUMN}{index}": _column_field(column) for index, column in enumerate(columns)}
    sections = (
        Section(
            gettext("What the columns hold"),
            (*of_columns, "headed"),
            gettext("Guessed from their names. Check it before you go on."),
        ),
        Section(
            gettext("What holds for all figures"),
            FOR_ALL,
            gettext("What a column says goes before what is written here."),
        ),
    )
    form = type("CheckForm", (CheckForm,), {"sections": sections, **of_columns})
    made: CheckForm = form(*given, **more)
    for name in _still_needed(columns, holds):
        made.fields[name].required = True
    return made


def _still_needed(columns: Sequence[Column], holds: Sequence[str]) -> Iterator[str]:
    for name, column in NEEDED.items():
        if column not in holds:
            yield name
    valued = [column.name for column, held in zip(columns, holds, strict=True) if held == Holds.VALUE]
    if Holds.DAY not in holds and not all(map(year_in, valued)):
        yield "on"


def _column_field(column: Column) -> ChoiceField:
    label = gettext("Column %(column)s") % {"column": column.label}
    return ChoiceField(label=label, choices=[(each.value, words) for each, words in HOLDS.items()], shown="list")


def _checked(text: str) -> str:
    """The text, once it is known to hold a table."""
    table_in(text)
    return text
