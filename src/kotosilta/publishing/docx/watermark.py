"""A word that stands large and pale behind the text of every page, as Word itself makes its watermarks."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kotosilta.publishing.docx.nodes import node, paragraph, run

_SHAPE = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="watermark" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="{id}" o:spid="{id}" type="#watermark" alt={word} fillcolor="#e9ece4" stroked="f"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:110pt;rotation:336;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin">'
    '<v:textpath style="font-family:&quot;Hanken Grotesk&quot;;font-size:1pt;font-weight:bold" string={word}/>'
    "</v:shape></w:pict>"
)


def add_watermark(word: WordDocument, text: str) -> None:
    """Behind the first page, whose header is there already, and behind the others, whose header says the word too."""
    section = word.sections[0]
    next(section.first_page_header.part.element.iter(qn("w:p"))).append(_drawn(text, "watermark1"))
    section.header.is_linked_to_previous = False
    others = section.header.part.element
    others.clear()
    others.append(paragraph("Footer", node("w:r", None, node("w:tab")), run(text), _drawn(text, "watermark2")))


def _drawn(text: str, name: str) -> Any:
    return node("w:r", None, parse_xml(_SHAPE.format(id=name, word=quoteattr(text))))
