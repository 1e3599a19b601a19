"""Opens a file of Word and reads its text: nothing in it is run, followed or unpacked beyond its limits."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from kotosilta.document.pasting.gathering import Cleaned
from kotosilta.document.pasting.word_text import WordText
from kotosilta.document.pasting.wordml import Package
from kotosilta.document.rules import LONGEST_TEXT
from kotosilta.reasons import Reason, WrongInput

MOST_BYTES = 20_000_000
MOST_UNPACKED = 40_000_000  # of one part: a text of 400 pages has some ten
MOST_PARTS = 5_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_PARTS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "links": "word/_rels/document.xml.rels",
}


def from_word_file(content: bytes) -> Cleaned:
    """The text in our markup. WrongInput, for people, where the file is none of Word, is locked, or too large."""
    if len(content) > MOST_BYTES:
        raise WrongInput(
            Reason("The file is larger than 20 MB. Take the pictures out of it, or take one part at a time.")
        )
    if content.startswith(_OLD_OR_LOCKED):
        reason = Reason("This file is of an old Word, or it has a password. Save it as .docx without a password.")
        raise WrongInput(reason)
    cleaned = WordText(_package(content)).cleaned()
    if not cleaned.markup:
        raise WrongInput(Reason("There is no text in this file."))
    if len(cleaned.markup) > LONGEST_TEXT:
        values = {"signs": str(len(cleaned.markup)), "limit": str(LONGEST_TEXT)}
        raise WrongInput(
            Reason(
                "The file holds %(signs)s characters, and a part of the programme has room for %(limit)s. "
                "Nothing was taken in. Take the text of one part at a time.",
                values,
            )
        )
    return cleaned


def _package(content: bytes) -> Package:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_PARTS:
                raise WrongInput(_NOT_WORD)
            parts = {name: _part(archive, path) for name, path in _PARTS.items()}
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise WrongInput(_NOT_WORD) from error
    if parts["document"] is None:
        raise WrongInput(_NOT_WORD)
    return Package(**parts)


_NOT_WORD = Reason("This is no file of Word, or it is damaged. It has to end in .docx.")


def _part(archive: ZipFile, path: str) -> Any:
    """The tree of one part, None where there is none; what unpacks to more than its limit is refused."""
    if path not in archive.namelist():
        return None
    with archive.open(path) as stream:
        xml = stream.read(MOST_UNPACKED + 1)
    if len(xml) > MOST_UNPACKED:
        raise WrongInput(Reason("This file unpacks to far more than any text. It was not opened."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise WrongInput(_NOT_WORD) from error
