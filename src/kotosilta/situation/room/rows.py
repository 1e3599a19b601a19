"""Turns the rows of a file into figures, all or none: what does not fit is named by row and column."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.columns import Holds, group_in, is_share, year_in
from kotosilta.situation.room.rules import why_not_these_words
from kotosilta.situation.room.table_file import Column, Row, Table
from kotosilta.situation.room.values import Value, is_missing, protected, read_value
from kotosilta.web.forms.dates import read_date, read_year
from kotosilta.web.forms.pasted import tidy_line

LONGEST = {Holds.TITLE: 200, Holds.UNIT: 40, Holds.SOURCE: 200, Holds.DEFINITION: 600}
_MONTH = re.compile(r"(\d{4})\s?[-Mm/]\s?(\d{1,2})|(\d{1,2})[./](\d{4})")
_PERSONS = re.compile(r"person|henki|invånare|asuk|people|antal$|lukumäärä$|^(?:st|kpl|pcs)\.?$", re.IGNORECASE)
_PERCENT = re.compile(r"%|procent|prosent|per ?cent", re.IGNORECASE)
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=[^\s\d])")
PERSONS, PERCENT, OTHER = "persons", "percent", "other"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Common:
    """What holds for every figure of a file unless a column says otherwise.

    `places` are the codes of the programme's municipalities by their names in small letters.
    """

    language: str
    title: str = ""
    measured: str = PERSONS
    unit: str = ""
    on: date | None = None
    group: str = ""
    source: str = ""
    definition: str = ""
    hidden_below: int = 5
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewFigure:
    """One figure as it can be kept. `place` is the code of a municipality, "" for all of them together."""

    title: str
    value: Value
    measured: str
    unit: str
    on: date
    group: str
    source: str
    definition: str
    place: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a cell."""

    row: int
    column: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Checked:
    """The figures of a file; they may be taken in only when nothing is wrong. `left_out` are cells without a figure."""

    figures: tuple[NewFigure, ...]
    wrong: tuple[Remark, ...]
    left_out: tuple[Remark, ...]


def checked(table: Table, holds: Sequence[Holds], common: Common) -> Checked:
    """All figures of the table, read in the number and date format of `common.language`."""
    values = [index for index, each in enumerate(holds) if each is Holds.VALUE]
    if not values:
        raise WrongInput(Reason("Say which column holds the value."))
    reader = _Reader(table.columns, holds, common, several=len(values) > 1)
    figures = [figure for row in table.rows for figure in reader.figures_of(row, values)]
    if not figures and not reader.wrong:
        raise WrongInput(Reason("No row of this file has a figure."))
    once = {(each.row, each.column, each.reason.message): each for each in reader.wrong}
    return Checked(tuple(figures), tuple(once.values()), tuple(reader.left_out))


class _Reader:
    """Reads row after row and gathers what is to be said about cells."""

    def __init__(self, columns: Sequence[Column], holds: Sequence[Holds], common: Common, *, several: bool) -> None:
        self.columns, self.holds, self.common, self.several = columns, holds, common, several
        self.wrong: list[Remark] = []
        self.left_out: list[Remark] = []

    def figures_of(self, row: Row, values: Sequence[int]) -> Iterator[NewFigure]:
        if len(row.cells) > len(self.columns):
            counts = {"cells": str(len(row.cells)), "columns": str(len(self.columns))}
            reason = Reason(
                "The row has %(cells)s cells, but there are %(columns)s columns. A decimal comma in a file that is"
                " separated by commas does this: save it with semicolons.",
                counts,
            )
            self.wrong.append(Remark(row.number, "", reason))
            return
        for index in values:
            if is_missing(row.cells[index]):
                said = row.cells[index] or "–"
                reason = Reason("There is no figure here (“%(said)s”). It is left out.", {"said": said})
                self.left_out.append(Remark(row.number, self.columns[index].label, reason))
                continue
            figure = self._figure(row, index)
            if figure:
                yield figure

    def _figure(self, row: Row, index: int) -> NewFigure | None:
        before = len(self.wrong)
        value = self._read(row, index, lambda text: read_value(text, self.common.language))
        measured, unit = self._measured(row, index, value)
        found = NewFigure(
            title=self._title(row, index),
            value=self._kept(value, measured),
            measured=measured,
            unit=unit,
            on=self._day(row, index) or date.min,
            group=self._one(row, Holds.GROUP, self.common.group, _group) or "",
            source=self._one(row, Holds.SOURCE, self.common.source, _text_of(Holds.SOURCE)) or "",
            definition=self._one(row, Holds.DEFINITION, self.common.definition, _text_of(Holds.DEFINITION)) or "",
            place=self._one(row, Holds.PLACE, "", self._place, needed=False) or "",
        )
        return found if len(self.wrong) == before else None

    def _kept(self, value: Value | None, measured: str) -> Value:
        return protected(value or Value(), hidden_below=self.common.hidden_below, is_share=measured == PERCENT)

    def _title(self, row: Row, index: int) -> str:
        """Title for all, title cells and, where there are several values, the name of the value's column."""
        parts = [self.common.title]
        for at, holds in enumerate(self.holds):
            if holds is Holds.TITLE and row.cells[at]:
                parts.append(self._read(row, at, _text_of(Holds.TITLE)) or "")
        name = self.columns[index].name
        if self.several and not year_in(name):
            parts.append(name)
        title = ", ".join(filter(None, parts))
        over = len(title) - LONGEST[Holds.TITLE]
        if not title:
            self._remark(row, index, Reason("This figure has no title. Choose the column that says what it is of."))
        elif over > 0:
            self._remark(row, index, _too_long(LONGEST[Holds.TITLE]))
        return title

    def _measured(self, row: Row, index: int, value: Value | None) -> tuple[str, str]:
        unit = self._one(row, Holds.UNIT, "", _text_of(Holds.UNIT), needed=False)
        if (value and value.percent) or (unit and _PERCENT.search(unit)) or is_share(self.columns[index].name):
            return PERCENT, ""
        if unit:
            return (PERSONS, "") if _PERSONS.search(unit) else (OTHER, unit)
        return self.common.measured, self.common.unit if self.common.measured == OTHER else ""

    def _day(self, row: Row, index: int) -> date | None:
        if year := year_in(self.columns[index].name):
            return date(year, 12, 31)
        return self._one(row, Holds.DAY, self.common.on, lambda text: read_day(text, self.common.language))

    def _place(self, text: str) -> str:
        code = self.common.places.get(tidy_line(text).casefold())
        if code is None:
            raise WrongInput(Reason("“%(name)s” does not take part in this programme.", {"name": text[:40]}))
        return code

    def _one(
        self, row: Row, holds: Holds, otherwise: T | None, read: Callable[[str], T], *, needed: bool = True
    ) -> T | None:
        """What the row says, or what holds for all; missing where neither says anything."""
        at = self.holds.index(holds) if holds in self.holds else None
        if at is not None and row.cells[at]:
            return self._read(row, at, read)
        if not otherwise and needed:
            where = self.columns[at].label if at is not None else ""
            self.wrong.append(Remark(row.number, where, _STILL_MISSING[holds]))
        return otherwise

    def _read(self, row: Row, at: int, read: Callable[[str], T]) -> T | None:
        try:
            return read(row.cells[at])
        except WrongInput as refusal:
            self._remark(row, at, refusal.reason)
            return None

    def _remark(self, row: Row, at: int, reason: Reason) -> None:
        self.wrong.append(Remark(row.number, self.columns[at].label, reason))


def read_day(text: str, language: str) -> date:
    """The day a figure describes: a year alone means its last day, and so does a month."""
    text = tidy_line(text).rstrip("*")
    if re.fullmatch(r"\d{4}", text):
        return date(read_year(text), 12, 31)
    if found := _MONTH.fullmatch(text):
        year, month = (int(part) for part in (found.groups()[:2] if found[1] else (found[4], found[3])))
        if 1 <= month <= 12:
            return date(read_year(str(year)), month, monthrange(year, month)[1])
    return read_date(text, language)


def _group(text: str) -> str:
    group = group_in(text)
    if group is None:
        values = {"typed": text[:40]}
        raise WrongInput(
            Reason("“%(typed)s” is no group. Write for instance mother tongue, born abroad or all.", values)
        )
    return group


def _text_of(holds: Holds) -> Callable[[str], str]:
    """Reads a text cell, without what a spreadsheet would take for a formula and without naming anybody."""

    def read(cell: str) -> str:
        if _FORMULA.match(cell):
            values = {"sign": cell[0]}
            raise WrongInput(Reason("The text begins with “%(sign)s”, as formulas do. Begin it with a word.", values))
        text = tidy_line(cell)
        if len(text) > LONGEST[holds]:
            raise WrongInput(_too_long(LONGEST[holds]))
        if reason := why_not_these_words(text):
            raise WrongInput(reason)
        return text

    return read


def _too_long(limit: int) -> Reason:
    return Reason("This is too long: there is room for %(limit)s characters.", {"limit": str(limit)})


_STILL_MISSING = {
    Holds.DAY: Reason("The day that the figure describes is still missing."),
    Holds.GROUP: Reason("The group that the figure counts is still missing."),
    Holds.SOURCE: Reason("The source is still missing."),
    Holds.DEFINITION: Reason("The definition is still missing."),
}
