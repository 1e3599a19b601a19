"""Blocks as PDF: tags, languages, links, and what is refused with a sentence."""

from __future__ import annotations

import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kotosilta.figures import FigureKind
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
)
from kotosilta.publishing.pdf import document_pdf
from kotosilta.publishing.tests.reading import pdf_text
from kotosilta.publishing.tests.sample import STYLES, chart, figure, sample_document, with_blocks
from kotosilta.publishing.tests.sample_texts import SV
from kotosilta.publishing.typesetting import FACES, fonts_root, picture_png
from kotosilta.reasons import NotPossible
from tests.checks.pdf_ua import outloud_findings, pages, pdfua_errors, pdfua_warnings, structure, text_of

STYLE = STYLES["sv"]

COUNTED = figure(2.5, FigureKind.RANGE_1_4)


def written_to(folder: Path, document: Document) -> Path:
    path = folder / "made.pdf"
    path.write_bytes(document_pdf(document, STYLES[document.language]))
    return path


def tags(path: Path) -> list[str]:
    """The structure's tags, without the text under them."""
    return re.findall(r"^ +([A-Z][A-Za-z0-9]*)(?= |:|$)", structure(path), re.MULTILINE)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_checkers_find_no_error_in_the_sample(language: str, tmp_path: Path) -> None:
    path = written_to(tmp_path, sample_document(language))
    assert pdfua_errors(path) == []
    assert pdfua_warnings(path) == []
    found = outloud_findings([path])[path]
    assert found["error"] == []
    # The tables of goals are there to be filled in: that most of their cells are empty is what they are for.
    assert {warning.split(":")[0] for warning in found["warning"]} == {"TBL-012"}
    assert pages(path) == 7


def test_blocks_are_tagged_as_what_they_are(tmp_path: Path) -> None:
    document = with_blocks(
        Heading(2, ("D1 A",), "d1"),
        Paragraph(("a",), "purpose"),
        Paragraph(("b",)),
        Paragraph(("c",), "lead"),
        BulletList((("d",),), "decide"),
        Table(("Läget",), (("Uppgift",), ("Andel",)), ((("x",), (figure(5.5),)),), (1, 1)),
        Paragraph(("e",), "source"),
        chart(SV, STYLE),
        Paragraph(("f",), "note"),
        Callout((Paragraph(("g",)),), "Obs"),
    )
    found = [tag for tag in tags(written_to(tmp_path, document)) if tag not in {"Span", "Div"}]
    assert found == [
        *("H1", "H2", "P", "P", "P", "L", "LI", "Lbl", "LBody"),
        *("Table", "Caption", "THead", "TR", "TH", "TH", "TBody", "TR", "TD", "TD"),
        *("P", "Caption", "Figure", "P", "P", "P"),
    ]


def test_page_says_everything_in_reading_order(tmp_path: Path) -> None:
    document = with_blocks(
        Heading(2, ("D1 A",), "d1"),
        Paragraph(("Andel: ", Strong((figure(5.5),)), " i ", Foreign("Mallikylä", "fi"), ". ", Blank("vem"))),
        BulletList((("fråga",),), "decide"),
        Paragraph(("Statistikcentralen",), "source"),
    )
    assert pdf_text(document_pdf(document, STYLE), tmp_path) == (
        "Rubrik D1 A Andel: 5,5 % i Mallikylä. [Fyll i: vem] ☐ fråga Källa: Statistikcentralen "
        "Utkast gjort med Kotosilta Sida 1/1 "
    )


def test_range_is_never_divided_between_two_lines(tmp_path: Path) -> None:
    counts = tuple(part for width in range(60) for part in ("i" * (width % 7 + 1), " ", COUNTED, " "))

    data = document_pdf(with_blocks(Paragraph(counts)), STYLE)

    (tmp_path / "read.pdf").write_bytes(data)
    lines = text_of(tmp_path / "read.pdf").splitlines()
    assert [line for line in lines if line.endswith("–") or line.startswith("–")] == []
    assert sum(line.count("1–4") for line in lines) == 60


def test_language_is_that_of_the_text_and_of_its_parts() -> None:
    document = with_blocks(Paragraph(("a ", Foreign("Mallikylä", "fi"), Foreign("x", "fi-x-selko"))))
    with pikepdf.open(_stream(document)) as pdf:
        assert str(pdf.Root.Lang) == "sv-FI"
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
        assert content.count(b"/Lang(fi)") == 2


def test_links_lead_out_and_inside_and_nowhere_else() -> None:
    document = with_blocks(
        Heading(2, ("D1",), "d1"),
        Paragraph((Link("ut", "https://stat.fi/"), " ", Link("in", "#d1"))),
        Paragraph((Link("a", "#nowhere"), Link("b", "javascript:x"))),
    )
    with pikepdf.open(_stream(document)) as pdf:
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert [str(link.A.URI) if "/A" in link else "inside" for link in links] == ["https://stat.fi/", "inside"]


def test_picture_tells_what_it_shows() -> None:
    with pikepdf.open(_stream(with_blocks(chart(SV, STYLE)))) as pdf:
        told = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert told == [
        "Linjediagram: andelen stiger jämnt och är hela tiden lägre än i landskapet. Exempelby: 5,5\u00a0%."
    ]


def test_long_table_repeats_its_header_on_each_page(tmp_path: Path) -> None:
    rows = tuple(((f"Rad nummer {number}",), (figure(5.5),)) for number in range(100))
    document = with_blocks(Table(("Läget",), (("Uppgift",), ("Andel i kommunen",)), rows, (1, 1)))
    data = document_pdf(document, STYLE)
    with pikepdf.open(_stream(document)) as pdf:
        assert len(pdf.pages) > 1
        assert pdf_text(data, tmp_path).count("Andel i kommunen") == len(pdf.pages)


def test_properties_give_title_and_date_and_no_author() -> None:
    with pikepdf.open(_stream(sample_document())) as pdf, pdf.open_metadata() as about:
        assert str(pdf.docinfo["/Title"]) == sample_document().title
        assert "/Author" not in pdf.docinfo
        assert about["xmp:CreateDate"] == "2026-11-23T22:00:00+00:00"  # midnight in Finland
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("2", "A", "1")


def test_only_our_faces_are_used() -> None:
    with pikepdf.open(_stream(sample_document())) as pdf:
        names = {
            str(each.BaseFont) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
    assert {name.split("+")[1].split("-")[0] for name in names} == {"SourceSans3", "HankenGrotesk"}


@pytest.mark.parametrize("face", FACES)
def test_missing_face_is_refused_with_its_name(face: str, tmp_path: Path) -> None:
    for other in FACES:
        if other != face:
            shutil.copy(fonts_root / other, tmp_path)
    with pytest.raises(NotPossible) as refusal:
        document_pdf(with_blocks(Paragraph(("å",))), STYLE, fonts=tmp_path)
    assert refusal.value.reason.values == {"file": face}


def test_damaged_face_is_refused_with_its_name(tmp_path: Path) -> None:
    for face in FACES:
        shutil.copy(fonts_root / face, tmp_path)
    (tmp_path / FACES[0]).write_bytes(b"not a font")
    with pytest.raises(NotPossible, match=FACES[0]):
        document_pdf(with_blocks(), STYLE, fonts=tmp_path)


def test_missing_typst_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotPossible, match="typst is missing"):
        document_pdf(with_blocks(), STYLE)


def test_drawing_becomes_pixels_of_the_size_it_is_printed_in() -> None:
    png = picture_png(chart(SV, STYLE).svg_print, 459.2, 180)
    assert png.startswith(b"\x89PNG")
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert (width, height) == (1276, 500)


def test_several_documents_are_made_at_the_same_time() -> None:
    documents = [with_blocks(Paragraph((f"Text {number}",)), title=f"Rubrik {number}") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda document: document_pdf(document, STYLE), documents))
    assert together == [document_pdf(document, STYLE) for document in documents]


def _stream(document: Document) -> BytesIO:
    return BytesIO(document_pdf(document, STYLES[document.language]))
