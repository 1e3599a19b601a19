"""The fields of forms: what they read, what they refuse, and that nothing of what was typed is cut off or changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import Checkbox, DateField, DecimalField, EmailField, TextField, YearField


class Kind(StrEnum):
    GOAL = "goal"
    MEASURE = "measure"


class Level(Enum):
    LOW = 1
    HIGH = 2


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def refusal(field: forms.Field, value: Any) -> str:
    """The one sentence that the field answers with."""
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    (sentence,) = refused.value.messages
    return sentence


def test_text_is_refused_with_how_many_characters_are_too_many() -> None:
    assert refusal(TextField(max_length=100), "x" * 10_000) == (
        "This is 9900 characters too long: there is room for 100. Nothing has been cut off."
    )
    assert refusal(TextField(max_length=100), "x" * 101) == (
        "This is 1 character too long: there is room for 100. Nothing has been cut off."
    )


def test_text_is_measured_as_it_is_kept_when_dirt_was_pasted_with_it() -> None:
    assert TextField(max_length=3).clean(" a\u200bb\u00ada\u0308  ") == "abä"
    assert TextField(long=True, max_length=3).clean("a\r\nb") == "a\nb"


def test_browser_is_not_told_the_limit_because_it_would_cut() -> None:
    assert "maxlength" not in TextField(max_length=3).widget.attrs
    assert "maxlength" not in TextField(long=True, max_length=3).widget.attrs


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", "\n", None])
@pytest.mark.parametrize(
    ("field", "told"),
    [
        (TextField(), "This is still empty."),
        (EmailField(), "The mail address is still missing."),
        (DateField(), "The date is still missing."),
        (YearField(), "The year is still missing."),
        (DecimalField(), "The number is still missing."),
    ],
)
def test_empty_field_is_refused_in_its_own_words(field: forms.Field, told: str, empty: str | None) -> None:
    assert refusal(field, empty) == told


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", None])
def test_empty_field_is_nothing_when_it_may_be_left(empty: str | None) -> None:
    assert TextField(required=False).clean(empty) == ""
    assert EmailField(required=False).clean(empty) == ""
    assert DateField(required=False).clean(empty) is None
    assert YearField(required=False).clean(empty) is None
    assert DecimalField(required=False).clean(empty) is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("anna@example.fi", "anna@example.fi"),
        (" Anna.Ek@Example.fi ", "Anna.Ek@Example.fi"),
        ("Anna Ek <anna@example.fi>", "anna@example.fi"),
        ('"Ek, Anna" <mailto:anna@example.fi>;', "anna@example.fi"),
        ("mailto:anna@example.fi", "anna@example.fi"),
        ("anna@example.fi,", "anna@example.fi"),
        ("\u200banna@exa\u00admple.fi", "anna@example.fi"),
        ("anna@närpes.fi", "anna@närpes.fi"),
    ],
)
def test_mail_address_is_read_as_it_is_copied_from_mail_programs(typed: str, address: str) -> None:
    assert EmailField().clean(typed) == address


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("anna(at)example.fi", "A mail address has an @ in it, as in anna@example.fi."),
        ("anna@example.fi, bo@example.fi", "Write one mail address, without spaces, as in anna@example.fi."),
        ("anna ek@example.fi", "Write one mail address, without spaces, as in anna@example.fi."),
        ("anna@", "This is not a whole mail address. It looks like anna@example.fi."),
        ("anna@example", "This is not a whole mail address. It looks like anna@example.fi."),
        ("@" * 10_000, "Write one mail address, without spaces, as in anna@example.fi."),
    ],
)
def test_mail_address_is_refused_with_what_is_wrong(typed: str, told: str) -> None:
    assert refusal(EmailField(), typed) == told


@pytest.mark.parametrize(("language", "shown"), [("sv", "5.6.2026"), ("fi", "5.6.2026"), ("en", "5/6/2026")])
def test_date_is_shown_in_the_habit_of_the_page(language: str, shown: str) -> None:
    with override(language):
        assert DateField().prepare_value(date(2026, 6, 5)) == shown


def test_date_outside_its_limits_is_refused_with_the_limit() -> None:
    field = DateField(earliest=date(2026, 1, 1), latest=date(2030, 12, 31))
    assert field.clean("1.1.2026") == date(2026, 1, 1)
    assert refusal(field, "31.12.2025") == "The day may be 1/1/2026 at the earliest."
    assert refusal(field, "1.1.2031") == "The day may be 31/12/2030 at the latest."
    assert refusal(field, "24.11.") == "The year is missing. Write the whole date, for instance 24/11/2026."


def test_year_outside_its_limits_is_refused_with_the_limit() -> None:
    field = YearField(earliest=2027, latest=2030)
    assert field.clean("2027") == 2027
    assert refusal(field, "2026") == "This may not be below 2027."
    assert refusal(field, "2031") == "This may not be above 2030."


def test_number_outside_its_limits_is_refused_with_the_limit() -> None:
    field = DecimalField(at_least=0, at_most=Decimal("99.5"), unit="%")
    assert field.clean("99,5 %") == Decimal("99.5")
    assert refusal(field, "\u22121") == "This may not be below 0."
    assert refusal(field, "100") == "This may not be above 99.5."


def test_number_with_too_many_decimals_is_refused_and_not_rounded() -> None:
    assert DecimalField(decimals=1).clean("12,50") == Decimal("12.5")
    assert refusal(DecimalField(decimals=1), "12,55") == "Write this with at most 1 decimal."
    assert refusal(DecimalField(decimals=2), "12.555") == "Write this with at most 2 decimals."
    assert refusal(DecimalField(decimals=0), "12,5") == "Write this as a whole number, without decimals."


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("sv", Decimal("1234.5"), "1234,5"),
        ("fi", Decimal("-0.5"), "\u22120,5"),
        ("en", Decimal("1234.5"), "1234.5"),
        ("sv", 3, "3"),
        ("sv", 62.5, "62,5"),
        ("sv", Decimal("1E+3"), "1000"),
    ],
)
def test_number_is_shown_in_the_habit_of_the_page(language: str, number: Any, shown: str) -> None:
    with override(language):
        assert DecimalField().prepare_value(number) == shown


def test_choice_is_read_as_what_it_stands_for() -> None:
    field = ChoiceField(choices=[(kind.value, kind.name.title()) for kind in Kind], coerce=Kind)
    assert field.clean("goal") is Kind.GOAL
    assert refusal(field, "") == "Choose one of these."
    assert refusal(field, "service") == "This choice is no longer there. Choose again."


def test_several_choices_are_read_as_what_they_stand_for() -> None:
    field = CheckboxGroup(choices=[("1", "Low"), ("2", "High")], coerce=lambda text: Level(int(text)))
    assert field.clean(["2", "1"]) == [Level.HIGH, Level.LOW]
    assert refusal(field, []) == "Choose at least one."
    assert refusal(field, ["3"]) == "This choice is no longer there. Choose again."
    assert refusal(field, "1") == "This choice is no longer there. Choose again."
    assert field.prepare_value([Level.HIGH]) == [2]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["a", "b"]),
        ({"required": False}, ["a", "b", ""]),
        ({"shown": "list"}, ["", "a", "b"]),
        ({"shown": "list", "required": False}, ["", "a", "b"]),
    ],
)
def test_choice_can_be_taken_back_only_where_none_is_allowed(options: dict[str, Any], expected: list[str]) -> None:
    field = ChoiceField(choices=[("a", "A"), ("b", "B")], **options)
    shown = [option["value"] for _, group, _ in field.widget.optgroups("x", [""]) for option in group]
    assert shown == expected


def test_tick_that_is_needed_is_asked_for() -> None:
    assert refusal(Checkbox(required=True), False) == "Tick this to go on."
    assert Checkbox().clean(False) is False
