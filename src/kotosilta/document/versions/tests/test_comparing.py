"""What is different between two texts is found by paragraph and by word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kotosilta.document.versions.comparing import GONE, MOST_WORDS, NEW, SAME, compared, differences
from kotosilta.publishing.blocks import Block, BulletList, Document, Heading, Paragraph, Table
from kotosilta.publishing.tests.sample import sample_document


def text_of(*elements: tuple[str, list[str]]) -> Document:
    blocks: list[Block] = []
    for anchor, paragraphs in elements:
        blocks += [Heading(2, (f"{anchor} Rubrik",), anchor), *(Paragraph((each,)) for each in paragraphs)]
    return replace(sample_document("sv"), blocks=tuple(blocks))


def test_equal_texts_have_no_differences() -> None:
    text = text_of(("D1", ["Ett.", "Två."]))

    assert [each.paragraphs for each in compared(text, text)] == [[]]
    assert differences([], []) == []


def test_a_changed_word_is_shown_inside_its_paragraph() -> None:
    assert differences(["Vi möts varje vecka i byn."], ["Vi möts varje månad i byn."]) == [
        [(SAME, "Vi möts varje "), (GONE, "vecka"), (NEW, "månad"), (SAME, " i byn.")]
    ]


def test_whole_paragraphs_are_put_in_and_taken_out() -> None:
    assert differences(["Ett."], ["Ett.", "Två."]) == [[(NEW, "Två.")]]
    assert differences(["Ett.", "Två."], ["Två."]) == [[(GONE, "Ett.")]]


def test_paragraphs_with_nothing_in_common_stand_one_after_the_other() -> None:
    assert differences(["Kommunen växer."], ["Företag anställer fler än förut"]) == [
        [(GONE, "Kommunen växer.")],
        [(NEW, "Företag anställer fler än förut")],
    ]


def test_only_what_differs_in_an_element_is_shown() -> None:
    before = text_of(("D1", ["Lika.", "Vi ses på måndag."]), ("D2", ["Lika."]))
    after = text_of(("D1", ["Lika.", "Vi ses på tisdag."]), ("D2", ["Lika."]))

    first, second = compared(before, after)

    assert (first.anchor, second.paragraphs) == ("D1", [])
    assert first.paragraphs == [[(SAME, "Vi ses på "), (GONE, "måndag."), (NEW, "tisdag.")]]


def test_an_element_that_is_new_or_left_out_since_is_shown_whole() -> None:
    before, after = text_of(("D1", ["Ett."]), ("D8", ["Åtta."])), text_of(("D1", ["Ett."]), ("D2", ["Två."]))

    found = {each.anchor: each.paragraphs for each in compared(before, after)}

    assert found == {"D1": [], "D2": [[(NEW, "Två.")]], "D8": [[(GONE, "Åtta.")]]}


def test_lists_and_rows_of_tables_are_compared_too() -> None:
    def text(owner: str) -> Document:
        table = Table(("Mål",), (("Åtgärd",), ("Vem",)), ((("Språkvänner",), (owner,)),), (1, 1))
        blocks = (Heading(2, ("D3",), "D3"), BulletList((("Ett",), (owner,))), table)
        return replace(sample_document("sv"), blocks=blocks)

    (element,) = compared(text("Fritiden"), text("Biblioteket"))

    said = ["".join(text for _, text in paragraph) for paragraph in element.paragraphs]
    assert said == ["Fritiden", "Biblioteket", "Språkvänner · FritidenBiblioteket"]


@pytest.mark.parametrize("words", [MOST_WORDS, 20_000])
def test_very_long_paragraphs_are_compared_at_once(words: int) -> None:
    old, young = "ord " * words, "ord " * words + "slut"

    assert differences([old], [young]) == [[(GONE, old)], [(NEW, young)]]
