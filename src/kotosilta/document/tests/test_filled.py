"""The draft of a programme: filled with what the rooms hold, honest about whose numbers are whose, marked as sample."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kotosilta.content.load import number_styles
from kotosilta.document.draft import assemble
from kotosilta.document.filled import (
    Concluded,
    Decider,
    Filled,
    FilledGoal,
    FilledIndicator,
    FilledMeasure,
    Partner,
    Said,
    Tie,
)
from kotosilta.document.formats import FORMATS, rendered
from kotosilta.document.tests.drafts import TODAY, an_order
from kotosilta.document.trace import trace_of
from kotosilta.publishing.blocks import Block, Document, Foreign, Heading, Table
from kotosilta.publishing.html import blocks_html
from kotosilta.situation.reading import pictures_of

pytestmark = pytest.mark.usefixtures("official_figures")

FULL = Filled(
    title=Said("Närpes möts"),
    authority=Said("Bildningssektorn"),
    responsible=(Said("integrationskoordinator"), Said("A. A.")),
    deciders=(Decider(Said("Fullmäktige"), "Närpes", ("24.5.2027",)), Decider(Said("Valtuusto", "fi"), "Kaskö")),
    partners=(Partner(Said("Folkhälsan")), Partner(Said("Kela", "fi"), "inbjuden")),
    group=Said("Integrationsgruppen"),
    residents=(Said("Språkkaféet väljer två medlemmar"),),
    ties=(Tie("Kommunstrategin", Said("En kommun där alla hittar hem")),),
    conclusions=(Concluded("Behov", Said("Många saknar vardagssvenska <b>")),),
    findings=(Said("Andelen växer"), Said("Få möten")),
    goals=(
        FilledGoal(
            Said("Fler möts"),
            Said("få möts"),
            Said("varannan möts"),
            "2030",
            (FilledMeasure(Said("Språkvänner"), Said("Fritiden"), (Said("Föreningar"),), "2027–2028"),),
            (FilledIndicator(Said("Par"), "Egen enkät", "12,5 %", "50 %", "Varje år", "24 %, 2028"),),
            (Said("Få möten"),),
        ),
        FilledGoal(Said("Ett mål utan åtgärd")),
    ),
)


def a_filled_draft(filled: Filled = FULL, language: str = "sv", *names: str) -> Document:
    order = an_order(*names or ("Närpes",))
    return assemble(order, pictures_of(order.municipalities), language, TODAY, filled)


def text_of(document: Document) -> str:
    return blocks_html(document.blocks, number_styles()[document.language], document.words)


def tables(blocks: tuple[Block, ...], header: str) -> Iterator[Table]:
    yield from (each for each in blocks if isinstance(each, Table) and each.header[0] == (header,))


def part(document: Document, anchor: str) -> str:
    """One element, from its heading to the next."""
    blocks, found = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            found = block.anchor == anchor
        blocks += [block] if found else []
    return blocks_html(blocks, number_styles()[document.language], document.words)


def test_everything_that_the_rooms_hold_stands_in_its_element() -> None:
    document = a_filled_draft()

    assert document.title == "Närpes möts"
    assert "Kommunstrategin" in part(document, "D1")
    assert "Många saknar vardagssvenska &lt;b&gt;" in part(document, "D2")
    assert "Få möten" in part(document, "D2")
    for text in ("Bildningssektorn, integrationskoordinator, A. A.", "Närpes: Fullmäktige (24.5.2027)", "Språkvänner"):
        assert text in part(document, "D3")
    for text in ("Integrationsgruppen", "Språkkaféet", "Folkhälsan", '<span lang="fi">Kela</span> (inbjuden)'):
        assert text in part(document, "D4")
    assert "12,5 % → 50 %" in part(document, "D10")


def test_a_goal_has_a_row_for_each_measure_and_one_where_it_has_none() -> None:
    (table,) = tables(a_filled_draft().blocks, "Mål")

    assert [row[0] for row in table.rows] == [("Fler möts",), ("Ett mål utan åtgärd",)]
    seen = ("Vi har sett: ", "Få möten", ". ")
    assert table.rows[0][1] == (*seen, "Nu: ", "få möts", ". ", "Önskat: ", "varannan möts", ". ", "Senast ", "2030")
    assert table.blank_rows == 0


def test_the_thread_reaches_from_what_was_seen_to_the_newest_value() -> None:
    document = a_filled_draft()

    (goals,), (indicators,) = tables(document.blocks, "Mål"), tables(document.blocks, "Mätare")
    assert ["Få möten" in row[1] for row in goals.rows] == [True, False]
    assert indicators.rows[0][2] == ("12,5 % → 50 % (senast 24 %, 2028)",)


def test_text_in_another_language_than_the_document_says_so() -> None:
    (table,) = tables(a_filled_draft().blocks, "Uppgift")

    decides = next(row[1] for row in table.rows if row[0] == ("Beslutar om programmet",))
    assert Foreign("Valtuusto", "fi") in decides


def test_an_empty_programme_gives_the_first_draft_with_its_own_title() -> None:
    empty, first = a_filled_draft(Filled(title=Said("Närpes möts"))), a_filled_draft(Filled())

    assert (empty.title, first.title) == ("Närpes möts", "Program för integrationsfrämjande")
    assert list(tables(empty.blocks, "Mål")) == list(tables(first.blocks, "Mål"))
    assert part(empty, "D10") == part(first, "D10")


def test_numbers_that_people_typed_never_enter_the_trace() -> None:
    filled, first = a_filled_draft(), a_filled_draft(Filled())
    style = number_styles()["sv"]

    known = trace_of(first, style)
    assert "12,5 % → 50 %" in text_of(filled)
    assert [row for row in trace_of(filled, style) if row not in known] == []


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_joint_programme_is_filled_in_every_language(language: str) -> None:
    document = a_filled_draft(FULL, language, "Närpes", "Kaskinen")

    assert "Språkvänner" in part(document, "D3")
    assert document.title == "Närpes möts"


@pytest.mark.parametrize(("language", "word"), [("sv", "Exempel"), ("fi", "Esimerkki"), ("en", "Sample")])
def test_a_sample_is_marked_first_of_all_and_behind_every_page(language: str, word: str) -> None:
    sample = a_filled_draft(Filled(title=Said("Möts"), sample=True), language)

    assert sample.watermark == word
    assert text_of(sample).index(word) < 60
    assert a_filled_draft(FULL, language).watermark == ""


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_filled_draft_comes_in_every_format_and_always_the_same(file_format: str) -> None:
    first, second = (rendered(a_filled_draft(), file_format) for _ in range(2))

    assert first == second
    assert len(first) > 10_000
