"""What may be decided about versions and decisions, and why not."""

from __future__ import annotations

from datetime import date

import pytest

from kotosilta.document.versions import rules
from kotosilta.reasons import Reason

MADE, BEGUN, TODAY = date(2027, 3, 1), date(2026, 11, 24), date(2027, 4, 1)
NAMES = {"sv": "Svenska", "fi": "Finska"}


def why_not_on(on: date, outcome: str = "approved") -> str:
    refusal = rules.why_not_on(on=on, today=TODAY, begun_on=BEGUN, made_on=MADE, outcome=outcome)
    return refusal[1].message if refusal else ""


def message(refusal: tuple[str, Reason] | None) -> str:
    assert refusal
    return refusal[1].message


@pytest.mark.parametrize(
    ("on", "begins"),
    [
        (date(2027, 4, 2), "%(day)s is still ahead."),
        (date(2026, 11, 23), "The programme was begun on %(begun)s"),
        (date(1999, 1, 1), "The programme was begun on %(begun)s"),
        (date(2027, 2, 28), "This version was made on %(made)s"),
    ],
)
def test_a_decision_is_not_of_a_day_when_there_was_nothing_to_decide(on: date, begins: str) -> None:
    assert why_not_on(on).startswith(begins)


@pytest.mark.parametrize("on", [MADE, TODAY])
def test_a_decision_may_be_of_the_day_on_which_the_text_was_made_and_of_today(on: date) -> None:
    assert why_not_on(on) == ""


def test_what_a_body_has_changed_is_written_down_after_it_has_decided() -> None:
    assert why_not_on(date(2027, 2, 28), "approved_changed") == ""
    assert why_not_on(date(2027, 2, 28), "returned") != ""
    assert why_not_on(date(2026, 11, 1), "approved_changed") != ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12", "§ 12"),
        ("§12", "§ 12"),
        (" § 12 ", "§ 12"),
        ("§ 00", "§ 00"),
        ("12 a", "§ 12 a"),
        ("KST § 12", "KST § 12"),
        ("12/2027", "§ 12/2027"),
    ],
)
def test_a_section_is_written_the_same_way_however_it_was_typed(typed: str, stored: str) -> None:
    assert rules.section_as_written(typed) == stored
    assert rules.why_not_section(stored) is None


@pytest.mark.parametrize("section", ["§", "tolv", "?", "—"])
def test_a_section_has_a_number(section: str) -> None:
    assert message(rules.why_not_section(section)).startswith("Write the number")


def test_a_name_is_free_whatever_the_case_of_its_letters() -> None:
    assert rules.why_not_name(name="Till fullmäktige", taken=["Före hörandet"]) is None
    assert message(rules.why_not_name(name="till FULLMÄKTIGE", taken=["Till fullmäktige"]))


def test_each_municipality_decides_once_and_in_a_body_that_decides() -> None:
    assert rules.why_not_again(recorded=False, municipality="Närpes") is None
    assert message(rules.why_not_again(recorded=True, municipality="Närpes"))
    assert rules.why_not_body(decides=True, name="Fullmäktige") is None
    assert message(rules.why_not_body(decides=False, name="Styrelsen"))
    assert rules.why_not_other_municipality(same=True) is None
    assert message(rules.why_not_other_municipality(same=False))


def why_not_seal(texts: rules.Texts, there: tuple[str, ...] = ("sv", "fi")) -> Reason | None:
    return rules.why_not_seal(texts=texts, languages=("sv", "fi"), names=NAMES, there=there)


def test_a_version_whose_elements_have_all_languages_or_none_can_be_sealed() -> None:
    assert why_not_seal({}) is None
    assert why_not_seal({"D1": {"sv": "Text", "fi": "Teksti"}, "D2": {"sv": "", "fi": " "}}) is None


def test_an_element_that_lacks_a_language_keeps_the_version_from_being_sealed() -> None:
    reason = why_not_seal({"D1": {"sv": "Text", "fi": "Teksti"}, "D4": {"sv": "Text", "fi": "  "}})

    assert reason is not None
    assert dict(reason.values) == {"element": "D4", "language": "Finska"}


def test_a_version_from_before_a_language_was_added_cannot_be_sealed() -> None:
    reason = why_not_seal({}, there=("sv",))

    assert reason is not None
    assert dict(reason.values) == {"language": "Finska"}
