"""Inline content as Word's runs, links and places to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from kotosilta.figures import Figure, NumberStyle, written
from kotosilta.publishing.blocks import Blank, Emphasis, Foreign, Inline, Inlines, Link, Strong, Words
from kotosilta.publishing.docx.nodes import node, run, value
from kotosilta.publishing.text import blank_text, language_tag, printable, safe_address

REGIONAL = {"sv": "sv-FI", "fi": "fi-FI", "en": "en-GB"}
LONGEST_BOOKMARK = 40
# A run has one character style: what is both bold and slanted has one of its own.
_BOLD, _SLANTED = ("Strong", "StrongEmphasis"), ("Emphasis", "StrongEmphasis")


@dataclass(frozen=True, slots=True)
class Runs:
    """Writes inline content into one document; `numbers` gives the ids that must not come twice in it."""

    part: DocumentPart
    style: NumberStyle
    words: Words
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def of(self, content: Inlines, character_style: str | None = None) -> list[Any]:
        """The nodes of inline content, in reading order."""
        return [made for inline in content for made in self._of(inline, character_style)]

    def _of(self, inline: Inline, character_style: str | None) -> list[Any]:
        match inline:
            case str():
                return [run(printable(inline), character_style)]
            case Figure():
                return [run(written(inline, self.style), character_style)]
            case Strong(content=content) | Emphasis(content=content):
                return self.of(content, _marked(inline, character_style))
            case Foreign(text=text, language=language):
                return [run(printable(text), character_style, regional(language))]
            case Link(text=text, address=address):
                return [self._link(printable(text), safe_address(address))]
            case Blank():
                return [self._blank(blank_text(inline, self.words))]

    def _link(self, text: str, address: str | None) -> Any:
        if address is None:
            return run(text)
        target = (
            {"w:anchor": bookmark(address[1:])}
            if address.startswith("#")
            else {"r:id": self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)}
        )
        return node("w:hyperlink", {**target, "w:history": 1}, run(text, "Hyperlink"))

    def _blank(self, text: str) -> Any:
        """A content control: one click selects the whole prompt, and what is typed takes its place."""
        properties = node(
            "w:sdtPr",
            None,
            value("w:alias", printable(self.words.fill_in)),
            value("w:id", next(self.numbers)),
            node("w:showingPlcHdr"),
        )
        return node("w:sdt", None, properties, node("w:sdtContent", None, run(text, "FillIn")))


def _marked(inline: Strong | Emphasis, within: str | None) -> str:
    """The style of a marked stretch that may stand inside another one."""
    if isinstance(inline, Strong):
        return "StrongEmphasis" if within in _SLANTED else "Strong"
    return "StrongEmphasis" if within in _BOLD else "Emphasis"


def bookmark(anchor: str) -> str:
    """An anchor as Word takes it: letters, digits and underscores, forty at most."""
    return "".join(character if character.isalnum() else "_" for character in anchor)[:LONGEST_BOOKMARK]


def regional(language: str) -> str | None:
    """The language with its region, as the spelling checker knows it; None where the tag is not well-formed."""
    return REGIONAL.get(language, language_tag(language))
