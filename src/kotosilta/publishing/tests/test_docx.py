"""Blocks as Word: real styles, header rows, alternative texts, languages, places to fill in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from kotosilta.publishing.blocks import Blank, Block, BulletList, Callout, Heading, Link, Paragraph, Strong, Table
from kotosilta.publishing.docx import document_docx
from kotosilta.publishing.docx.base import base_package
from kotosilta.publishing.tests.reading import styles_used, word_part, word_text
from kotosilta.publishing.tests.sample import STYLES, chart, figure, goals, sample_document, with_blocks
from kotosilta.publishing.tests.sample_texts import SV
from kotosilta.publishing.typesetting import fonts_root
from kotosilta.reasons import NotPossible
from tests.checks.word import pages_in_libreoffice

STYLE = STYLES["sv"]


def test_blocks_stand_in_real_styles() -> None:
    document = with_blocks(
        Heading(2, ("D1 A",), "d1"),
        Heading(3, ("B",), "b"),
        Heading(4, ("C",), "c"),
        Paragraph(("a",)),
        Paragraph(("b",), "lead"),
        Paragraph(("c",), "purpose"),
        Paragraph(("d",), "source"),
        Paragraph(("e",), "note"),
        BulletList((("f",),)),
        BulletList((("g",),), "decide"),
        Paragraph((Blank("j"),)),
        Callout((Paragraph(("h",)), BulletList((("i",),))), "Obs"),
    )
    data = document_docx(document, STYLE)
    assert styles_used(data) == [
        *("Title", "Heading2", "Heading3", "Heading4", "Normal", "Lead", "Purpose", "SourceLine", "Note"),
        *("ListBullet", "DecisionList", "FillInPlace", "CalloutLabel", "CalloutText", "CalloutList"),
    ]
    assert word_text(data).splitlines() == [
        *("Rubrik", "D1 A", "B", "C", "a", "b", "c", "Källa: d", "e"),
        *("f", "g", "[Fyll i: j]", "Obs", "h", "i"),
    ]


def test_every_style_that_is_used_exists_and_nothing_is_formatted_by_hand() -> None:
    data = document_docx(sample_document(), STYLE)
    known = {style.style_id for style in docx.Document(BytesIO(data)).styles}
    body = word_part(data)
    used = {each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for each in body.iter(qn(tag))}
    assert used - known == set()
    by_hand = {"w:b", "w:i", "w:color", "w:sz", "w:rFonts", "w:shd", "w:spacing", "w:ind", "w:jc", "w:pBdr", "w:u"}
    assert [tag for tag in by_hand if body.find(f".//{qn(tag)}") is not None] == []


def test_base_holds_our_styles_only() -> None:
    word = docx.Document(BytesIO(base_package(fonts_root)))
    names = {style.name for style in word.styles if style.type is WD_STYLE_TYPE.PARAGRAPH}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "List Bullet"} <= names
    assert len(names) < 36


def test_table_repeats_its_header_keeps_rows_whole_and_fills_the_measure() -> None:
    table = Table(
        ("Läget",), (("Uppgift",), ("Andel",)), ((("Exempelby",), (figure(5.5),)),), (2, 1), blank_rows=2
    )  # fmt: skip
    body = word_part(document_docx(with_blocks(table), STYLE))
    rows = body.findall(f".//{qn('w:tr')}")
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True] * 4
    assert sum(int(column.get(qn("w:w"))) for column in body.iter(qn("w:gridCol"))) == 9184
    assert body.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "Läget"
    assert body.find(f".//{qn('w:tblLayout')}").get(qn("w:type")) == "fixed"
    styles = [[style.get(qn("w:val")) for style in row.iter(qn("w:pStyle"))] for row in rows]
    assert styles[:2] == [["TableHead", "TableHeadNumber"], ["TableText", "TableNumber"]]


def test_caption_and_picture_and_source_stay_together() -> None:
    data = document_docx(with_blocks(chart(SV, STYLE), Paragraph(("x",), "source")), STYLE)
    caption, picture, source = list(word_part(data).iter(qn("w:p")))[1:4]
    styles = docx.Document(BytesIO(data)).styles
    assert styles["Caption"].paragraph_format.keep_with_next
    assert caption.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "Caption"
    assert picture.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert source.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "SourceLine"


def test_short_table_is_not_divided_and_a_long_one_leaves_two_rows_on_either_side() -> None:
    def kept(rows: int) -> list[bool]:
        table = Table((), (("Rad",),), tuple(((f"{row}",),) for row in range(rows)), (1,))
        body = word_part(document_docx(with_blocks(table, Paragraph(("a",))), STYLE))
        return [row.find(f".//{qn('w:keepNext')}") is not None for row in body.findall(f".//{qn('w:tr')}")[1:]]

    assert kept(5) == [True] * 4 + [False]
    assert kept(15) == [True] + [False] * 12 + [True, False]


def test_list_is_divided_only_where_two_items_stay_on_either_side() -> None:
    def kept(items: int, *after: Block) -> list[bool]:
        body = word_part(document_docx(with_blocks(BulletList((("a",),) * items), *after), STYLE))
        return [each.find(f".//{qn('w:keepNext')}") is not None for each in list(body.iter(qn("w:p")))[1 : items + 1]]

    assert kept(1) == [False]
    assert kept(2) == [True, False]
    assert kept(6) == [True, False, False, False, True, False]
    assert kept(3, Paragraph((Blank("vem"),))) == [True, True, True]


def test_picture_tells_what_it_shows() -> None:
    body = word_part(document_docx(with_blocks(chart(SV, STYLE)), STYLE))
    (description,) = [each.get("descr") for each in body.iter(qn("wp:docPr"))]
    assert description == (
        "Linjediagram: andelen stiger jämnt och är hela tiden lägre än i landskapet. Exempelby: 5,5\u00a0%."
    )


def test_same_drawing_twice_is_stored_once() -> None:
    data = document_docx(with_blocks(chart(SV, STYLE), chart(SV, STYLE)), STYLE)
    with ZipFile(BytesIO(data)) as package:
        assert len([name for name in package.namelist() if name.endswith(".png")]) == 1


@pytest.mark.parametrize(("language", "tag", "other"), [("sv", "sv-FI", "fi-FI"), ("fi", "fi-FI", "sv-FI")])
def test_document_and_foreign_names_have_their_language(language: str, tag: str, other: str) -> None:
    data = document_docx(sample_document(language), STYLES[language])
    assert word_part(data, "word/styles.xml").find(f".//{qn('w:lang')}").get(qn("w:val")) == tag
    assert {each.get(qn("w:val")) for each in word_part(data).iter(qn("w:lang"))} == {other}
    assert docx.Document(BytesIO(data)).core_properties.language == tag


def test_place_to_fill_in_is_a_control_that_typing_replaces() -> None:
    body = word_part(document_docx(with_blocks(Paragraph(("Ansvarig: ", Blank("vem")))), STYLE))
    control = body.find(f".//{qn('w:sdt')}")
    assert control.find(f".//{qn('w:showingPlcHdr')}") is not None
    assert control.find(f".//{qn('w:rStyle')}").get(qn("w:val")) == "FillIn"
    assert control.find(f".//{qn('w:t')}").text == "[Fyll i: vem]"


def test_strong_text_stays_strong_inside_a_sentence() -> None:
    body = word_part(document_docx(with_blocks(Paragraph(("a ", Strong((figure(5.5),)), " b"))), STYLE))
    runs = list(body.iter(qn("w:r")))[1:]
    assert [(run.text, run.find(f".//{qn('w:rStyle')}") is not None) for run in runs] == [
        ("a ", False),
        ("5,5\u00a0%", True),
        (" b", False),
    ]


def test_links_lead_out_and_inside() -> None:
    document = with_blocks(
        Heading(2, ("D1",), "d1"),
        Paragraph((Link("ut", "https://stat.fi/"), Link("in", "#d1"), Link("inte", "javascript:x"))),
    )
    word = docx.Document(BytesIO(document_docx(document, STYLE)))
    out, inside = word.paragraphs[2].hyperlinks
    assert (out.address, out.text) == ("https://stat.fi/", "ut")
    assert (inside.fragment, inside.text) == ("d1", "in")
    assert word.element.body.find(f".//{qn('w:bookmarkStart')}").get(qn("w:name")) == "d1"
    assert word.paragraphs[2].text == "utininte"


def test_each_list_has_a_numbering_of_its_own() -> None:
    document = with_blocks(BulletList((("a",), ("b",))), BulletList((("c",),), "decide"), BulletList((("d",),)))
    data = document_docx(document, STYLE)
    assert [each.get(qn("w:val")) for each in word_part(data).iter(qn("w:numId"))] == ["1", "1", "2", "3"]
    numbers = word_part(data, "word/numbering.xml")
    kinds = {each.get(qn("w:numId")): each[0].get(qn("w:val")) for each in numbers.iter(qn("w:num"))}
    assert kinds == {"1": "1", "2": "2", "3": "1"}


def test_ids_are_not_used_twice() -> None:
    body = word_part(document_docx(sample_document(), STYLE))
    for tag, name in (("wp:docPr", "id"), ("w:bookmarkStart", qn("w:id"))):
        ids = [each.get(name) for each in body.iter(qn(tag))]
        assert len(ids) == len(set(ids)) > 0
    controls = [each.find(qn("w:id")).get(qn("w:val")) for each in body.iter(qn("w:sdtPr"))]
    assert len(controls) == len(set(controls)) > 0


def test_footer_counts_pages_and_properties_name_nobody() -> None:
    data = document_docx(sample_document(), STYLE)
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = word_part(data, name)
        assert "".join(text.text or "" for text in footer.iter(qn("w:t"))) == "Utkast gjort med KotosiltaSida 1/1"
        assert [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    about = docx.Document(BytesIO(data)).core_properties
    assert (about.title, about.author, about.last_modified_by) == (sample_document().title, "", "")
    assert about.created.isoformat() == "2026-11-23T22:00:00+00:00"  # midnight in Finland


def test_entries_carry_the_date_of_the_document() -> None:
    with ZipFile(BytesIO(document_docx(with_blocks(goals(SV)), STYLE))) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 24, 0, 0, 0)}


def test_embedded_faces_are_the_installed_ones_under_their_key() -> None:
    with ZipFile(BytesIO(document_docx(with_blocks(), STYLE))) as package:
        table = package.read("word/fontTable.xml").decode()
        face = bytearray(package.read("word/fonts/font1.odttf"))
    key = table.split('fontKey="{')[1].split("}")[0].replace("-", "")
    for index in range(32):
        face[index] ^= bytes.fromhex(key)[15 - index % 16]
    assert bytes(face) == (fonts_root / "SourceSans3_400Regular.ttf").read_bytes()


def test_missing_face_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="SourceSans3_400Regular"):
        document_docx(with_blocks(), STYLE, fonts=tmp_path)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_libreoffice_opens_the_sample_and_finds_it_short_enough(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(document_docx(sample_document(language), STYLES[language]))
    assert pages_in_libreoffice(path) == 7
