"""What people write beside the figures: emphasis, numbered lists, and tables with more columns than a page is wide."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Heading,
    NumberedList,
    Paragraph,
    Strong,
    Table,
)
from kotosilta.publishing.docx import document_docx
from kotosilta.publishing.html import document_html
from kotosilta.publishing.layout import WIDEST, is_narrow, on_paper
from kotosilta.publishing.pdf import document_pdf
from kotosilta.publishing.tests.reading import html_tree, pdf_text, word_part
from kotosilta.publishing.tests.sample import STYLES, with_blocks
from tests.checks import pdf_ua, word

STYLE = STYLES["sv"]
COLUMNS = 22
WIDE = Table(
    (Strong(("Allt på en gång",)),),
    tuple((f"Kolumn {number}",) for number in range(COLUMNS)),
    tuple(tuple((f"cell {row}.{column}",) for column in range(COLUMNS)) for row in range(30)),
    (1.0,) * COLUMNS,
)
LISTS: tuple[Block, ...] = (
    Heading(2, ("D1 Text",), "D1"),
    NumberedList((("ett",), ("två",))),
    Paragraph(("Emellan står ", Emphasis(("något",)), " som är ", Strong(("fett och ", Emphasis(("kursivt",)))), ".")),
    NumberedList((("på nytt ett",),)),
    BulletList((("punkt",),)),
)


def of(*blocks: Block) -> Document:
    return with_blocks(*blocks)


def test_html_has_numbered_lists_and_emphasis() -> None:
    body = html_tree(document_html(of(*LISTS), STYLE))

    assert [each.tag for each in body.iter() if each.tag in {"ol", "ul"}] == ["ol", "ol", "ul"]
    assert ["".join(each.itertext()) for each in body.iter("em")] == ["något", "kursivt"]


def test_each_numbered_list_of_word_begins_with_one() -> None:
    word_file = document_docx(of(*LISTS), STYLE)
    numbers = [each.get(qn("w:val")) for each in word_part(word_file).iter(qn("w:numId"))]
    starts = [
        each.get(qn("w:val"))
        for num in word_part(word_file, "word/numbering.xml").iter(qn("w:num"))
        for each in num.iter(qn("w:startOverride"))
    ]

    assert len(set(numbers)) == 3
    assert starts == ["1", "1", "1"]


def test_emphasis_of_word_is_a_style_also_inside_strong_text() -> None:
    paragraphs = docx.Document(BytesIO(document_docx(of(*LISTS), STYLE))).paragraphs
    looks = {run.text: run.style.name for each in paragraphs for run in each.runs}

    assert (looks["något"], looks["fett och "], looks["kursivt"]) == ("Emphasis", "Strong", "Strong emphasis")


def test_a_wide_table_is_divided_on_paper_with_its_first_column_in_each_part() -> None:
    parts = on_paper([WIDE])

    assert all(isinstance(each, Table) and len(each.header) <= WIDEST and is_narrow(each) for each in parts)
    assert {each.header[0] for each in parts if isinstance(each, Table)} == {("Kolumn 0",)}
    headings = [cell for each in parts if isinstance(each, Table) for cell in each.header[1:]]
    assert headings == list(WIDE.header[1:])


def test_a_table_that_fits_stays_as_it_is() -> None:
    fits = Table((), (("a",), ("b",)), ((("1",), ("2",)),), (1.0, 1.0))

    assert on_paper([fits]) == [fits]


def test_nothing_of_a_wide_table_is_cut_off(tmp_path: Path) -> None:
    cells = {"".join(map(str, cell)) for row in WIDE.rows for cell in row}
    text = pdf_text(document_pdf(of(Heading(2, ("D1 Text",), "D1"), WIDE), STYLE), tmp_path)
    words = docx.Document(BytesIO(document_docx(of(WIDE), STYLE)))
    in_word = {cell.text for table in words.tables for row in table.rows for cell in row.cells}
    on_screen = "".join(html_tree(document_html(of(WIDE), STYLE)).itertext())

    assert {cell for cell in cells if cell not in text} == set()
    assert cells <= in_word
    assert {cell for cell in cells if cell not in on_screen} == set()


def test_checkers_find_no_error_in_what_people_write(tmp_path: Path) -> None:
    document = of(*LISTS, WIDE)
    pdf, word_file = tmp_path / "written.pdf", tmp_path / "written.docx"
    pdf.write_bytes(document_pdf(document, STYLE))
    word_file.write_bytes(document_docx(document, STYLE))

    assert pdf_ua.pdfua_errors(pdf) == []
    assert {name: each["error"] for name, each in pdf_ua.outloud_findings([pdf]).items() if each["error"]} == {}
    assert word.opens_in_libreoffice(word_file)


@pytest.mark.parametrize("blocks", [(NumberedList(()),), (Paragraph((Emphasis(()),)),), (Paragraph((Strong(("",)),)),)])
def test_what_is_empty_breaks_no_file(blocks: tuple[Block, ...]) -> None:
    for write in (document_html, document_docx, document_pdf):
        assert write(of(*blocks), STYLE)
