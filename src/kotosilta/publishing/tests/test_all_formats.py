"""What holds for every format: the same figures, the same bytes, and no text that breaks a file or reads as markup."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kotosilta.figures import NumberStyle, written
from kotosilta.publishing.blocks import (
    Blank,
    BulletList,
    Callout,
    Document,
    Foreign,
    Heading,
    Link,
    Paragraph,
    Strong,
    Table,
    Words,
    figures_of,
)
from kotosilta.publishing.docx import document_docx
from kotosilta.publishing.html import document_html
from kotosilta.publishing.pdf import document_pdf
from kotosilta.publishing.tests.reading import SPACES, html_tree, pdf_text, text_inside, word_part, word_text
from kotosilta.publishing.tests.sample import STYLES, chart, sample_document, with_blocks
from kotosilta.publishing.tests.sample_texts import SV
from kotosilta.publishing.text import printable

STYLE = STYLES["sv"]
WRITERS: dict[str, Callable[[Document, NumberStyle], bytes]] = {
    "html": document_html,
    "docx": document_docx,
    "pdf": document_pdf,
}
HOSTILE = (
    '#eval("1 + 1")',
    "$x^2$ *fet* _kursiv_ `kod` @hänvisning <etikett> // ~ -- = #[",
    "\\ \\u{41} \" ' ) ] }",
    "<b>fet</b><script>alert(1)</script><!-- ]]> &amp; &lt;",
    "{{ 7 * 7 }} {% load x %} %(name)s {name}",
    "\x00\x07\x0b\x1b[31m\x7f\x85",
    "\u202egnivas\u202c \u2066isolerad\u2069 \u200e\u200f",
    "שלום مرحبا 你好 ไทย አማርኛ",
    "👩\u200d👧 🇫🇮 ☃\ufe0f \ue000 \U000f0000",
    "\ud800 \ufffe \ufdd0 \ufffd",
    "e\u0301 A\u030a \u0301 q\u0323\u0307 \u200b\u2060\u00ad",
    "kotoutumissuunnitelma" * 40,
    "rad ett\nrad två\r\n\trad tre\u2028rad fyra",
    "",
    "   ",
)


def filled_with(text: str) -> Document:
    """A document in which one text stands in every place that takes one."""
    return Document(
        language=text[:12],
        title=text,
        subtitle=(text,),
        description=text,
        date="2026-11-24",
        blocks=(
            Heading(2, (text,), "a1"),
            Paragraph((text, Strong((text,)), Foreign(text, "fi"), Foreign(text, text), Link(text, text))),
            Paragraph((Link(text, "https://stat.fi/"), Blank(text)), "source"),
            BulletList(((text,), (Blank(text),)), "decide"),
            Table((text,), ((text,), (text,)), (((text,), (Blank(text),)),), (1, 1), blank_rows=1),
            replace(chart(SV, STYLE), alternative=(text,), caption=(text,)),
            Callout((Paragraph((text,)),), text),
        ),
        words=Words(text, text, text, text),
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", WRITERS)
def test_hostile_text_breaks_no_file(name: str, text: str) -> None:
    assert_sound(name, WRITERS[name](filled_with(text), STYLE))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet=st.characters(), max_size=40))
@pytest.mark.parametrize("name", WRITERS)
def test_no_text_breaks_a_file(name: str, text: str) -> None:
    assert_sound(name, WRITERS[name](filled_with(text), STYLE))


def assert_sound(name: str, data: bytes) -> None:
    """The file can be read back by somebody else's library."""
    match name:
        case "html":
            assert html_tree(data).find("body") is not None
        case "docx":
            assert len(docx.Document(BytesIO(data)).tables) == 1
        case "pdf":
            with pikepdf.open(BytesIO(data)) as pdf:
                assert len(pdf.pages) >= 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_text_is_printed_as_it_is_and_never_read_as_markup(text: str, tmp_path: Path) -> None:
    document = with_blocks(Paragraph(("[", text, "]")))
    said = f"[{printable(text)}]"
    html = html_tree(document_html(document, STYLE))
    assert [text_inside(each) for each in html.iterfind("body/main/p")] == [said]
    word = docx.Document(BytesIO(document_docx(document, STYLE)))
    assert word.paragraphs[1].text == said
    if said.isascii():
        assert SPACES.sub(" ", said) in pdf_text(document_pdf(document, STYLE), tmp_path).replace("-\n", "")


def test_pdf_shows_a_box_for_each_letter_that_no_face_has(tmp_path: Path) -> None:
    document = with_blocks(Paragraph(("Namn: 你好 😀",)))
    assert "Namn: □□ □" in pdf_text(document_pdf(document, STYLE), tmp_path)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_figures_are_printed_as_they_are_written(language: str, tmp_path: Path) -> None:
    document, style = sample_document(language), STYLES[language]
    expected = {written(figure, style) for figure in figures_of(document)}
    html = html_tree(document_html(document, style))
    assert {text_inside(each) for each in html.iter("data")} == expected
    word, pdf = word_text(document_docx(document, style)), pdf_text(document_pdf(document, style), tmp_path)
    assert [number for number in expected if number not in word] == []
    assert [number for number in expected if SPACES.sub(" ", number) not in pdf] == []


@pytest.mark.parametrize("name", WRITERS)
def test_same_document_gives_the_same_bytes(name: str) -> None:
    assert WRITERS[name](sample_document(), STYLE) == WRITERS[name](sample_document(), STYLE)


def test_bytes_do_not_depend_on_process_place_time_zone_or_hash_seed(tmp_path: Path) -> None:
    script = (
        "import hashlib; from kotosilta.publishing.tests.test_all_formats import *; "
        "print(*(hashlib.sha256(WRITERS[n](sample_document(), STYLE)).hexdigest() for n in WRITERS))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed, zone in (("1", "Europe/Helsinki"), ("2", "Pacific/Auckland"))
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].split()) == len(WRITERS)


def test_what_a_file_is_called_may_say_more_than_its_first_line() -> None:
    document = replace(with_blocks(title="Program"), full_title="Program: Närpes 2027–2030")
    page = document_html(document, STYLES["sv"]).decode()
    word = docx.Document(BytesIO(document_docx(document, STYLES["sv"])))

    assert "<title>Program: Närpes 2027–2030</title>" in page
    assert "<h1>Program</h1>" in page
    assert (word.core_properties.title, word.paragraphs[0].text) == (document.full_title, "Program")
    with pikepdf.open(BytesIO(document_pdf(document, STYLES["sv"]))) as pdf:
        assert str(pdf.docinfo["/Title"]) == document.full_title


@pytest.mark.parametrize("name", WRITERS)
def test_document_without_blocks_is_a_file_too(name: str) -> None:
    assert WRITERS[name](with_blocks(), STYLE).startswith({"html": b"<!doctype", "docx": b"PK", "pdf": b"%PDF"}[name])


def test_word_file_says_what_the_web_page_says() -> None:
    document = sample_document()
    page = html_tree(document_html(document, STYLE)).find("body/main")
    for drawing in page.findall(".//{http://www.w3.org/2000/svg}svg"):
        drawing.clear()
    words = word_text(document_docx(document, STYLE)).split("\n", 2)[2]
    assert "".join(text_inside(page).split()) == "".join(words.split())
    assert len(word_part(document_docx(document, STYLE)).body) > 100
