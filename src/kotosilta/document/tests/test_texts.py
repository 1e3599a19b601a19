"""The fixed texts of a draft: tied to the checklist and the registers, short, and without any figure of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from kotosilta.content.checklist import editions
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.document.tests.numbers import numbers_without_origin
from kotosilta.document.texts import ELEMENTS, Question, concerns, draft_texts, in_edition
from kotosilta.municipalities.authorities import authorities_of
from kotosilta.municipalities.register import by_slug

TEXTS = draft_texts()
TODAY = date(2026, 11, 24)
LONGEST = {"purpose": 150, "question": 140, "prompt": 90}


def _all_texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _all_texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _all_texts(each)


def _questions() -> list[Question]:
    return [*(question for element in TEXTS.element for question in element.decide), *TEXTS.goals.decide]


def test_the_elements_are_the_ten_of_the_checklist_in_order() -> None:
    assert tuple(element.id for element in TEXTS.element) == ELEMENTS
    with pytest.raises(KeyError):
        TEXTS.element_of("D11")


def test_questions_and_rows_name_points_of_the_checklist() -> None:
    known = {item.id for edition in editions() for item in edition.items}
    named = {each for question in _questions() for each in question.ids}
    named |= {each for row in TEXTS.responsible.row for each in row.ids}

    assert named <= known
    assert {each.partition(".")[0] for each in named} >= {"C1", "C2", "C3", "C4", "C6", "C7"}


@pytest.mark.parametrize("slug", ["narpes", "helsinki", "mariehamn"])
def test_every_role_is_filled_by_somebody(slug: str) -> None:
    known = authorities_of(by_slug(slug), TODAY)
    roles = {role for element in TEXTS.element for role in element.asked} | set(TEXTS.cooperation.roles)

    assert roles <= set(known)
    assert all(element.asked for element in TEXTS.element)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_brings_a_figure_of_its_own_or_is_empty(language: str) -> None:
    for text in _all_texts(TEXTS):
        said = text.in_language(language)
        assert said == said.strip() != ""
        assert numbers_without_origin(said, []) == []
        assert "  " not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short(language: str) -> None:
    for element in TEXTS.element:
        assert len(element.purpose.in_language(language)) <= LONGEST["purpose"]
        assert all(len(prompt.in_language(language)) <= LONGEST["prompt"] for prompt in element.write)
    for question in _questions():
        said = question.text.in_language(language)
        assert len(said) <= LONGEST["question"], said
        assert "?" in said


def test_a_text_for_one_profile_stays_out_of_the_other() -> None:
    assert [concerns("mainland", profiles) for profiles in ([None], ["aland"], [None, "aland"])] == [True, False, True]
    assert [concerns("aland", profiles) for profiles in ([None], ["aland"], [None, "aland"])] == [False, True, True]
    assert concerns("everywhere", ["aland"])


def test_a_question_belongs_to_editions_with_one_of_its_points() -> None:
    old, new = editions()

    assert (in_edition(["K2"], old), in_edition(["K2"], new)) == (False, True)
    assert in_edition(["K4", "C2.2"], old)
