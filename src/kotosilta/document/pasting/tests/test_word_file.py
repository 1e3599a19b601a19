"""A section that was written in Word comes in from its file; files that are none, or too much, are refused in words."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from kotosilta.document.pasting.gathering import SENTENCES, LeftOut
from kotosilta.document.pasting.tests.files import CLEAN, a_word_file, of_paragraphs
from kotosilta.document.pasting.word_file import MOST_BYTES, MOST_UNPACKED, from_word_file
from kotosilta.reasons import WrongInput


def test_a_file_of_word_comes_in_as_its_changes_accepted() -> None:
    cleaned = from_word_file(a_word_file())

    assert cleaned.markup == CLEAN
    told = (LeftOut.PICTURES, LeftOut.CHANGES, LeftOut.COMMENTS, LeftOut.FOOTNOTES, LeftOut.MERGED)
    assert cleaned.left_out == tuple(SENTENCES[each] for each in told)


def test_a_file_that_a_library_wrote_comes_in() -> None:
    word = docx.Document()
    word.add_heading("Behoven", 2)
    word.add_paragraph("Vi hör att ").add_run("språket").bold = True
    word.add_paragraph("ett", style="List Bullet")
    word.add_paragraph("två", style="List Number")
    table = word.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "År", "40"
    kept = BytesIO()
    word.save(kept)

    assert from_word_file(kept.getvalue()).markup == (
        "### Behoven\n\nVi hör att **språket**\n\n- ett\n\n1. två\n\n| År |  |\n| --- | --- |\n|  | 40 |"
    )


def test_a_file_that_libreoffice_wrote_comes_in(tmp_path: Path) -> None:
    page = tmp_path / "text.html"
    page.write_text(
        "<h2>Behoven</h2><p>Vi hör att <b>språket</b> <i>saknas</i>.</p><ul><li>ett</li><li>två</li></ul>"
        "<ol><li>först</li></ol>"
        "<table border=1><tr><td>År</td><td>Antal</td></tr><tr><td>2025</td><td>40</td></tr></table>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    how = ("--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML")
    subprocess.run(("soffice", profile, *how, "--outdir", str(tmp_path), str(page)), check=True, capture_output=True)

    assert from_word_file(page.with_suffix(".docx").read_bytes()).markup == (
        "### Behoven\n\nVi hör att **språket** *saknas*.\n\n- ett\n- två\n\n1. först\n\n"
        "| År | Antal |\n| --- | --- |\n| 2025 | 40 |"
    )


def test_entities_of_a_file_are_never_opened() -> None:
    evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        text = f'{evil}<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>ord &a;</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", text)

    assert "root" not in from_word_file(kept.getvalue()).markup


def _zip_of(path: str, content: bytes) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr(path, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"hej",
        b"PK\x03\x04damaged",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        _zip_of("xl/workbook.xml", b"<x/>"),
        _zip_of("word/document.xml", b"<not closed"),
        _zip_of("word/document.xml", b"<x/>"),
        b"%PDF-1.7",
        a_word_file(""),
    ],
    ids=["text", "damaged", "old or locked", "spreadsheet", "broken", "other", "pdf", "empty"],
)
def test_what_is_no_file_of_word_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(WrongInput):
        from_word_file(content)


def test_a_file_that_unpacks_to_far_more_than_a_text_is_not_opened() -> None:
    bomb = _zip_of("word/document.xml", b" " * (MOST_UNPACKED + 10))
    assert len(bomb) < MOST_UNPACKED / 500

    with pytest.raises(WrongInput):
        from_word_file(bomb)


def test_a_file_above_the_limit_is_refused() -> None:
    with pytest.raises(WrongInput):
        from_word_file(b"PK" + b"\0" * MOST_BYTES)


def test_four_hundred_pages_are_refused_with_the_limit() -> None:
    with pytest.raises(WrongInput) as refusal:
        from_word_file(of_paragraphs(8000, "Kommunen bygger tillsammans med invånarna upp språket i vardagen. " * 2))

    assert refusal.value.reason.values["limit"] == "60000"
