"""Reads the text of a Word file paragraph by paragraph, as it stands when all its changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kotosilta.document.pasting.gathering import Cleaned, Gathering, LeftOut, Run
from kotosilta.document.pasting.grid import Cell, grid
from kotosilta.document.pasting.wordml import Package, R, W, value

DEEPEST = 60
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_COME = frozenset({f"{W}ins", f"{W}moveTo"})
_COMMENTS = frozenset({f"{W}commentReference", f"{W}commentRangeStart"})
_SPACES = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"})


@dataclass(slots=True)
class WordText:
    """One file; `cleaned` reads it once."""

    package: Package
    gathering: Gathering = field(default_factory=Gathering)

    def cleaned(self) -> Cleaned:
        """Its text in our markup."""
        body = self.package.document.find(f"{W}body")
        if body is not None:
            self._blocks(body, 0)
        return self.gathering.cleaned()

    def _blocks(self, element: Any, depth: int) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _GONE:
                self.gathering.leave_out(LeftOut.CHANGES)
            elif depth < DEEPEST:
                # Content controls, smart tags and the like: what stands in them is text like any other.
                self._blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any) -> None:
        runs = list(self._runs(paragraph, _style_of(paragraph), "", 0))
        if self.package.is_heading(paragraph):
            self.gathering.heading(runs)
        elif number := self.package.list_of(paragraph):
            self.gathering.item(runs, numbered=self.package.numbered.get(number, False))
        else:
            self.gathering.paragraph(runs)

    def _runs(self, element: Any, style: str, address: str, depth: int) -> Iterator[Run]:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, style, address)
            elif tag in _GONE:
                self.gathering.leave_out(LeftOut.CHANGES)
            elif tag in _COMMENTS:
                self.gathering.leave_out(LeftOut.COMMENTS)
            elif isinstance(tag, str) and depth < DEEPEST:
                if tag in _COME:
                    self.gathering.leave_out(LeftOut.CHANGES)
                target = self.package.address.get(child.get(f"{R}id", ""), "") if tag == f"{W}hyperlink" else address
                yield from self._runs(child, style, target, depth + 1)

    def _run(self, run: Any, style: str, address: str) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        if self.package.is_set("vanish", properties, style):
            return
        bold, italic = (self.package.is_set(mark, properties, style) for mark in ("b", "i"))
        for child in run:
            if text := self._text(child):
                yield Run(text, bold, italic, address)

    def _text(self, child: Any) -> str:
        """The letters of one piece of a run; what is none is noted."""
        tag = child.tag
        if tag == f"{W}t":
            return str(child.text or "")
        if tag in _SPACES:
            return " "
        if tag == f"{W}noBreakHyphen":
            return "-"
        if tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            return self._note(tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", ""))
        self._note_what_is_missing(child)
        return ""

    def _note_what_is_missing(self, child: Any) -> None:
        if child.tag in _COMMENTS:
            self.gathering.leave_out(LeftOut.COMMENTS)
        elif child.tag in _PICTURES or str(child.tag).endswith("}AlternateContent"):
            holds_text = any(True for _ in child.iter(f"{W}txbxContent"))
            self.gathering.leave_out(LeftOut.TEXT_BOXES if holds_text else LeftOut.PICTURES)

    def _note(self, kind: str, number: str) -> str:
        self.gathering.leave_out(LeftOut.FOOTNOTES)
        note = self.package.note.get((kind, number))
        words = "" if note is None else " ".join("".join(each.text or "" for each in note.iter(f"{W}t")).split())
        return f" ({words})" if words else ""

    def _table(self, table: Any) -> None:
        rows = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self.gathering.leave_out(LeftOut.CHANGES)
                continue
            rows.append([self._cell(cell) for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row])
        if any(cell.across > 1 or cell.down == 0 for row in rows for cell in row):
            self.gathering.leave_out(LeftOut.MERGED)
        self.gathering.table(grid(rows))

    def _cell(self, cell: Any) -> Cell:
        """A cell; one that only continues that above has no words of its own (`down` 0)."""
        properties = cell.find(f"{W}tcPr")
        span = value(properties, "gridSpan") if properties is not None else ""
        across = min(int(span), DEEPEST) if span.isascii() and span.isdecimal() and int(span) else 1
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        if merge is not None and merge.get(f"{W}val", "continue") == "continue":
            return Cell((), across, 0)
        runs: list[Run] = []
        for number, paragraph in enumerate(cell.iter(f"{W}p")):
            runs += [Run(" ")] if number else []
            runs += self._runs(paragraph, _style_of(paragraph), "", 0)
        return Cell(tuple(runs), across)


def _style_of(paragraph: Any) -> str:
    properties = paragraph.find(f"{W}pPr")
    return value(properties, "pStyle") if properties is not None else ""
