"""How values and days are written: with their unit, in the habit of the language, without idle zeros."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.goals.values import day_in_words, span_in_words, value_in_words, without_idle_zeros


@pytest.mark.parametrize(
    ("value", "measured", "unit", "language", "written"),
    [
        ("12.500", "percent", "%", "sv", "12,5\u00a0%"),
        ("12.500", "percent", "%", "en", "12.5%"),
        ("40.000", "percent", "%", "fi", "40\u00a0%"),
        ("1869.000", "persons", "personer", "sv", "1\u00a0869\u00a0personer"),
        ("0.000", "persons", "henkilöä", "fi", "0\u00a0henkilöä"),
        ("-0.250", "other", "poäng", "sv", "\u22120,25\u00a0poäng"),
        ("7.000", "other", "", "fi", "7"),
        ("1000000.000", "other", "€", "fi", "1\u00a0000\u00a0000\u00a0€"),
        ("100.000", "persons", "people", "en", "100\u00a0people"),
    ],
)
def test_value_is_written_with_its_unit(value: str, measured: str, unit: str, language: str, written: str) -> None:
    assert value_in_words(Decimal(value), measured, unit, language) == written


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_nothing_is_lost_when_idle_zeros_go(value: Decimal) -> None:
    plain = without_idle_zeros(value)

    assert plain == value
    assert "E" not in f"{plain}".upper()
    assert not ("." in f"{plain}" and f"{plain}".endswith("0"))


def test_no_value_stays_none() -> None:
    assert without_idle_zeros(None) is None


def test_last_day_of_a_year_stands_for_the_year() -> None:
    assert day_in_words(date(2025, 12, 31), "sv") == "2025"
    assert day_in_words(date(2026, 10, 15), "sv") == "15.10.2026"
    assert day_in_words(date(2026, 10, 15), "en") == "15/10/2026"


@pytest.mark.parametrize(
    ("begins", "ends", "written"),
    [
        (date(2027, 1, 1), date(2028, 12, 31), "2027–2028"),
        (date(2027, 1, 1), date(2027, 12, 31), "2027"),
        (date(2027, 5, 1), date(2027, 8, 31), "1.5.2027–31.8.2027"),
        (date(2027, 5, 1), date(2027, 5, 1), "1.5.2027"),
        (date(2027, 5, 1), None, "from 1.5.2027"),
        (None, date(2027, 5, 1), "by 1.5.2027"),
        (None, None, ""),
    ],
)
def test_stretch_of_time_is_written_as_short_as_it_can_be(begins: date | None, ends: date | None, written: str) -> None:
    with override("en"):
        assert span_in_words(begins, ends, "sv") == written
