"""The whole document: written parts as they were written, the others out of the rooms, figures with their origin."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kotosilta.content.load import number_styles
from kotosilta.document import changes
from kotosilta.document.assembling import programme_document
from kotosilta.document.first import first_text
from kotosilta.document.formats import rendered
from kotosilta.document.sections import LEFT_OUT
from kotosilta.document.texts import ELEMENTS
from kotosilta.document.trace import trace_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from kotosilta.publishing.blocks import Document, Foreign, Heading, Paragraph, Picture, Table
from kotosilta.publishing.text import plain
from tests.builders import (
    TODAY,
    a_figure,
    a_finding,
    a_goal,
    a_measure,
    a_programme,
    a_reading,
    a_section,
    an_indicator,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

SHARE = "foreign_language_share"


@pytest.fixture
def kim() -> Membership:
    return coordinator_of(a_programme("narpes"))


def made(programme: Programme, language: str = "sv", **more: Any) -> Document:
    return programme_document(programme, language, TODAY, **more)


def headings(document: Document) -> list[str]:
    return [each.anchor for each in document.blocks if isinstance(each, Heading) and each.level == 2]


def part(document: Document, element: str) -> str:
    """The words of an element, one line for each block."""
    style, inside, lines = number_styles()[document.language], False, []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.anchor == element
        elif inside:
            from kotosilta.publishing.blocks import inlines_of  # noqa: PLC0415 (read together with its use)

            lines.append(" ".join(plain(content, style) for content in inlines_of(block)))
    return "\n".join(lines)


def write_all(kim: Membership, languages: tuple[str, ...] = ("sv", "fi")) -> None:
    for element in ELEMENTS:
        a_section(kim, element, {language: f"{element} på {language}." for language in languages})


def test_without_any_text_the_document_is_what_the_rooms_fill(kim: Membership) -> None:
    document = made(kim.programme)

    assert headings(document) == list(ELEMENTS)
    assert "utkast" in plain(document.subtitle, number_styles()["sv"])


def test_a_written_part_stands_as_it_was_written_and_the_others_out_of_the_rooms(kim: Membership) -> None:
    a_section(kim, "D1", {"sv": "Vi för strategin vidare."})
    document = made(kim.programme)

    assert part(document, "D1") == "Vi för strategin vidare."
    assert "Vilka behov hör ni om" in part(document, "D2")


def test_a_document_that_is_written_throughout_is_no_draft(kim: Membership) -> None:
    write_all(kim)
    document = made(kim.programme)

    assert "utkast" not in plain(document.subtitle, number_styles()["sv"])
    assert isinstance(document.blocks[0], Heading)
    assert [part(document, element) for element in ELEMENTS] == [f"{element} på sv." for element in ELEMENTS]


def test_a_part_that_is_left_out_is_not_there(kim: Membership) -> None:
    write_all(kim)
    changes.leave_out(by=kim, element="D8", reason={"sv": "Ingen har fått skydd här."})
    document = made(kim.programme)

    assert "D8" not in headings(document)
    assert b"skydd h" not in rendered(document, "html")


def test_a_text_that_is_there_in_one_language_alone_stands_marked_in_the_other(kim: Membership) -> None:
    a_section(kim, "D1", {"sv": "Vi för strategin vidare."})

    document = made(kim.programme, "fi")

    assert Paragraph((Foreign("Vi för strategin vidare.", "sv"),)) in document.blocks


def test_a_sample_says_that_it_is_one_on_every_page() -> None:
    kim = coordinator_of(a_programme("narpes", sample=True))
    write_all(kim)

    assert made(kim.programme).watermark == "Exempel"


def test_texts_of_a_version_are_taken_instead_of_those_of_today(kim: Membership) -> None:
    write_all(kim)
    sections = {element: {"sv": f"Förr {element}."} for element in ELEMENTS} | {"D8": {LEFT_OUT: "Förr."}}

    document = made(kim.programme, sections=sections)

    assert part(document, "D1") == "Förr D1."
    assert "D8" not in headings(document)


def test_figures_keep_their_origin_and_charts_their_source(kim: Membership) -> None:
    a_section(kim, "D2", {"sv": f"Andelen är [[figure:{SHARE}@545@2025]].\n\n[[chart:{SHARE}@545]]"})
    document = made(kim.programme)
    rows = [row for row in trace_of(document, number_styles()["sv"]) if row["indicator"] == SHARE]

    assert any(isinstance(block, Picture) for block in document.blocks)
    assert rows[0]["area"] == "545"
    assert all(row["observations"] for row in rows)
    assert "Statistikcentralen" in part(document, "D2")


def test_what_the_rooms_hold_stands_in_the_text_by_reference(kim: Membership) -> None:
    finding = a_finding(kim, text={"sv": "Bussen går för sällan"})
    goal = a_goal(kim, change={"sv": "Fler möts"}, findings=[finding])
    a_measure(kim, goal, title={"sv": "Språkvänner"})
    indicator = an_indicator(kim, goal, title={"sv": "Möten"}, target=40)
    a_reading(kim, indicator, value=24)
    own = a_figure(kim)
    places = (f"[[finding:{finding.pk}]]", f"[[own:{own.pk}]]", f"[[indicator:{indicator.pk}]]")
    a_section(kim, "D9", {"sv": f"{' · '.join(places)}\n\n[[thread:{goal.pk}]]\n\n[[table:goals]]"})
    document = made(kim.programme)

    text = part(document, "D9")
    for told in ("Bussen går för sällan", "Möten (", "24", "Fler möts", "Språkvänner", own.source):
        assert told in text, told
    assert any(isinstance(block, Table) and not block.blank_rows for block in document.blocks)


def test_what_was_removed_is_left_out_and_the_text_around_it_stays(kim: Membership) -> None:
    finding = a_finding(kim, text={"sv": "Bussen går för sällan"})
    a_section(kim, "D2", {"sv": f"Före [[finding:{finding.pk}]] efter."})
    remove(row=finding, by=kim, programme=kim.programme)

    assert part(made(kim.programme), "D2") == "Före efter."


@pytest.mark.parametrize(
    "odd",
    [
        "[[finding:99999]]",
        "[[finding:x]]",
        "[[own:²]]",
        "[[figure:x@y@z]]",
        "[[figure:foreign_language_share@545@99999999999999999999]]",
        "[[chart:nothing@545]]",
        "[[chart:foreign_language_share@091]]",
        "[[table:nothing]]",
        "[[thread:0]]",
        "[[unknown:1]]",
    ],
)
def test_a_reference_that_leads_nowhere_never_breaks_a_document(kim: Membership, odd: str) -> None:
    a_section(kim, "D2", {"sv": f"Före {odd} efter."})

    assert part(made(kim.programme), "D2").startswith("Före")


def test_a_row_of_another_programme_is_nowhere(kim: Membership) -> None:
    other = coordinator_of(a_programme("vaasa"))
    finding = a_finding(other, text={"sv": "Hemligt"})
    a_section(kim, "D2", {"sv": f"Före [[finding:{finding.pk}]] efter."})

    assert "Hemligt" not in part(made(kim.programme), "D2")


@pytest.mark.parametrize("file_format", ["docx", "pdf", "html"])
def test_the_same_document_gives_the_same_bytes(kim: Membership, file_format: str) -> None:
    a_section(kim, "D2", {"sv": f"1. ett\n2. *två*\n\n[[chart:{SHARE}@545]]"})

    assert rendered(made(kim.programme), file_format) == rendered(made(kim.programme), file_format)


def test_the_first_text_refers_to_figures_and_is_read_again(kim: Membership) -> None:
    text = first_text(kim.programme, "D2", "sv", TODAY)
    a_section(kim, "D2", {"sv": text})

    assert f"[[figure:{SHARE}@545@2025]]" in text
    assert f"[[chart:{SHARE}@545]]" in text
    assert "[[" not in part(made(kim.programme), "D2")


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_first_text_can_be_asked_for_of_every_part(kim: Membership, language: str) -> None:
    a_goal(kim, theme="a")
    texts = {element: first_text(kim.programme, element, language, TODAY) for element in ELEMENTS}

    assert {element for element, text in texts.items() if text} >= {"D1", "D2", "D3", "D9"}


def test_the_comparison_of_a_joint_programme_is_put_in_whole() -> None:
    kim = coordinator_of(a_programme("narpes", "vaasa"))
    text = first_text(kim.programme, "D2", "sv", TODAY)
    a_section(kim, "D2", {"sv": text})

    assert text.startswith("[[table:comparison]]")
    assert any(isinstance(block, Picture) for block in made(kim.programme).blocks)


def test_a_trace_can_be_written_of_every_document(kim: Membership) -> None:
    write_all(kim)

    assert json.dumps(trace_of(made(kim.programme), number_styles()["sv"])) == "[]"
