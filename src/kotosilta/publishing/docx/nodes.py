"""Word's XML in one line each: a tag, its attributes, its children."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def node(tag: str, attributes: dict[str, str | int] | None = None, *children: Any) -> Any:
    """An element such as `w:p`; attributes are written `w:val`, children stand in the order the schema asks for."""
    made = OxmlElement(tag)
    for name, said in (attributes or {}).items():
        made.set(qn(name), str(said))
    for child in children:
        made.append(child)
    return made


def value(tag: str, said: str | int) -> Any:
    """The most common element of all: one attribute `w:val`."""
    return node(tag, {"w:val": said})


def run(text: str, style: str | None = None, language: str | None = None) -> Any:
    """A run of text in a character style and, where it differs from the document's, a language."""
    letters = node("w:t", {"xml:space": "preserve"})
    letters.text = text
    properties = [
        *([value("w:rStyle", style)] if style else []),
        *([value("w:lang", language)] if language else []),
    ]
    return node("w:r", None, *([node("w:rPr", None, *properties)] if properties else []), letters)


def paragraph(style: str, *content: Any, properties: tuple[Any, ...] = ()) -> Any:
    """A paragraph of one of our styles; `properties` stand after the style in the order of the schema."""
    return node("w:p", None, node("w:pPr", None, value("w:pStyle", style), *properties), *content)
