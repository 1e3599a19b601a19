"""Documents as Word files with real styles, so that people go on writing in them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import Document, Words
from kotosilta.publishing.docx.base import base_package
from kotosilta.publishing.docx.body import Body
from kotosilta.publishing.docx.nodes import node, paragraph, run
from kotosilta.publishing.docx.packing import packed
from kotosilta.publishing.docx.runs import Runs, regional
from kotosilta.publishing.docx.watermark import add_watermark
from kotosilta.publishing.text import printable, start_of
from kotosilta.publishing.typesetting import fonts_root

LONGEST_PROPERTY = 255


def document_docx(document: Document, style: NumberStyle, *, fonts: Path = fonts_root) -> bytes:
    """The document as a Word file; equal documents give equal bytes.

    Raises NotPossible when one of our faces is missing, or typst where there are drawings.
    """
    word = docx.Document(BytesIO(base_package(fonts)))
    end = word.element.body.sectPr
    for made in Body(Runs(word.part, style, document.words), fonts).of(document):
        end.addprevious(made)
    _say_language(word, document.language)
    _write_footers(word, document.words)
    if document.watermark:
        add_watermark(word, printable(document.watermark))
    _describe(word, document)
    return packed(word.part.package, date.fromisoformat(document.date))


def _say_language(word: WordDocument, language: str) -> None:
    tag = regional(language)
    for default in word.styles.element.iter(qn("w:lang")):
        if tag:
            default.set(qn("w:val"), tag)


def _write_footers(word: WordDocument, words: Words) -> None:
    """The first page has a footer of its own because it has a header of its own; both say the same."""
    section = word.sections[0]
    for footer in (section.footer, section.first_page_footer):
        footer.part.element.append(_footer(words))


def _footer(words: Words) -> Any:
    pages = [
        run(printable(words.footer)),
        node("w:r", None, node("w:tab")),
        run(f"{printable(words.page)} "),
        node("w:fldSimple", {"w:instr": " PAGE "}, run("1")),
        run("/"),
        node("w:fldSimple", {"w:instr": " NUMPAGES "}, run("1")),
    ]
    return paragraph("Footer", *pages)


def _describe(word: WordDocument, document: Document) -> None:
    """Title, language and date, and nobody's name: a draft has no author before somebody takes it on."""
    about = word.core_properties
    made = start_of(document.date).replace(tzinfo=None)
    about.title = printable(document.known_as)[:LONGEST_PROPERTY]
    about.subject = printable(document.description)[:LONGEST_PROPERTY]
    about.language = regional(document.language) or ""
    about.created = about.modified = made
    about.author = about.last_modified_by = about.comments = ""
    about.revision = 1
