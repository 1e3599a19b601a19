"""Reads days and years the way people write them, and says how to write them where it cannot."""

from __future__ import annotations

import re
from datetime import date

from kotosilta.language.days import written_date
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.pasted import tidy_line

FIRST_YEAR, LAST_YEAR = 1900, 2199
EXAMPLE_DAY = date(2026, 11, 24)
EXAMPLE_YEAR = "2027"

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./, ]\s*(\d{1,2})\s*[-./, ]\s*(\d{4})\.?")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[-./, ]\s*\d{1,2}\s*[-./, ]\s*\d{1,3}")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-./, ]\s*\d{1,2}\s*[-./,]?")


def read_date(text: str, language: str) -> date:
    """The day that `24.11.2026`, `24/11/2026`, `2026-11-24` or `24112026` means. WrongInput says how to write it."""
    text = tidy_line(text)
    values = {"example": written_date(EXAMPLE_DAY, language)}
    if re.fullmatch(r"\d{8}", text):
        return _day_in_digits(text, values)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day, values)
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return _day(year, month, day, values)
    if _SHORT_YEAR.fullmatch(text):
        raise WrongInput(Reason("Write the year with four digits, for instance %(example)s.", values))
    if _NO_YEAR.fullmatch(text):
        raise WrongInput(Reason("The year is missing. Write the whole date, for instance %(example)s.", values))
    raise WrongInput(
        Reason("This cannot be read as a date. Write day, month and year, for instance %(example)s.", values)
    )


def _day_in_digits(text: str, values: dict[str, str]) -> date:
    """Eight digits, as a phone's number keys give them: day first, unless only the year first makes sense."""
    if FIRST_YEAR <= int(text[4:]) <= LAST_YEAR and int(text[2:4]) <= 12:
        return _day(int(text[4:]), int(text[2:4]), int(text[:2]), values)
    return _day(int(text[:4]), int(text[4:6]), int(text[6:]), values)


def _day(year: int, month: int, day: int, values: dict[str, str]) -> date:
    _check_year(year)
    if not 1 <= month <= 12:
        raise WrongInput(
            Reason("There is no such month. Write first the day, then the month, for instance %(example)s.", values)
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongInput(Reason("That month has no such day. Check the date.")) from None


def read_year(text: str) -> int:
    """A year in four digits. WrongInput says what is wrong."""
    text = tidy_line(text)
    if not re.fullmatch(r"\d{4}", text):
        values = {"example": EXAMPLE_YEAR}
        raise WrongInput(Reason("Write the year with four digits, for instance %(example)s.", values))
    return _check_year(int(text))


def _check_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongInput(Reason("Check the year: %(year)s is hardly what you mean.", {"year": str(year)}))
    return year
