"""Dates, years and numbers as people write them in each language, and what they are told where they cannot be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.language.days import written_date
from kotosilta.reasons import WrongInput
from kotosilta.web.forms.dates import read_date, read_year
from kotosilta.web.forms.numbers import read_decimal, written_decimal

LANGUAGES = ("sv", "fi", "en")
SPACES = ("", " ", "\u00a0", "\u202f", "\u2009")
DAY = date(2026, 11, 24)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def why(refused: pytest.ExceptionInfo[WrongInput]) -> str:
    return str(refused.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "written",
    [
        "24.11.2026", "24.11.2026.", "24. 11. 2026", "24/11/2026", "24-11-2026", "24 11 2026", "24,11,2026",
        "2026-11-24", "2026.11.24", "24112026", "20261124", " 24.11.2026 ",
        "24.\u00a011.\u00a02026", "\u200b24.11.2026",
    ],
)  # fmt: skip
def test_date_is_read_however_it_is_written(written: str, language: str) -> None:
    assert read_date(written, language) == DAY


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("24.11.", "The year is missing. Write the whole date, for instance 24.11.2026."),
        ("24.11", "The year is missing. Write the whole date, for instance 24.11.2026."),
        ("24.11.26", "Write the year with four digits, for instance 24.11.2026."),
        ("31.11.2026", "That month has no such day. Check the date."),
        ("29.2.2027", "That month has no such day. Check the date."),
        ("11/24/2026", "There is no such month. Write first the day, then the month, for instance 24.11.2026."),
        ("24.11.2926", "Check the year: 2926 is hardly what you mean."),
        ("24.11.20226", "This cannot be read as a date. Write day, month and year, for instance 24.11.2026."),
        ("nästa tisdag", "This cannot be read as a date. Write day, month and year, for instance 24.11.2026."),
        ("24.11.2026 kl. 13", "This cannot be read as a date. Write day, month and year, for instance 24.11.2026."),
        ("9" * 10_000, "This cannot be read as a date. Write day, month and year, for instance 24.11.2026."),
    ],
)
def test_date_is_refused_with_how_to_write_it(written: str, told: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_date(written, "sv")
    assert why(refused) == told


def test_example_follows_the_habit_of_the_page() -> None:
    with pytest.raises(WrongInput) as refused:
        read_date("24.11.", "en")
    assert why(refused) == "The year is missing. Write the whole date, for instance 24/11/2026."


@given(days, st.sampled_from(LANGUAGES))
def test_date_is_read_back_as_it_was_shown(day: date, language: str) -> None:
    assert read_date(written_date(day, language), language) == day


@given(days)
def test_date_typed_on_number_keys_is_the_same_as_with_marks(day: date) -> None:
    assert read_date(f"{day:%d%m%Y}", "fi") == day
    assert read_date(f"{day:%Y-%m-%d}", "fi") == day


@pytest.mark.parametrize(("written", "year"), [("2027", 2027), (" 2027 ", 2027), ("1999", 1999)])
def test_year_is_read(written: str, year: int) -> None:
    assert read_year(written) == year


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("27", "Write the year with four digits, for instance 2027."),
        ("2027-2030", "Write the year with four digits, for instance 2027."),
        ("20 27", "Write the year with four digits, for instance 2027."),
        ("0027", "Check the year: 27 is hardly what you mean."),
        ("9999", "Check the year: 9999 is hardly what you mean."),
    ],
)
def test_year_is_refused_with_how_to_write_it(written: str, told: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_year(written)
    assert why(refused) == told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("0,125", "0.125"), ("0.125", "0.125"),
        (",5", "0.5"), ("5,", "5"),
        ("1 234", "1234"), ("1\u202f234,5", "1234.5"), ("1\u00a0234\u00a0567", "1234567"), ("1\u2009234.5", "1234.5"),
        ("1'234", "1234"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"),
        ("-5", "-5"), ("\u22125", "-5"), ("–5", "-5"), ("- 5", "-5"), ("+5", "5"),
        ("12,50", "12.50"), ("1234,567", "1234.567"), ("٣", "3"), ("12,5 %", "12.5"), ("12,5%", "12.5"),
    ],
)  # fmt: skip
def test_number_is_read_however_it_is_written(written: str, number: str, language: str) -> None:
    assert read_decimal(written, language, "%") == Decimal(number)


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [("sv", "1,234", "1.234"), ("fi", "1,234", "1.234"), ("en", "1.234", "1.234")],
)
def test_three_decimals_are_read_when_the_mark_is_the_own_language_s(language: str, written: str, number: str) -> None:
    assert read_decimal(written, language) == Decimal(number)


@pytest.mark.parametrize(
    ("language", "written", "told"),
    [
        ("sv", "1.234", "This can be read as 1234 or as 1,234. Write the one that you mean."),
        ("fi", "12.345", "This can be read as 12345 or as 12,345. Write the one that you mean."),
        ("en", "1,234", "This can be read as 1234 or as 1.234. Write the one that you mean."),
        ("sv", "12 34", "Check the marks in this number. Write it for instance 12,5."),
        ("sv", "1,2,3", "Check the marks in this number. Write it for instance 12,5."),
        ("en", "1.2,3.4", "Check the marks in this number. Write it for instance 12.5."),
        ("sv", "cirka 12", "Write only the number, without “cirka”, for instance 12,5."),
        ("sv", "12 €", "Write only the number, without “€”, for instance 12,5."),
        ("sv", "1e5", "Write only the number, without “e”, for instance 12,5."),
        ("sv", "1/2", "Write only the number, without “/”, for instance 12,5."),
        ("sv", "-", "Write a number, for instance 12,5."),
        ("sv", "--5", "Write only the number, without “-”, for instance 12,5."),
        ("sv", "9" * 10_000, "This number is too long to be right. Check it."),
    ],
)
def test_number_is_refused_with_what_is_wrong(language: str, written: str, told: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_decimal(written, language)
    assert why(refused) == told


decimals = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(decimals, st.sampled_from(LANGUAGES))
def test_number_is_read_back_as_it_was_shown(number: Decimal, language: str) -> None:
    assert read_decimal(written_decimal(number, language), language) == number


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from(SPACES[1:]), st.sampled_from(LANGUAGES))
def test_number_means_the_same_whatever_space_groups_it(whole: int, cents: int, space: str, language: str) -> None:
    grouped = f"{whole:,}".replace(",", space)
    assert read_decimal(f"{grouped},{cents:02}", language) == Decimal(whole) + Decimal(cents) / 100


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_refused_and_never_breaks(text: str, language: str) -> None:
    for read in (lambda: read_decimal(text, language), lambda: read_date(text, language), lambda: read_year(text)):
        with suppress(WrongInput):
            assert read() is not None
