"""The forms for a file with figures: choose it, then say what its columns hold before anything is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.content.checklist import Edition
from kotosilta.language.said import in_words
from kotosilta.reasons import WrongInput
from kotosilta.situation.models import Criterion, Measured
from kotosilta.situation.models.room import LONGEST_NAME, LONGEST_UNIT
from kotosilta.situation.room.carrying import layout_of
from kotosilta.situation.room.columns import Guess, Holds, year_in
from kotosilta.situation.room.forms.fields import LIMITS, DayField, RoomForm
from kotosilta.situation.room.forms.figures import LONGEST_DEFINITION, MEASURED, source_kind_choices
from kotosilta.situation.room.headings import DEEPEST, Table
from kotosilta.situation.room.rows import Common
from kotosilta.situation.room.sheet import Column, Row, Sheet
from kotosilta.situation.room.table_file import MOST_BYTES, sheets_in
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import language_name

PASTED_NAME = "–"
ACCEPTED = ".xlsx,.xlsm,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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


HEADINGS = (
    ("0", _("No row: the table begins with its data")),
    *((str(each), each) for each in range(1, DEEPEST + 1)),
)
FIRST_ROWS = 30
EXAMPLES, LONGEST_EXAMPLE, LONGEST_ROW = 3, 24, 70


class TableFile(forms.FileField):
    """A file that holds tables; its value is its sheets."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose a file."),
        "empty": _("The file is empty."),
        "invalid": _("The file did not arrive. Choose it again."),
        "missing": _("The file did not arrive. Choose it again."),
    }

    def clean(self, data: Any, initial: Any = None) -> tuple[Sheet, ...]:
        found = super().clean(data, initial)
        if not found:
            return ()
        try:
            return sheets_in(found.read(MOST_BYTES + 1))
        except WrongInput as refusal:
            raise ValidationError(in_words(refusal.reason)) from refusal


class UploadForm(KeepingForm):
    """A file, or the cells themselves."""

    file = TableFile(
        label=_("File from Excel or another spreadsheet, or CSV"),
        help_text=_("It ends in .xlsx or .csv, holds counts and nothing about single persons, and has up to 10 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
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
        sheets = values["file"]
        if not sheets and values["pasted"].strip():
            try:
                sheets = sheets_in(values["pasted"].encode())
            except WrongInput as refusal:
                self.add_error("pasted", in_words(refusal.reason))
        elif not sheets:
            self.add_error("file", gettext("Choose a file, or paste the cells below."))
        return values | {"sheets": sheets}

    @property
    def file_name(self) -> str:
        """What the file was called."""
        chosen = self.files.get("file")
        return str(chosen.name)[-LONGEST_NAME:] if chosen else PASTED_NAME


class CheckForm(RoomForm):
    """What each column holds, and what holds for all figures of the file; `check_form` adds the fields of columns."""

    sheet = ChoiceField(label=_("Sheet"), shown="list", choices=())
    first = ChoiceField(label=_("The headings begin in"), shown="list", choices=())
    headings = ChoiceField(label=_("Rows that name the columns"), shown="list", choices=HEADINGS)
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
    of_table = ""
    carried = forms.CharField(widget=forms.HiddenInput)
    read_as = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, edition: Edition, sheets: Sequence[Sheet], shown: int, **more: Any) -> None:
        super().__init__(*given, **more)
        languages = [(each, language_name(each)) for each in self.languages]
        self.choose_from("language", languages, fewest=2, otherwise=self.languages[0])
        self.choose_from("source_kind", source_kind_choices(edition))
        usable = [(str(at), _name_of(each)) for at, each in enumerate(sheets) if each.rows]
        self.choose_from("sheet", usable, fewest=2, otherwise=str(shown))
        self.choose_from("first", [(str(row.number), _row_in_words(row)) for row in sheets[shown].rows[:FIRST_ROWS]])

    @property
    def name_in_page(self) -> str:
        """What is typed and put back later goes for this table alone, never for another file on the same page."""
        return f"check-{self.of_table}"

    def holds(self) -> list[Holds]:
        """What the columns hold, as it was chosen."""
        count = sum(name.startswith(COLUMN) for name in self.fields)
        return [Holds(self.cleaned_data[f"{COLUMN}{index}"]) for index in range(count)]

    def common(self, whereabouts: Mapping[str, Any]) -> Common:
        """What holds for all figures, as it was written; `whereabouts` are the municipalities here and elsewhere."""
        told = {name: self.cleaned_data[name] for name in FOR_ALL if name not in {"hidden_below", "source_kind"}}
        return Common(**told, hidden_below=int(self.cleaned_data["hidden_below"]), **whereabouts)


NEEDED = {"title": Holds.TITLE, "group": Holds.GROUP, "definition": Holds.DEFINITION, "source": Holds.SOURCE}
FOR_ALL = (
    "title", "language", "measured", "unit", "hidden_below", "on", "group", "definition", "source", "source_kind",
)  # fmt: skip


def check_form(table: Table, holds: Sequence[str], guessed: Sequence[Guess], *given: Any, **more: Any) -> CheckForm:
    """The form for a table; what its columns hold are its fields `column_0`, `column_1` …

    What no column `holds`, as it is guessed or chosen now, has to be written for all figures.
    """
    of_columns = {
        f"{COLUMN}{index}": _column_field(table, index, guess if holds[index] == guess.holds else None)
        for index, guess in enumerate(guessed)
    }
    sections = (
        Section(
            gettext("Where the table stands"),
            ("sheet", "first", "headings"),
            gettext("What you change here is read anew before anything is taken in."),
        ),
        Section(
            gettext("What the columns hold"),
            tuple(of_columns),
            gettext("Guessed. Check it before you go on."),
        ),
        Section(
            gettext("What holds for all figures"),
            FOR_ALL,
            gettext("What a column says goes before what is written here."),
        ),
    )
    form = type("CheckForm", (CheckForm,), {"sections": sections, "of_table": layout_of(table)[:12], **of_columns})
    made: CheckForm = form(*given, **more)
    for name in _still_needed(table.columns, holds):
        made.fields[name].required = True
    return made


def _still_needed(columns: Sequence[Column], holds: Sequence[str]) -> Iterator[str]:
    for name, column in NEEDED.items():
        if column not in holds:
            yield name
    valued = [column.name for column, held in zip(columns, holds, strict=True) if held == Holds.VALUE]
    if Holds.DAY not in holds and not all(map(year_in, valued)):
        yield "on"


def _column_field(table: Table, index: int, guess: Guess | None) -> ChoiceField:
    """The field with the first cells that stand in the column, and why it was guessed so."""
    column = table.columns[index]
    examples = list(dict.fromkeys(filter(None, table.column(index))))[:EXAMPLES]
    shown = gettext("Cells: %(cells)s.") % {"cells": " · ".join(each[:LONGEST_EXAMPLE] for each in examples)}
    return ChoiceField(
        label=gettext("Column %(column)s") % {"column": column.label},
        help_text=" ".join(filter(None, [shown if examples else "", in_words(guess.why) if guess else ""])),
        choices=[(each.value, words) for each, words in HOLDS.items()],
        shown="list",
    )


def _name_of(sheet: Sheet) -> str:
    name = sheet.name or "–"
    return gettext("%(sheet)s (hidden in the workbook)") % {"sheet": name} if sheet.is_hidden else name


def _row_in_words(row: Row) -> str:
    cells = " · ".join(cell[:LONGEST_EXAMPLE] for cell in row.cells if cell)
    return gettext("Row %(row)s: %(cells)s") % {"row": row.number, "cells": Truncator(cells).chars(LONGEST_ROW)}
