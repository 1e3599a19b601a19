"""Values as sources write them, and small counts that tell nobody who was counted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.content.load import number_styles
from kotosilta.reasons import WrongInput
from kotosilta.situation.room.values import Value, is_missing, protected, read_value, written_value

LANGUAGES = ("sv", "fi", "en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5325", Value(Decimal(5325))),
        ("5\u00a0325", Value(Decimal(5325))),
        ("5 325,5", Value(Decimal("5325.5"))),
        ("22,5 %", Value(Decimal("22.5"), percent=True)),
        ("22,5 procent", Value(Decimal("22.5"), percent=True)),
        ("12,5 prosenttia", Value(Decimal("12.5"), percent=True)),
        ("-3,2", Value(Decimal("-3.2"))),
        ("\u22123,2", Value(Decimal("-3.2"))),
        ("0", Value(Decimal(0))),
        ("0,123456", Value(Decimal("0.123"))),
        ("n. 40", Value(Decimal(40), about=True)),
        ("noin 1 200", Value(Decimal(1200), about=True)),
        ("ca 40", Value(Decimal(40), about=True)),
        ("cirka 40", Value(Decimal(40), about=True)),
        ("~40", Value(Decimal(40), about=True)),
        ("<5", Value(under=5)),
        ("< 6", Value(under=6)),
        ("under 5", Value(under=5)),
        ("alle 5", Value(under=5)),
        ("färre än 5", Value(under=5)),
        ("vähemmän kuin 10", Value(under=10)),
        ("≤4", Value(under=5)),
        ("1–4", Value(under=5)),
        ("1-5", Value(under=6)),
    ],
)
def test_a_value_is_read_as_it_was_meant(text: str, value: Value) -> None:
    assert read_value(text, "sv") == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-", "can mean zero or unknown"),
        ("–", "can mean zero or unknown"),
        ("..", "the source has no figure"),
        ("", "the source has no figure"),
        ("=SUM(A1:A3)", "This is a formula"),
        ("många", "Write only the number"),
        ("12 personer", "Write only the number"),
        ("1.234", "can be read as 1234 or as 1,234"),
        ("<100", "at most 30"),
        ("1–200", "at most 30"),
        ("3–7", "Write only the number"),
        ("999999999999999", "too long to be right"),
        ("1,2,3.4", "Check the marks"),
    ],
)
def test_a_value_is_explained_when_it_cannot_be_read(text: str, told: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        read_value(text, "sv")
    assert told in str(refusal.value)


@pytest.mark.parametrize("text", ["..", ".", "...", "…", "", "  ", "x", "X", "N/A", "#N/A", "*", ":"])
def test_a_source_that_has_no_figure_is_understood(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "-", "<5", "1–4", "10"])
def test_a_figure_is_not_missing_when_it_is_small_or_hidden(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("number", "limit", "kept"),
    [
        ("0", 5, Value(Decimal(0))),
        ("1", 5, Value(under=5)),
        ("4", 5, Value(under=5)),
        ("5", 5, Value(Decimal(5))),
        ("5", 6, Value(under=6)),
        ("9", 10, Value(under=10)),
        ("3", 0, Value(Decimal(3))),
        ("2.5", 5, Value(Decimal("2.5"))),
        ("-3", 5, Value(Decimal(-3))),
    ],
)
def test_a_small_count_becomes_under_the_limit(number: str, limit: int, kept: Value) -> None:
    assert protected(Value(Decimal(number)), hidden_below=limit, is_share=False) == kept


def test_a_small_share_stays_as_it_is() -> None:
    assert protected(Value(Decimal(3)), hidden_below=5, is_share=True) == Value(Decimal(3))


@given(st.integers(-50, 50), st.sampled_from([0, 5, 6, 10]), st.booleans())
def test_no_count_below_the_limit_is_ever_kept(number: int, limit: int, about: bool) -> None:
    kept = protected(Value(Decimal(number), about=about), hidden_below=limit, is_share=False)
    assert kept.number is None or not 0 < kept.number < limit
    assert protected(kept, hidden_below=limit, is_share=False) == kept


@given(
    st.decimals(-(10**10), 10**10, places=3, allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(LANGUAGES),
)
def test_a_written_value_is_read_as_itself(number: Decimal, about: bool, language: str) -> None:
    value = Value(number or Decimal(0), about=about)
    assert read_value(written_value(value, number_styles()[language]), language) == value


@given(st.integers(2, 30), st.sampled_from(LANGUAGES))
def test_a_hidden_value_is_read_as_itself(limit: int, language: str) -> None:
    assert read_value(written_value(Value(under=limit), number_styles()[language]), language) == Value(under=limit)
