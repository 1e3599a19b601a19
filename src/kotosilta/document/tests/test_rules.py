"""Decisions about a text: its length, what it reads like, what may be done with it."""

from __future__ import annotations

import pytest

from kotosilta.document import rules
from kotosilta.document.guide import guide
from kotosilta.document.rules import Length, Sign, Written
from kotosilta.document.texts import ELEMENTS

CATALOGUE = "- Rådgivningen för invandrare\n- Öppna mottagningen\n- Språkkaféet\n- Tolktjänsten\n- Hälsotjänsterna"
LUETTELO = "- Neuvontapalvelu\n- Kielikahvila\n- Tulkkauspalvelut\n- Ohjauspalvelu"


@pytest.mark.parametrize(
    ("text", "language", "signs"),
    [
        ("", "sv", []),
        (CATALOGUE, "sv", [Sign.LISTS_SERVICES]),
        (f"Under perioden ska servicen förbättras.\n\n{CATALOGUE}", "sv", []),
        (LUETTELO, "fi", [Sign.LISTS_SERVICES]),
        (CATALOGUE, "xx", []),
        ("Enligt 9 § i lagen 681/2023 och 10 § ska kommunen", "sv", [Sign.RECITES_LAW]),
        ("Enligt 9 § ska kommunen", "sv", []),
        ("Lain 9 §, 10 § ja 11 § mukaan", "fi", [Sign.RECITES_LAW]),
    ],
)
def test_texts_that_list_services_or_recite_the_law_are_told_from_others(
    text: str, language: str, signs: list[Sign]
) -> None:
    assert rules.signs_of(text, guide().words_of(language)) == signs


@pytest.mark.parametrize(
    ("words", "length"),
    [(0, Length.SHORT), (39, Length.SHORT), (40, Length.FITS), (200, Length.FITS), (201, Length.OVER)],
)
def test_length_is_held_against_the_budget(words: int, length: Length) -> None:
    assert rules.length_of(words, 200) is length


def test_every_element_has_a_budget_and_all_together_make_a_short_document() -> None:
    assert set(guide().budget) == set(ELEMENTS)
    assert 8 <= guide().pages <= 15


@pytest.mark.parametrize(
    ("left_out", "texts", "far"),
    [
        (True, {"sv": "x"}, Written.LEFT_OUT),
        (False, {}, Written.FROM_ROOMS),
        (False, {"sv": ""}, Written.FROM_ROOMS),
        (False, {"sv": "x"}, Written.PARTLY),
        (False, {"sv": "x", "fi": "y"}, Written.WRITTEN),
    ],
)
def test_an_element_is_written_when_it_is_there_in_every_language(
    left_out: bool, texts: dict[str, str], far: Written
) -> None:
    assert rules.how_far(left_out=left_out, languages=("sv", "fi"), texts=texts) is far


def test_an_element_is_left_out_only_with_a_reason() -> None:
    assert rules.why_not_leave_out(reason=" ") is not None
    assert rules.why_not_leave_out(reason="Ingen har fått skydd här.") is None


def test_a_first_text_is_made_only_where_there_is_something_and_nothing_to_write_over() -> None:
    assert rules.why_not_first_text(texts={"sv": ""}, made={"sv": "text"}) is None
    assert rules.why_not_first_text(texts={"sv": "", "fi": "on"}, made={"sv": "text", "fi": "teksti"}) is None
    assert rules.why_not_first_text(texts={"sv": "x"}, made={"sv": "text"}) is not None
    assert rules.why_not_first_text(texts={"sv": ""}, made={"sv": ""}) is not None


def test_a_text_of_four_hundred_pages_is_told_how_much_too_long_it_is() -> None:
    reason = rules.why_not_longer(text="x" * (rules.LONGEST_TEXT + 7))

    assert reason is not None
    assert reason.values == {"over": "7", "limit": "60000"}
    assert rules.why_not_longer(text="x" * rules.LONGEST_TEXT) is None
