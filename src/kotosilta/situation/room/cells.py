"""Reads single cells of a table: a value, a day, a group of people, a text that names nobody and runs nowhere."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.columns import Holds, group_in
from kotosilta.situation.room.rules import why_not_these_words
from kotosilta.situation.room.sheet import Exact
from kotosilta.situation.room.values import Value, exact_value, read_value
from kotosilta.situation.room.workbook.formats import day_of
from kotosilta.web.forms.dates import read_date, read_year
from kotosilta.web.forms.pasted import tidy_line

LONGEST = {Holds.TITLE: 200, Holds.UNIT: 40, Holds.SOURCE: 200, Holds.DEFINITION: 600}
_MONTH = re.compile(r"(\d{4})\s?[-Mm/]\s?(\d{1,2})|(\d{1,2})[./](\d{4})")
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=[^\s\d])")
_HOUR = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_SERIAL = re.compile(r"[2-7]\d{4}")  # 1954 to 2119, counted in days from 1900


def value_in(text: str, exact: Exact | None, language: str) -> Value:
    """The value of a cell; WrongInput where a spreadsheet has made a day of it, or where it is none."""
    if isinstance(exact, date):
        raise WrongInput(
            Reason(
                "The spreadsheet has made a day of this (%(day)s). Format the column as text, and write it again.",
                {"day": exact},
            )
        )
    return exact_value(exact) if exact else read_value(text, language)


def day_in(text: str, exact: Exact | None, language: str) -> date:
    """The day of a cell: as the workbook keeps it, as it is written, or as the number by which spreadsheets count."""
    if isinstance(exact, date):
        return exact
    if _SERIAL.fullmatch(text) and (day := day_of(float(text), from_1904=False)):
        return day
    return read_day(_HOUR.sub("", text), language)


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


def read_group(text: str) -> str:
    """The criterion that the words of a cell mean."""
    group = group_in(text)
    if group is None:
        values = {"typed": text[:40]}
        raise WrongInput(
            Reason("“%(typed)s” is no group. Write for instance mother tongue, born abroad or all.", values)
        )
    return group


def text_of(holds: Holds) -> Callable[[str], str]:
    """Reads a text cell, without what a spreadsheet would take for a formula and without naming anybody."""

    def read(cell: str) -> str:
        if _FORMULA.match(cell):
            values = {"sign": cell[0]}
            raise WrongInput(Reason("The text begins with “%(sign)s”, as formulas do. Begin it with a word.", values))
        text = tidy_line(cell)
        if text.startswith("#") and text[1:2].isupper() and " " not in text:
            values = {"typed": text[:20]}
            raise WrongInput(Reason("“%(typed)s” is an error of the spreadsheet. Mend it there.", values))
        if len(text) > LONGEST[holds]:
            raise WrongInput(too_long(LONGEST[holds]))
        if reason := why_not_these_words(text):
            raise WrongInput(reason)
        return text

    return read


def too_long(limit: int) -> Reason:
    """That a text does not fit."""
    return Reason("This is too long: there is room for %(limit)s characters.", {"limit": str(limit)})
