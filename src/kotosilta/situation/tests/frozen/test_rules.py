"""What may be frozen under which name and day."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.situation.frozen.rules import free_name, why_not_freeze

BEGUN, TODAY = date(2026, 1, 15), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "on", "field"),
    [
        ("Inför mötet", TODAY, None),
        ("Inför mötet", BEGUN, None),
        ("  ", TODAY, "name"),
        ("före hörandet", TODAY, "name"),
        ("Före hörandet ", TODAY, "name"),
        ("Inför mötet", date(2026, 11, 25), "on"),
        ("Inför mötet", date(2026, 1, 14), "on"),
    ],
)
def test_a_picture_has_a_name_of_its_own_and_a_day_of_the_programme(name: str, on: date, field: str | None) -> None:
    refusal = why_not_freeze(name=name, on=on, taken=["Före hörandet"], begun_on=BEGUN, today=TODAY)

    assert (refusal[0] if refusal else None) == field


def test_a_name_that_is_taken_gets_a_number_and_stays_short_enough() -> None:
    assert free_name("Till fullmäktige", [], 80) == "Till fullmäktige"
    assert free_name("Till fullmäktige", ["till fullmäktige"], 80) == "Till fullmäktige (2)"
    assert free_name("Till fullmäktige", ["Till fullmäktige", "Till fullmäktige (2)"], 80) == "Till fullmäktige (3)"
    assert free_name("abcdefghij", ["abcdefgh"], 8) == "abcd (2)"
