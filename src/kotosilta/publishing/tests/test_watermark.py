"""A word behind every page, in every format: seen by everybody who looks, and no part of the text itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from kotosilta.publishing.blocks import Document
from kotosilta.publishing.docx import document_docx
from kotosilta.publishing.html import document_html
from kotosilta.publishing.pdf import document_pdf
from kotosilta.publishing.tests.reading import html_tree, pdf_text, text_inside, word_part, word_text
from kotosilta.publishing.tests.sample import STYLES, sample_document
from tests.checks.pdf_ua import pages, pdfua_errors
from tests.checks.word import opens_in_libreoffice

STYLE = STYLES["sv"]
WORD = 'Exempel & "mera" <b>'


@pytest.fixture
def sample() -> Document:
    return replace(sample_document(), watermark=WORD)


def test_the_page_has_it_once_out_of_reach_of_screen_readers(sample: Document) -> None:
    (mark,) = [each for each in html_tree(document_html(sample, STYLE)).iter("div") if each.get("class") == "watermark"]

    assert text_inside(mark) == WORD
    assert mark.get("aria-hidden") == "true"
    assert b'class="watermark"' not in document_html(sample_document(), STYLE)


def test_word_has_it_in_the_header_of_the_first_page_and_of_the_others(sample: Document) -> None:
    data = document_docx(sample, STYLE)
    headers = {each.get(qn("w:type")) for each in word_part(data).iter(qn("w:headerReference"))}

    assert headers == {"first", "default"}
    for part in ("word/header1.xml", "word/header2.xml"):
        (shape,) = word_part(data, part).iter("{urn:schemas-microsoft-com:vml}shape")
        assert shape.get("alt") == WORD
    assert WORD not in word_text(data)
    assert document_docx(sample, STYLE) == data


def test_word_files_with_it_open_elsewhere(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(document_docx(sample, STYLE))

    assert opens_in_libreoffice(path)


def test_paper_has_it_on_every_page_and_stays_accessible(tmp_path: Path) -> None:
    # One letter: what stands at a slant is read letter by letter.
    data = document_pdf(replace(sample_document(), watermark="Ω"), STYLE)
    path = tmp_path / "sample.pdf"
    path.write_bytes(data)

    assert pdf_text(data, tmp_path).count("Ω") == pages(path) > 1
    assert pdfua_errors(path) == []
    assert "Ω" not in pdf_text(document_pdf(sample_document(), STYLE), tmp_path)
