"""What all writers agree on: which characters are printed, how marked places read, which addresses are links."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kotosilta.figures import Figure, NumberStyle, written
from kotosilta.publishing.blocks import Blank, Emphasis, Foreign, Inline, Inlines, Link, Strong, Words

# Line ends, tabs and what else only moves a cursor become one space.
_MOVES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# Nothing a reader could see, or something that turns the reading order of what stands around it: control characters,
# lone surrogates, bidirectional overrides and isolates, byte order mark, annotation anchors, code points that are none.
_NEVER_PRINTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff]"
    "|[" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)) + "]"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_ANCHOR = re.compile(r"#[A-Za-z][\w.-]*", re.ASCII)
_FINLAND = ZoneInfo("Europe/Helsinki")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def printable(text: str) -> str:
    """`text` with the characters that no format can hold taken out; letters of every script stay as they are."""
    return unicodedata.normalize("NFC", _NEVER_PRINTED.sub("", _MOVES.sub(" ", text)))


def start_of(day: str) -> datetime:
    """When an ISO day begins in Finland, in UTC: for files made on that day always in the past."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), _FINLAND).astimezone(UTC)


def blank_text(blank: Blank, words: Words | None) -> str:
    """A place to fill in as it is printed: in brackets, so that it is found by eye, by ear and by searching."""
    parts = (printable(part).strip() for part in (words.fill_in if words else "", blank.prompt))
    return f"[{': '.join(part for part in parts if part)}]"


def plain(content: Inlines, style: NumberStyle, words: Words | None = None) -> str:
    """Inline content without any marking, e.g. for alternative texts."""
    return "".join(_plain(inline, style, words) for inline in content)


def _plain(inline: Inline, style: NumberStyle, words: Words | None) -> str:
    match inline:
        case str():
            return printable(inline)
        case Figure():
            return written(inline, style)
        case Strong(content=content) | Emphasis(content=content):
            return plain(content, style, words)
        case Foreign(text=text) | Link(text=text):
            return printable(text)
        case Blank():
            return blank_text(inline, words)


def safe_address(address: str) -> str | None:
    """The address if it may become a link (web, mail, a place in the same document), else None: the text stays text."""
    stripped = address.strip()
    return stripped if _ADDRESS.fullmatch(stripped) or _ANCHOR.fullmatch(stripped) else None


def language_tag(language: str) -> str | None:
    """The tag if it is well-formed; a writer leaves the marking out rather than writing a broken one."""
    return language if _LANGUAGE.fullmatch(language) else None
