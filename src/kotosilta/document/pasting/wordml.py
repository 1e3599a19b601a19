"""What the parts of a Word file say about the look of its text: styles, lists, notes and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LONGEST_CHAIN = 12
HEADINGS = ("heading", "rubrik", "otsikko", "title", "subtitle")
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True)
class Package:
    """The parts as trees; those that a file does not have are None."""

    document: Any
    styles: Any = None
    numbering: Any = None
    footnotes: Any = None
    endnotes: Any = None
    links: Any = None

    @cached_property
    def style(self) -> Mapping[str, Any]:
        """The styles by their id."""
        return {} if self.styles is None else {each.get(f"{W}styleId"): each for each in self.styles.iter(f"{W}style")}

    @cached_property
    def address(self) -> Mapping[str, str]:
        """The addresses of links by their id."""
        if self.links is None:
            return {}
        return {each.get("Id"): each.get("Target", "") for each in self.links if each.get("TargetMode") == "External"}

    @cached_property
    def note(self) -> Mapping[tuple[str, str], Any]:
        """The notes by `footnote` or `endnote` and their id."""
        found = {}
        for kind, tree in (("footnote", self.footnotes), ("endnote", self.endnotes)):
            for each in () if tree is None else tree.iter(f"{W}{kind}"):
                found[kind, each.get(f"{W}id")] = each
        return found

    @cached_property
    def numbered(self) -> Mapping[str, bool]:
        """Whether a list counts its points, by the id of the list."""
        if self.numbering is None:
            return {}
        formats = {each.get(f"{W}abstractNumId"): _counts(each) for each in self.numbering.iter(f"{W}abstractNum")}
        lists = self.numbering.iter(f"{W}num")
        return {each.get(f"{W}numId"): formats.get(value(each, "abstractNumId"), False) for each in lists}

    def chain(self, style: str) -> list[Any]:
        """The style and those that it is based on, the nearest first."""
        found: list[Any] = []
        while style in self.style and len(found) < LONGEST_CHAIN:
            found.append(self.style[style])
            style = value(found[-1], "basedOn")
        return found

    def is_heading(self, paragraph: Any) -> bool:
        """By its own outline level, or by a style that has one or is called so."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return False
        chain = self.chain(value(properties, "pStyle"))
        for each in (properties, *(style.find(f"{W}pPr") for style in chain)):
            if each is not None and (level := value(each, "outlineLvl")):
                return level in "012345678"[:6]
        names = [value(style, "name").casefold() for style in chain[:1]]
        return any(name.startswith(HEADINGS) for name in names)

    def list_of(self, paragraph: Any) -> str:
        """Id of the list that the paragraph is a point of; empty where it is none."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        styles = (style.find(f"{W}pPr") for style in self.chain(value(properties, "pStyle")))
        for each in (properties, *styles):
            numbering = each.find(f"{W}numPr") if each is not None else None
            if numbering is not None:
                found = value(numbering, "numId")
                return "" if found == "0" else found
        return ""

    def is_set(self, mark: str, properties: Any, paragraph_style: str) -> bool:
        """Whether bold (`b`), italic (`i`) or hidden (`vanish`) holds for a run, by itself or by its styles."""
        if properties is not None and (own := properties.find(f"{W}{mark}")) is not None:
            return _is_on(own)
        character = value(properties, "rStyle") if properties is not None else ""
        for style in (*self.chain(character), *self.chain(paragraph_style)):
            found = style.find(f"{W}rPr/{W}{mark}")
            if found is not None:
                return _is_on(found)
        return False


def value(element: Any, tag: str) -> str:
    """The `w:val` of a child; empty where there is none."""
    child = element.find(f"{W}{tag}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _is_on(mark: Any) -> bool:
    return mark.get(f"{W}val", "1") not in _OFF


def _counts(numbering: Any) -> bool:
    level = numbering.find(f"{W}lvl")
    return level is not None and value(level, "numFmt") not in {"bullet", "none", ""}
