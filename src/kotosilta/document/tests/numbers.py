"""Reads the finished text of a draft and finds every number in it that no row of its trace explains."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET

from kotosilta.document.trace import TraceRow

# What may stand in the text beside figures: dates, years and periods, ids, § and numbering.
ALLOWED = (
    r"CC BY 4\.0",
    r"ÅFS \d{4}:\d+",
    r"\b\d{1,4}/\d{4}\b",  # acts
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b31\.12\.",
    r"\b31 (?:december|December)\b",
    r"\b\d{2,3}[a-z][a-z0-9]?\b",  # tables of Statistics Finland: 11ra, 159t, 12x4, 115x
    r"\b[CDIKLMP]\d{1,2}[ab]?(?:\.\d{1,2})?\b",  # points of the checklist
    r"\b(?:19|20)\d{2}\b",
)
PAGE_MARK = r"(?:Sida|Sivu|Page) \d+(?:/\d+)?"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def numbers_without_origin(text: str, rows: Iterable[TraceRow]) -> list[str]:
    """The numbers left in `text` after the traced figures and what is allowed are taken out."""
    text = re.sub(PAGE_MARK, " ", _spaced(text))  # first, or a figure that is the same number would take half of it
    for number in sorted({_spaced(row["number"]) for row in rows}, key=len, reverse=True):
        text = re.sub(_alone(number), " ", text)
    for pattern in ALLOWED:
        text = re.sub(pattern, " ", text)
    return re.findall(r"\S*\d\S*", text)


def _alone(number: str) -> str:
    return rf"(?<![\w,.]){re.escape(number)}(?!\w|[,.]\d)"


def _spaced(text: str) -> str:
    """One kind of space; none before the sign for percent, which text layers of PDF lose now and then."""
    return re.sub(r"\s+%", "%", re.sub(r"\s+", " ", text.replace("\u00ad", "")))


class _Page(HTMLParser):
    """The text of a page with its descriptions, without styles, and its figures."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.data: list[tuple[str, str]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside = tag
        described = ("alt", "aria-label", "title", *(["content"] if given.get("name") == "description" else []))
        self.parts += [" ", *(given[name] for name in described if name in given), " "]
        if tag == "data":
            self.data.append((given["value"], ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            return
        self.parts.append(data)
        if self._inside == "data":
            value, printed = self.data[-1]
            self.data[-1] = (value, printed + data)


def text_of_html(content: bytes) -> str:
    """Everything a reader of the page meets, drawings and their descriptions included."""
    return "".join(_read(content).parts)


def data_of_html(content: bytes) -> list[tuple[str, str]]:
    """Raw value and printed text of each figure."""
    return _read(content).data


def _read(content: bytes) -> _Page:
    page = _Page()
    page.feed(content.decode())
    page.close()
    return page


def text_of_docx(content: bytes) -> str:
    """Paragraph by paragraph: body, footers and the alternative texts of drawings."""
    parts: list[str] = []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"word/(document|footer\d*|header\d*)\.xml", name)]
        for name in names:
            root = ET.fromstring(archive.read(name))
            parts += [
                "".join(text.text or "" for text in paragraph.iter(f"{_WORD}t")) for paragraph in root.iter(f"{_WORD}p")
            ]
            parts += [each.get("descr", "") for each in root.iter() if each.tag.endswith("}docPr")]
    return "\n".join(parts)


def text_of_pdf(content: bytes) -> str:
    """The text layer as people copy it; hyphens at line ends are taken back."""
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"[\u00ad‐-]\n", "", done.stdout.decode()).replace("\n", " ")
