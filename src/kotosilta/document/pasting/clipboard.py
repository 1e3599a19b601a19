"""Cleans HTML that was copied out of Word, LibreOffice, a web page or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import html

from kotosilta.document.pasting.gathering import Cleaned, Gathering, LeftOut, Run
from kotosilta.document.pasting.grid import Cell, grid
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.pasted import printable

MOST_CHARACTERS = 2_000_000
DEEPEST = 90
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article"}
    | {"body", "html", "pre", "dl", "dt", "dd", "figure", "figcaption", "header", "footer", "main", "aside", "address"}
)
_DROPPED = frozenset(
    {"style", "script", "head", "title", "meta", "link", "xml", "template", "noscript", "iframe", "object", "embed"}
    | {"form", "input", "button", "select", "textarea", "audio", "video", "canvas", "math", "o:wrapblock"}
)
_PICTURES = frozenset({"img", "svg", "v:imagedata", "v:shape", "picture"})
_BOLD = re.compile(r"(?<![-\w])font-weight\s*:\s*(bold|[6-9]00)")
_NOT_BOLD = re.compile(r"(?<![-\w])font-weight\s*:\s*(normal|[1-4]00|lighter)")
_ITALIC = re.compile(r"(?<![-\w])font-style\s*:\s*(italic|oblique)")
_NOT_ITALIC = re.compile(r"(?<![-\w])font-style\s*:\s*normal")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden")
_LIST_LEVEL = re.compile(r"mso-list\s*:\s*(?!ignore|none|skip)\S+")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_FOOTNOTE = re.compile(r"#_(?:ftn|edn)(?!ref)(\d+)$")
_BACK_FROM_FOOTNOTE = re.compile(r"#_(?:ftn|edn)ref\d+$")
_UNSEEN = re.compile(r"<!--.*?(?:-->|$)|<(style|script|head|title|xml)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_MARKS = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"#_msocom_\d+$")


def from_clipboard(text: str) -> Cleaned:
    """The text in our markup. WrongInput where there is more than anybody means to paste."""
    if len(text) > MOST_CHARACTERS:
        raise WrongInput(Reason("This is too much to paste at once. Take one part at a time."), field="html")
    root = _parsed(printable(text))
    reader = _Reader()
    if root is not None:
        reader.footnotes = dict(_footnotes(root))
        reader.flow(root, _Look(), 0)
        reader.end()
    cleaned = reader.gathering.cleaned()
    return cleaned if cleaned.markup else _only_words(text)


def _only_words(text: str) -> Cleaned:
    """What stands between the marks, for HTML that no parser can make sense of (a thousand boxes in each other)."""
    words = _MARKS.sub(" ", _UNSEEN.sub(" ", text))
    gathering = Gathering()
    gathering.paragraph([Run(unescape(words))])
    return gathering.cleaned()


def _parsed(text: str) -> Any:
    """The tree, or None where there is nothing. Conditional marks of Word are neither text nor comments to a parser."""
    text = re.sub(r"<!\[(?:if|endif)[^\]]*\]>", "", text)
    if not text.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError):
        return None


def _footnotes(root: Any) -> Iterator[tuple[str, str]]:
    """The words of each note by its number; their list at the end is taken out."""
    for note in root.xpath("//*[starts-with(@id, 'ftn') or starts-with(@id, 'edn')]"):
        for back in note.xpath(".//a[contains(@href, 'ref')]"):
            back.drop_tree()
        yield note.get("id")[3:], " ".join(note.text_content().split())
        note.drop_tree()


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    address: str = ""

    def of(self, element: Any) -> _Look:
        style, tag = _style(element), element.tag
        bold = (self.bold or tag in {"b", "strong", "th"} or bool(_BOLD.search(style))) and not _NOT_BOLD.search(style)
        slanted = self.italic or tag in {"i", "em", "cite"} or bool(_ITALIC.search(style))
        address = str(element.get("href", "")) if tag == "a" else self.address
        return _Look(bold and tag != "th", slanted and not _NOT_ITALIC.search(style), address)


@dataclass(slots=True)
class _Reader:
    gathering: Gathering = field(default_factory=Gathering)
    footnotes: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    kind: str = "paragraph"

    def flow(self, element: Any, look: _Look, depth: int) -> None:
        """What stands in an element: its own words, and each child with the words behind it."""
        self._say(element.text, look)
        for child in element:
            self._child(child, look, depth + 1)
            self._say(child.tail, look)

    def end(self) -> None:
        """What was gathered of a paragraph is whole."""
        match self.kind:
            case "heading":
                self.gathering.heading(self.runs)
            case "bullet" | "number":
                self.gathering.item(self.runs, numbered=self.kind == "number")
            case _:
                self.gathering.paragraph(self.runs)
        self.runs, self.kind = [], "paragraph"

    def _child(self, child: Any, look: _Look, depth: int) -> None:
        tag = child.tag
        if not isinstance(tag, str) or self._is_dropped(child):
            return
        if depth > DEEPEST:
            self._say(child.text_content(), look)
        elif tag == "br":
            self._say(" ", look)
        elif tag == "table":
            self._table(child, depth)
        elif tag in _BLOCKS:
            self._block(child, look.of(child), depth)
        else:
            self._inline(child, look, depth)

    def _is_dropped(self, child: Any) -> bool:
        """What never becomes text; what a reader would miss is noted."""
        style, tag = _style(child), child.tag
        if tag in _PICTURES:
            self.gathering.leave_out(LeftOut.PICTURES)
            return True
        if tag == "del" or "msodel" in child.get("class", "").lower():
            self.gathering.leave_out(LeftOut.CHANGES)
            return True
        if "mso-element:comment" in style or "msocomment" in child.get("class", "").lower():
            self.gathering.leave_out(LeftOut.COMMENTS)
            return True
        if tag == "ins":
            self.gathering.leave_out(LeftOut.CHANGES)
        ignored = "mso-list:ignore" in style or "mso-element:footnote-list" in style
        return tag in _DROPPED or bool(_HIDDEN.search(style)) or ignored

    def _inline(self, child: Any, look: _Look, depth: int) -> None:
        href = str(child.get("href", "")) if child.tag == "a" else ""
        if _COMMENT.search(href):
            self.gathering.leave_out(LeftOut.COMMENTS)
        elif found := _FOOTNOTE.search(href):
            self.gathering.leave_out(LeftOut.FOOTNOTES)
            if words := self.footnotes.get(found[1]):
                self._say(f" ({words})", look)
        elif not _BACK_FROM_FOOTNOTE.search(href):
            self.flow(child, look.of(child), depth)

    def _block(self, child: Any, look: _Look, depth: int) -> None:
        self.end()
        kind = _kind(child)
        if kind:
            self.kind = kind
        self.flow(child, _Look() if kind == "heading" else look, depth)
        self.end()

    def _table(self, table: Any, depth: int) -> None:
        """Cells that span several become several; a table inside a cell is read as its words."""
        self.end()
        rows = [row for row in table.iter("tr") if _of_this_table(row, table)]
        cells = [[_cell(self, cell, depth) for cell in row if cell.tag in {"td", "th"}] for row in rows]
        if any(cell.across > 1 or cell.down > 1 for row in cells for cell in row):
            self.gathering.leave_out(LeftOut.MERGED)
        self.gathering.table(grid(cells))

    def _say(self, text: str | None, look: _Look) -> None:
        if text:
            self.runs.append(Run(text, look.bold, look.italic, look.address))


def _cell(reader: _Reader, cell: Any, depth: int) -> Cell:
    inside = _Reader(footnotes=reader.footnotes)
    _flatten(inside, cell, depth)
    reader.gathering.left_out |= inside.gathering.left_out
    return Cell(tuple(inside.runs), _span(cell.get("colspan")), _span(cell.get("rowspan")))


def _flatten(reader: _Reader, cell: Any, depth: int) -> None:
    """Everything in a cell as one stretch: its paragraphs and points part from each other by a space."""
    for each in cell.iter(*_BLOCKS):
        if each is not cell:
            each.tail = f" {each.tail or ''}"
            each.text = f" {each.text or ''}"
            each.tag = "span"
    for each in cell.iter("td", "th", "tr", "tbody", "thead"):
        if each is not cell:
            each.tag, each.tail = "span", f" {each.tail or ''}"
    reader.flow(cell, _Look(), depth)


def _kind(element: Any) -> str:
    """Whether the block is a heading or a point of a list, also where Word only says so in the style."""
    style, tag, name = _style(element), element.tag, element.get("class", "").lower()
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} or name in {"msotitle", "msosubtitle"}:
        return "heading"
    if element.get("role") == "heading" or re.search(r"mso-outline-level\s*:\s*[1-6]", style):
        return "heading"
    if tag == "li":
        return "number" if (parent := element.getparent()) is not None and parent.tag == "ol" else "bullet"
    if tag == "p" and (_LIST_LEVEL.search(style)):
        return "number" if _NUMBER.match(_mark(element)) else "bullet"
    inside_point = element.getparent() is not None and element.getparent().tag == "li"
    return _kind(element.getparent()) if inside_point and tag in {"p", "div"} else ""


def _mark(element: Any) -> str:
    """The sign that Word writes before a point: a bullet of a symbol font, or a number."""
    for each in element.iter("span"):
        if "mso-list:ignore" in _style(each):
            return str(each.text_content()).strip()
    return ""


def _style(element: Any) -> str:
    return str(element.get("style", "")).lower().replace(" ", "")


def _of_this_table(row: Any, table: Any) -> bool:
    return next(row.iterancestors("table")) is table


def _span(said: str | None) -> int:
    return min(int(said), 60) if said and said.isascii() and said.isdecimal() and int(said) else 1
