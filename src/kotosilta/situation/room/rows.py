"""Turns the rows of a file into figures, all or none: what does not fit is named by row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.cells import LONGEST, day_in, read_group, text_of, too_long, value_in
from kotosilta.situation.room.columns import Holds, is_share, without_year, year_in
from kotosilta.situation.room.headings import Table
from kotosilta.situation.room.sheet import Exact, Row
from kotosilta.situation.room.values import Value, is_missing, protected
from kotosilta.web.forms.pasted import tidy_line

MOST_FIGURES = 2_000
_PERSONS = re.compile(r"person|henki|invånare|asuk|people|antal$|lukumäärä$|^(?:st|kpl|pcs)\.?$", re.IGNORECASE)
_PERCENT = re.compile(r"%|procent|prosent|per ?cent", re.IGNORECASE)
_CODE = re.compile(r"(?:KU)?0*(\d{1,3})(?:,0)?", re.IGNORECASE)
PERSONS, PERCENT, OTHER = "persons", "percent", "other"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Common:
    """What holds for every figure of a file unless a column says otherwise.

    `places` are the codes of the programme's municipalities by their names in small letters, `elsewhere` the names
    and codes of all other municipalities: what a file says of them is left out.
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
    elsewhere: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class At:
    """Where a figure stands: its row, the label of its column, and the words that its title is made of."""

    row: int
    column: str
    words: tuple[str, ...]


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
    at: At = field(default=At(0, "", ()), compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a cell; `typed` is what stands there."""

    row: int
    column: str
    reason: Reason
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The figures of a file; they may be taken in only when nothing is wrong.

    `left_out` are cells without a figure, `elsewhere` counts the rows about municipalities that do not take part.
    """

    figures: tuple[NewFigure, ...]
    wrong: tuple[Remark, ...]
    left_out: tuple[Remark, ...]
    elsewhere: int = 0


def read_figures(table: Table, holds: Sequence[Holds], common: Common) -> Checked:
    """All figures of the table with their true values, read in the number and date format of `common.language`."""
    values = [index for index, each in enumerate(holds) if each is Holds.VALUE]
    if not values:
        raise WrongInput(Reason("Say which column holds the value."))
    reader = _Reader(table, holds, common, several=len(values) > 1)
    figures = [figure for row in table.rows for figure in reader.figures_of(row, values)]
    if not figures and not reader.wrong:
        if reader.elsewhere:
            raise WrongInput(Reason("No row of this file is about a municipality of this programme."))
        raise WrongInput(Reason("No row of this file has a figure."))
    if len(figures) > MOST_FIGURES:
        counts = {"figures": str(len(figures)), "most": str(MOST_FIGURES)}
        raise WrongInput(
            Reason(
                "That would be %(figures)s figures. At most %(most)s are taken in at once: take fewer columns or rows.",
                counts,
            )
        )
    once, twice = _told_twice(figures)
    named = {(each.row, each.column, each.reason.message): each for each in (*reader.wrong, *twice)}
    wrong = sorted(named.values(), key=lambda each: each.row)
    return Checked(tuple(once), tuple(wrong), tuple(reader.left_out), reader.elsewhere)


def kept(figure: NewFigure, hidden_below: int) -> Value:
    """Its value as it may be kept: a small count only as under the limit."""
    return protected(figure.value, hidden_below=hidden_below, is_share=figure.measured == PERCENT)


def _told_twice(figures: Sequence[NewFigure]) -> tuple[list[NewFigure], list[Remark]]:
    """Those that are told once; the same twice, even with the same value, means that one of them is another's."""
    remarks: dict[int, Remark] = {}
    first: dict[tuple[object, ...], NewFigure] = {}
    for each in figures:
        key = (each.title.casefold(), each.measured, each.unit, each.on, each.group, each.place, each.source)
        before = first.setdefault(key, each)
        if before is not each:
            values = {"row": str(before.at.row), "column": before.at.column}
            reason = Reason(
                "Row %(row)s, column %(column)s says the same of the same day. Leave one out, or choose the column that"
                " tells them apart.",
                values,
            )
            remarks.setdefault(each.at.row, Remark(each.at.row, each.at.column, reason))
    return list(first.values()), list(remarks.values())


class _Reader:
    """Reads row after row and gathers what is to be said about cells."""

    def __init__(self, table: Table, holds: Sequence[Holds], common: Common, *, several: bool) -> None:
        self.table, self.columns, self.holds, self.common, self.several = table, table.columns, holds, common, several
        self.wrong: list[Remark] = []
        self.left_out: list[Remark] = []
        self.elsewhere = 0

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
        if self._is_elsewhere(row):
            self.elsewhere += 1
            return
        for index in values:
            if (
                index not in row.exact
                and is_missing(row.cells[index])
                and (row.number, index) not in self.table.refused
            ):
                said = row.cells[index] or "–"
                reason = Reason("There is no figure here (“%(said)s”). It is left out.", {"said": said})
                self.left_out.append(Remark(row.number, self.columns[index].label, reason))
                continue
            figure = self._figure(row, index)
            if figure:
                yield figure

    def _figure(self, row: Row, index: int) -> NewFigure | None:
        before = len(self.wrong)
        value = self._read_exactly(row, index, value_in)
        measured, unit = self._measured(row, index, value)
        words = self._words(row, index)
        found = NewFigure(
            title=self._title(row, index, words),
            value=value or Value(),
            measured=measured,
            unit=unit,
            on=self._day(row, index) or date.min,
            group=self._one(row, Holds.GROUP, self.common.group, read_group) or "",
            source=self._one(row, Holds.SOURCE, self.common.source, text_of(Holds.SOURCE)) or "",
            definition=self._one(row, Holds.DEFINITION, self.common.definition, text_of(Holds.DEFINITION)) or "",
            place=self._one(row, Holds.PLACE, "", self._place, needed=False) or "",
            at=At(row.number, self.columns[index].label, tuple(words)),
        )
        return found if len(self.wrong) == before else None

    def _words(self, row: Row, index: int) -> list[str]:
        """Title cells and, where there are several values, the name of the value's column."""
        words = [
            self._read(row, at, text_of(Holds.TITLE)) or ""
            for at, holds in enumerate(self.holds)
            if holds is Holds.TITLE and row.cells[at]
        ]
        name = self.columns[index].name
        if self.several or year_in(name):
            words.append(without_year(name))
        return words

    def _title(self, row: Row, index: int, words: Sequence[str]) -> str:
        title = ", ".join(filter(None, [self.common.title, *words]))
        if not title:
            self._remark(row, index, Reason("This figure has no title. Choose the column that says what it is of."))
        elif len(title) > LONGEST[Holds.TITLE]:
            self._remark(row, index, too_long(LONGEST[Holds.TITLE]))
        return title

    def _measured(self, row: Row, index: int, value: Value | None) -> tuple[str, str]:
        unit = self._one(row, Holds.UNIT, "", text_of(Holds.UNIT), needed=False)
        if (value and value.percent) or (unit and _PERCENT.search(unit)) or is_share(self.columns[index].name):
            return PERCENT, ""
        if unit:
            return (PERSONS, "") if _PERSONS.search(unit) else (OTHER, unit)
        return self.common.measured, self.common.unit if self.common.measured == OTHER else ""

    def _day(self, row: Row, index: int) -> date | None:
        if year := year_in(self.columns[index].name):
            return date(year, 12, 31)
        at = self.holds.index(Holds.DAY) if Holds.DAY in self.holds else None
        if at is not None and row.cells[at]:
            return self._read_exactly(row, at, day_in)
        return self._one(row, Holds.DAY, self.common.on, lambda _text: None)

    def _place(self, text: str) -> str:
        code = self.common.places.get(_name_of_place(text))
        if code is None:
            raise WrongInput(Reason("“%(name)s” does not take part in this programme.", {"name": text[:40]}))
        return code

    def _is_elsewhere(self, row: Row) -> bool:
        at = self.holds.index(Holds.PLACE) if Holds.PLACE in self.holds else None
        return at is not None and _name_of_place(row.cells[at]) in self.common.elsewhere

    def _one(
        self, row: Row, holds: Holds, otherwise: T | None, read: Callable[[str], T | None], *, needed: bool = True
    ) -> T | None:
        """What the row says, or what holds for all; missing where neither says anything."""
        at = self.holds.index(holds) if holds in self.holds else None
        if at is not None and row.cells[at]:
            return self._read(row, at, read)
        if not otherwise and needed:
            where = self.columns[at].label if at is not None else ""
            self.wrong.append(Remark(row.number, where, STILL_MISSING[holds]))
        return otherwise

    def _read(self, row: Row, at: int, read: Callable[[str], T | None]) -> T | None:
        if reason := self.table.refused.get((row.number, at)):
            self._remark(row, at, reason)
            return None
        try:
            return read(row.cells[at])
        except WrongInput as refusal:
            self._remark(row, at, refusal.reason)
            return None

    def _read_exactly(self, row: Row, at: int, read: Callable[[str, Exact | None, str], T]) -> T | None:
        return self._read(row, at, lambda text: read(text, row.exact.get(at), self.common.language))

    def _remark(self, row: Row, at: int, reason: Reason) -> None:
        self.wrong.append(Remark(row.number, self.columns[at].label, reason, row.cells[at][:60]))


def _name_of_place(text: str) -> str:
    """A municipality's name in small letters, or its code with the noughts that spreadsheets take away."""
    text = tidy_line(text).casefold()
    code = _CODE.fullmatch(text)
    return code[1].zfill(3) if code else text


STILL_MISSING = {
    Holds.DAY: Reason("The day that the figure describes is still missing."),
    Holds.GROUP: Reason("The group that the figure counts is still missing."),
    Holds.SOURCE: Reason("The source is still missing."),
    Holds.DEFINITION: Reason("The definition is still missing."),
}
