"""Reads finished files back, with libraries that did not write them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import html5lib
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.checks.pdf_ua import text_of

SPACES = re.compile(r"\s+")


def html_tree(data: bytes | str) -> Any:
    """The parsed page; raises html5lib's ParseError at the first mistake."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data)


def html_fragment(markup: str) -> Any:
    """The parsed fragment, equally strict."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(markup)


def text_inside(element: Any) -> str:
    """All text of an element in reading order."""
    return "".join(element.itertext())


def word_part(data: bytes, name: str = "word/document.xml") -> Any:
    """One part of a Word file as a tree."""
    with ZipFile(BytesIO(data)) as package:
        return parse_xml(package.read(name))


def word_text(data: bytes) -> str:
    """What the Word file says, one line per paragraph, places to fill in included."""
    paragraphs = word_part(data).iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs)


def styles_used(data: bytes) -> list[str]:
    """The style of each paragraph in order."""
    return [style.get(qn("w:val")) for style in word_part(data).iter(qn("w:pStyle"))]


def pdf_text(data: bytes, folder: Path) -> str:
    """What the PDF says, on one line: where a line ends on paper is not part of the text, nor is a hyphen there."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    return SPACES.sub(" ", text_of(path).replace("\u00ad\n", ""))
