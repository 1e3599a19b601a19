"""Blocks as HTML: each kind, the fragment's rules, the file that stands alone."""

from __future__ import annotations

import re

import pytest

from kotosilta.figures import FigureKind
from kotosilta.publishing.blocks import (
    Blank,
    Block,
    BulletList,
    Callout,
    Foreign,
    Heading,
    Inline,
    Link,
    Paragraph,
    Strong,
    Table,
)
from kotosilta.publishing.html import blocks_html, document_html, inlines_html
from kotosilta.publishing.tests.reading import html_fragment, html_tree, text_inside
from kotosilta.publishing.tests.sample import STYLES, WORDS, chart, figure, sample_document, with_blocks
from kotosilta.publishing.tests.sample_texts import SV

STYLE, WORD = STYLES["sv"], WORDS["sv"]


@pytest.mark.parametrize(
    ("inline", "markup"),
    [
        ("A & <b>", "A &amp; &lt;b&gt;"),
        (figure(5.25), '<data value="5.25">5,2\u00a0%</data>'),
        (figure(5.300000000000001), '<data value="5.3">5,3\u00a0%</data>'),
        (figure(5325.0, FigureKind.COUNT), '<data value="5325">5\u00a0325</data>'),
        (figure(231.4, FigureKind.ABOUT), '<data value="230">cirka 230</data>'),
        (figure(3.4, FigureKind.ABOUT), '<data value="0–9">färre än 10</data>'),
        (figure(2, FigureKind.RANGE_1_4), '<data value="1–4">1–4</data>'),
        (Strong((figure(1.5), "!")), '<strong><data value="1.5">1,5\u00a0%</data>!</strong>'),
        (Foreign("Närpiö", "fi"), '<span lang="fi">Närpiö</span>'),
        (Foreign("x", 'fi" onclick="y'), "x"),
        (Link("mer", "https://stat.fi/?a=1&b=2"), '<a href="https://stat.fi/?a=1&amp;b=2">mer</a>'),
        (Link("mer", "javascript:alert(1)"), "mer"),
        (Blank("vem"), '<span class="blank">[Fyll i: vem]</span>'),
    ],
)
def test_inline_is_written_with_its_meaning_and_escaped(inline: Inline, markup: str) -> None:
    assert inlines_html((inline,), STYLE, WORD) == markup


@pytest.mark.parametrize(
    ("block", "markup"),
    [
        (Heading(2, ("D1 A",), "d1"), '<h2 id="d1">D1 A</h2>'),
        (Paragraph(("Text",)), "<p>Text</p>"),
        (Paragraph(("Text",), "lead"), '<p class="lead">Text</p>'),
        (Paragraph(("Text",), "purpose"), '<p class="purpose">Text</p>'),
        (Paragraph(("Text",), "note"), '<p class="remark">Text</p>'),
        (Paragraph(("Statistikcentralen",), "source"), '<p class="source">Källa: Statistikcentralen</p>'),
        (Paragraph((Blank("vem"),)), '<p class="fill-in"><span class="blank">[Fyll i: vem]</span></p>'),
        (BulletList((("a",), ("b",))), "<ul><li>a</li><li>b</li></ul>"),
        (BulletList((("a",),), "decide"), '<ul class="decide"><li>a</li></ul>'),
        (
            Callout((Paragraph(("Text",)),), "Obs"),
            '<div class="note"><p class="note-label">Obs</p>\n<p>Text</p></div>',
        ),
    ],
)
def test_block_has_its_element_and_class(block: Block, markup: str) -> None:
    assert blocks_html([block], STYLE, WORD) == markup


def test_a_wide_table_of_words_names_every_cell_on_a_page_and_stays_a_table_in_a_file() -> None:
    header = (("Mål",), ("Åtgärd",), ('"När" <nu>',), ("Ansvarig",))
    table = Table(("Målen",), header, ((("a",), ("b",), ("c",), ()),), (1, 1, 1, 1), row_headers=False)

    cells = html_fragment(blocks_html([table], STYLE, WORD)).findall(".//td")
    assert [cell.get("data-label") for cell in cells] == ["Mål", "Åtgärd", '"När" <nu>', "Ansvarig"]
    assert "data-label" not in blocks_html([table], STYLE, WORD, medium="print")


def test_a_table_of_numbers_or_of_places_to_fill_in_stays_a_table() -> None:
    years = Table(("Andel",), tuple((year,) for year in "abcd"), ((("x",), *[(figure(5.5),)] * 3),), (1, 1, 1, 1))
    open_rows = Table(("Målen",), tuple((each,) for each in "abcd"), (), (1, 1, 1, 1), blank_rows=2)

    assert "data-label" not in blocks_html([years, open_rows], STYLE, WORD)


def test_table_says_what_its_headers_are_and_scrolls_by_keyboard() -> None:
    table = Table(
        ("Läget",), (("Uppgift",), ("Andel",)), ((("Exempelby",), (figure(5.5),)),), (2, 1), blank_rows=1
    )  # fmt: skip
    tree = html_fragment(blocks_html([table], STYLE, WORD))
    region = tree.find("div")
    assert region.attrib == {"class": "scroll", "role": "region", "aria-label": "Läget", "tabindex": "0"}
    assert text_inside(region.find("table/caption")) == "Läget"
    assert [dict(cell.attrib) for cell in region.iterfind("table/thead/tr/th")] == [
        {"scope": "col"},
        {"scope": "col", "class": "number"},
    ]
    rows = region.findall("table/tbody/tr")
    assert [(cell.tag, dict(cell.attrib), text_inside(cell)) for cell in rows[0]] == [
        ("th", {"scope": "row"}, "Exempelby"),
        ("td", {"class": "number"}, "5,5\u00a0%"),
    ]
    assert rows[1].attrib == {"class": "blank-row"}
    assert [cell.tag for cell in rows[1]] == ["td", "td"]


def test_regions_of_the_same_name_are_told_apart() -> None:
    table = Table(("Läget",), (("Uppgift",),), ((("x",),),), (1,))
    tree = html_fragment(blocks_html([table, table], STYLE, WORD))
    assert [region.attrib["aria-label"] for region in tree.iterfind("div")] == ["Läget", "Läget (2)"]


def test_page_gets_the_drawing_for_the_screen_and_the_file_the_one_for_paper() -> None:
    picture = chart(SV, STYLE)
    fragment = blocks_html([picture], STYLE, WORD)
    file = document_html(with_blocks(picture), STYLE).decode()
    assert (picture.svg_screen in fragment, picture.svg_print in fragment) == (True, False)
    assert (picture.svg_screen in file, picture.svg_print in file) == (False, True)
    assert "<figcaption>Andelen med främmande språk som modersmål</figcaption>" in fragment


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_fragment_is_correct_html_without_styles_or_scripts(language: str) -> None:
    document = sample_document(language)
    markup = blocks_html(document.blocks, STYLES[language], document.words)
    tree = html_fragment(markup)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert {"script", "style"}.isdisjoint(tags)
    assert not [element for element in tree.iter() if "style" in element.attrib]
    anchors = [element.attrib["id"] for element in tree.iter() if element.tag in {"h2", "h3", "h4"}]
    assert len(anchors) == len(set(anchors)) == sum(isinstance(block, Heading) for block in document.blocks)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_file_stands_alone(language: str) -> None:
    data = document_html(sample_document(language), STYLES[language])
    tree = html_tree(data)
    assert tree.attrib["lang"] == language
    assert [text_inside(each) for each in tree.iter("h1")] == [sample_document(language).title]
    assert text_inside(tree.find("head/title")) == sample_document(language).title
    assert {element.tag for element in tree.iter()}.isdisjoint({"script", "link", "img", "iframe"})
    assert re.findall(r"url\(|@import|src=", data.decode()) == []
    targets = {element.attrib["href"] for element in tree.iter("a")}
    assert targets == {"https://stat.fi/", "#d10"}
    assert [element.tag for element in tree.iter() if element.attrib.get("id") == "d10"] == ["h2"]
