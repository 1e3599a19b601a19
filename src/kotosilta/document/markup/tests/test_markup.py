"""The light markup: what it says is read, the rest is text, and what is written is read again as the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.document.markup import Reference, escaped, markup_of, read, references_in, words_in
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
)


class Named:
    """Fills each place with its own name."""

    def running(self, reference: Reference) -> Inlines:
        return (f"<{reference.kind} {reference.key}>",)

    def standing(self, reference: Reference) -> Sequence[Block]:
        return (Paragraph((f"<{reference.kind} {reference.key}>",), role="note"),)


def blocks(text: str) -> tuple[Block, ...]:
    return read(text, Named(), "D2")


def no_figure(figure: Figure) -> str:
    raise AssertionError(figure)


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        ("### Behov", Heading(3, ("Behov",), "D2-1")),
        ("# Stort", Heading(3, ("Stort",), "D2-1")),
        ("En rad\noch en till", Paragraph(("En rad och en till",))),
        ("**fet** och *kursiv*", Paragraph((Strong(("fet",)), " och ", Emphasis(("kursiv",))))),
        ("[länk](https://example.fi)", Paragraph((Link("länk", "https://example.fi"),))),
        ("- ett\n- **två**", BulletList((("ett",), (Strong(("två",)),)))),
        ("1. ett\n2. två", NumberedList((("ett",), ("två",)))),
        ("- ett\n  - inuti", BulletList((("ett",), ("inuti",)))),
    ],
)
def test_what_the_markup_says_is_read(markup: str, block: Block) -> None:
    assert blocks(markup) == (block,)


@pytest.mark.parametrize(
    "text",
    [
        "<b>fet</b> <script>alert(1)</script>",
        "> citat",
        "`kod`",
        "![bild](https://example.fi/a.png)",
        "[ond](javascript:alert(1))",
        "    indraget",
        "***",
        "[[okänd]]",
        "[[Own:3]]",
    ],
)
def test_everything_else_is_text_and_html_never_passes(text: str) -> None:
    (block,) = blocks(text)

    assert isinstance(block, Paragraph)
    assert all(isinstance(each, str | Link) for each in block.content)


def test_a_table_has_the_bold_paragraph_before_it_as_caption_and_names_its_rows() -> None:
    (table,) = blocks("**Mått**\n\n| År | Antal |\n| --- | --- |\n| 2025 | 40 |\n| 2026 |")

    assert isinstance(table, Table)
    assert (table.caption, table.header) == (("Mått",), (("År",), ("Antal",)))
    assert table.rows == ((("2025",), ("40",)), (("2026",), ()))
    assert table.row_headers


def test_a_bold_paragraph_that_no_table_follows_is_a_paragraph() -> None:
    assert blocks("**Mått**\n\ntext") == (Paragraph((Strong(("Mått",)),)), Paragraph(("text",)))


def test_a_reference_in_a_sentence_is_filled_where_it_stands() -> None:
    assert blocks("Andelen är [[figure:share@545@2025]].") == (Paragraph(("Andelen är <figure share@545@2025>.",)),)


def test_a_reference_to_a_chart_stands_after_the_paragraph_that_names_it() -> None:
    assert blocks("Se [[chart:share@545]] här.\n\nSedan.") == (
        Paragraph(("Se här.",)),
        Paragraph(("<chart share@545>",), role="note"),
        Paragraph(("Sedan.",)),
    )


def test_a_chart_by_itself_leaves_no_empty_paragraph() -> None:
    assert blocks("[[table:goals]]") == (Paragraph(("<table goals>",), role="note"),)


def test_references_are_found_each_once_in_their_order() -> None:
    text = "[[own:3]] och [[finding:12]], igen [[own:3]] men inte \\[[own:4]"

    assert references_in(text) == (Reference("own", "3"), Reference("finding", "12"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("### En rubrik", 2),
        ("**Fet** text med [en länk](https://example.fi/lång-adress)", 5),
        ("Andelen är [[figure:share@545@2025]]", 3),
        ("[[chart:share@545]]\n\n[[table:goals]]", 0),
        ("| a | b |\n| --- | --- |", 2),
    ],
)
def test_words_are_counted_without_their_marks(text: str, words: int) -> None:
    assert words_in(text) == words


SIGNS = st.text(alphabet="ab *_[]()\\|&;#1.-+`<>!:x/", min_size=1, max_size=14)


@given(SIGNS)
def test_escaped_text_is_read_again_as_itself(text: str) -> None:
    wanted = " ".join(text.split())

    assert blocks(escaped(text)) == ((Paragraph((wanted,)),) if wanted else ())


@given(st.lists(st.tuples(SIGNS, SIGNS), min_size=2, max_size=4))
def test_a_table_is_read_again_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    cells = [tuple((" ".join(cell.split()),) if cell.split() else () for cell in row) for row in rows]
    if not any(cells[0]):
        return
    table = Table((), cells[0], tuple(cells[1:]), (1.0, 1.0))

    (again,) = blocks(markup_of([table], no_figure))

    assert isinstance(again, Table)
    assert (again.header, again.rows) == (table.header, table.rows)


def test_blocks_are_written_and_read_again() -> None:
    whole: tuple[Block, ...] = (
        Heading(3, ("Rubrik",), "D2-1"),
        Paragraph(
            ("Text med ", Strong(("fet ", Emphasis(("och kursiv",)))), " och ", Link("länk", "https://example.fi"))
        ),
        BulletList((("- inte en lista",), ("1. inte heller",))),
        NumberedList((("ett",), ("två",))),
    )

    assert blocks(markup_of(whole, no_figure)) == whole
