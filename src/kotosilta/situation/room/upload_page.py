"""What the page shows on which a person checks how a file was read, before anything is taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from kotosilta.language.said import in_words
from kotosilta.municipalities.register import all_municipalities
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.models import Measured, Upload
from kotosilta.situation.room.carrying import Carried, guessed_sheet, layout_of
from kotosilta.situation.room.columns import Guess, Holds, guesses
from kotosilta.situation.room.forms import check_form
from kotosilta.situation.room.forms.uploads import COLUMN, FOR_ALL, CheckForm
from kotosilta.situation.room.headings import Layout, Table, guessed_layout, table_of
from kotosilta.situation.room.hints import hints_of
from kotosilta.situation.room.rows import STILL_MISSING, Checked, Common, Remark
from kotosilta.situation.room.rules import USUAL_LIMIT
from kotosilta.situation.room.sheet import Sheet
from kotosilta.situation.room.totals import checked
from kotosilta.web.page import page_language

ROWS_SHOWN = 5
MOST_REMARKS = 20
MOST_LEFT_OUT = 8


@dataclass(frozen=True, slots=True)
class Understood:
    """A file with the sheet that is looked at, where its table stands, and what its columns seem to hold."""

    carried: Carried
    at: int
    layout: Layout
    table: Table
    guesses: tuple[Guess, ...]

    @property
    def sheet(self) -> Sheet:
        return self.carried.sheets[self.at]

    @property
    def read_as(self) -> str:
        """Stands for the sheet and the place of its table: what was chosen for columns goes for these alone."""
        return f"{self.at}:{self.layout.first}:{self.layout.depth}"


def understood(programme: Programme, carried: Carried, sent: Mapping[str, str]) -> Understood:
    """The table that was asked for, or the one that is guessed. WrongInput where there is none."""
    at = _number(sent.get("sheet", ""), guessed_sheet(carried.sheets))
    if not (at < len(carried.sheets) and carried.sheets[at].rows):
        at = guessed_sheet(carried.sheets)
    sheet = carried.sheets[at]
    layout = guessed_layout(sheet)
    if sent.get("read_as", "").partition(":")[0] == str(at):
        layout = Layout(
            _number(sent.get("first", ""), layout.first), min(_number(sent.get("headings", ""), layout.depth), 3)
        )
    table = table_of(sheet, layout)
    return Understood(carried, at, layout, table, remembered(programme, table) or guesses(table))


def remembered(programme: Programme, table: Table) -> tuple[Guess, ...]:
    """What was said of the columns of the latest file with the same headings; nothing where there is none."""
    if not any(column.name for column in table.columns):
        return ()
    latest = Upload.objects.of(programme).filter(layout=layout_of(table)).first()
    if latest is None or len(latest.holds) != len(table.columns):
        return ()
    why = Reason("So it was in the file of %(day)s.", {"day": timezone.localdate(latest.at)})
    return tuple(Guess(Holds(each), why) for each in latest.holds)


def first_look(programme: Programme, file: Understood, sent: Mapping[str, str]) -> CheckForm:
    """The form as it is guessed; what was `sent` already for all figures stays."""
    languages = programme.languages
    hints = hints_of(file.table)
    is_same = sent.get("read_as") == file.read_as
    holds = [sent.get(f"{COLUMN}{at}", each.holds) if is_same else each.holds for at, each in enumerate(file.guesses)]
    initial: dict[str, object] = {
        "measured": Measured.PERSONS,
        "hidden_below": str(USUAL_LIMIT),
        "language": next((each for each in (hints.language, page_language()) if each in languages), languages[0]),
        "title": hints.title,
        "on": hints.on,
        "group": hints.group,
        "source": hints.source,
    }
    initial |= {name: sent[name] for name in FOR_ALL if sent.get(name)}
    initial |= {f"{COLUMN}{at}": held for at, held in enumerate(holds)}
    initial |= {
        "sheet": str(file.at),
        "first": str(file.layout.first),
        "headings": str(file.layout.depth),
        "carried": file.carried.signed(),
        "read_as": file.read_as,
    }
    return form_for(programme, file, holds, initial=initial)


def form_for(programme: Programme, file: Understood, holds: Sequence[str], *given: Any, **more: Any) -> CheckForm:
    """The form for the table, with what its columns hold as it is chosen now."""
    told = {"languages": programme.languages, "edition": edition_of(programme)}
    return check_form(
        file.table, holds, file.guesses, *given, sheets=file.carried.sheets, shown=file.at, **told, **more
    )


def as_it_stands(programme: Programme, file: Understood, form: CheckForm) -> tuple[Checked | None, tuple[Remark, ...]]:
    """What would come in with the columns as they are chosen now, and what is wrong with the cells.

    What the form still asks for all figures is taken as answered.
    """
    said = {name: form[name].value() for name in form.fields}
    limit = str(said["hidden_below"])
    common = Common(
        language=str(said["language"]),
        title=str(said["title"] or "–"),
        on=date.today().replace(month=1, day=1),  # noqa: DTZ011  # stands for a day that is still to be written
        group="all",
        source="–",
        definition="–",
        hidden_below=int(limit) if limit.isdecimal() and len(limit) < 3 else USUAL_LIMIT,
        **whereabouts(programme),
    )
    known = {each.value for each in Holds}
    holds = [
        Holds(chosen) if (chosen := said[f"{COLUMN}{at}"]) in known else Holds.NOTHING
        for at in range(len(file.guesses))
    ]
    try:
        found = checked(file.table, holds, common)
    except WrongInput as refusal:
        return None, (Remark(0, "", refusal.reason),)
    return found, tuple(each for each in found.wrong if each.reason not in STILL_MISSING.values())


def whereabouts(programme: Programme) -> dict[str, Any]:
    """The municipalities of the programme by every name that a file may call them by, and the names of all others."""
    own = programme.municipalities()
    places = {name: each.code for each in own for name in (each.name.sv.casefold(), each.name.fi.casefold(), each.code)}
    others = (each for each in all_municipalities() if each.code not in places.values())
    elsewhere = {name for each in others for name in (each.name.sv.casefold(), each.name.fi.casefold(), each.code)}
    return {"places": places, "elsewhere": frozenset(elsewhere - set(places))}


def shown_on_page(file: Understood, found: Checked | None, wrong: Sequence[Remark]) -> dict[str, Any]:
    """The first rows, what was noticed, what would come in, and what has to be mended."""
    table = file.table
    return {
        "columns": [each.label for each in table.columns],
        "rows": [(each.number, each.cells[: len(table.columns)]) for each in table.rows[:ROWS_SHOWN]],
        "count": len(table.rows),
        "sheet": file.sheet.name,
        "noticed": [in_words(each) for each in (*_of_sheets(file), *table.said, *hints_of(table).said)],
        "wrong": [_to_mend(each) for each in wrong[:MOST_REMARKS]],
        "more_wrong": max(0, len(wrong) - MOST_REMARKS),
        "outcome": outcome(found) if found else [],
        "left_out": [_said(each) for each in found.left_out[:MOST_LEFT_OUT]] if found else [],
        "more_left_out": max(0, len(found.left_out) - MOST_LEFT_OUT) if found else 0,
    }


def outcome(found: Checked) -> list[str]:
    """How many figures there are, and what is left out."""
    figures, left, elsewhere = len(found.figures), len(found.left_out), found.elsewhere
    said = [ngettext("%(count)d figure can be read.", "%(count)d figures can be read.", figures) % {"count": figures}]
    if elsewhere:
        text = ngettext(
            "%(count)d row is about another municipality and is left out.",
            "%(count)d rows are about other municipalities and are left out.",
            elsewhere,
        )
        said.append(text % {"count": elsewhere})
    if left:
        text = ngettext("%(count)d cell is left out.", "%(count)d cells are left out.", left)
        said.append(text % {"count": left})
    return said


def _of_sheets(file: Understood) -> list[Reason]:
    refused = [each for each in file.carried.sheets if each.refused]
    return [
        Reason("The sheet “%(sheet)s” cannot be used: %(why)s", {"sheet": each.name, "why": each.refused or ""})
        for each in refused[:5]
    ]


def _to_mend(remark: Remark) -> tuple[int, str, str, str]:
    """Row, column, what stands there unless the words quote it, and the words."""
    text = in_words(remark.reason)
    return remark.row, remark.column, "" if remark.typed in text else remark.typed, text


def _said(remark: Remark) -> tuple[str, str]:
    values = {"row": remark.row, "column": remark.column}
    where = gettext("Row %(row)s, column %(column)s") if remark.column else gettext("Row %(row)s")
    return where % values, in_words(remark.reason)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else otherwise
