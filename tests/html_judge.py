"""Judges every HTML page that any test fetches by the rules that hold for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

LANGUAGES = ("sv", "fi", "en")
DOOR_LANGUAGES = {"ar": "rtl", "et": "ltr", "ru": "ltr", "uk": "ltr"}  # of those who answer without an account
_REMAINS_OF_TEMPLATES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|%\([a-z_]+\)s|\bNone\b|&lt;bound method")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED_BY_LABEL = ("input", "select", "textarea")


def faults(html: str) -> list[str]:
    """What is wrong with a page; an empty list when nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    found = [f"does not parse: {code} at {place}" for place, code, _ in parser.errors]
    return [*found, *_of_the_frame(root), *_of_headings(root), *_of_elements(root), *_of_text(html, root)]


def _of_the_frame(root: Element) -> Iterator[str]:
    if root.get("lang") not in (*LANGUAGES, *DOOR_LANGUAGES):
        yield f"the page's language is {root.get('lang')!r}"
    if root.get("dir", "ltr") != DOOR_LANGUAGES.get(root.get("lang") or "", "ltr"):
        yield f"the page runs {root.get('dir')}"
    if not (root.findtext(".//title") or "").strip():
        yield "the page has no title"
    if root.find(".//main") is None:
        yield "the page has no main part"
    yield from (f"the id {name!r} stands {count} times" for name, count in _ids(root).items() if count > 1)


def _ids(root: Element) -> Counter[str]:
    return Counter(name for element in root.iter() if (name := element.get("id")))


def _of_headings(root: Element) -> Iterator[str]:
    levels = [_HEADINGS.index(element.tag) + 1 for element in root.iter() if element.tag in _HEADINGS]
    if levels.count(1) != 1:
        yield f"the page has {levels.count(1)} first-level headings"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"


def _of_elements(root: Element) -> Iterator[str]:
    labelled = {element.get("for") for element in root.iter("label")}
    wrapped = {field for label in root.iter("label") for tag in _NAMED_BY_LABEL for field in label.iter(tag)}
    ids = _ids(root)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if "style" in element.attrib or element.tag == "style":
            yield f"inline style in <{element.tag}>"
        if any(name.startswith("on") for name in element.attrib):
            yield f"inline script in <{element.tag}>"
        if element.tag == "script" and not element.get("src"):
            yield "inline script"
        if element.tag == "img" and element.get("alt") is None:
            yield "an image has no alternative text"
        if element.tag == "a" and not element.get("href"):
            yield "a link leads nowhere"
        for reference in ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"):
            missing = [name for name in element.get(reference, "").split() if name not in ids]
            if missing:
                yield f"{reference} names {missing[0]!r}, which is not on the page"
        if element.tag in _NAMED_BY_LABEL and element.get("type") not in ("hidden", "submit"):
            named = element.get("id") in labelled or element in wrapped or element.get("aria-label")
            if not named:
                yield f"the field {element.get('name')!r} has no label"
    for link in root.iter("a"):
        target = link.get("href", "")
        if target.startswith("#") and len(target) > 1 and target[1:] not in ids:
            yield f"the link {target!r} leads to nothing on the page"


def _of_text(html: str, root: Element) -> Iterator[str]:
    text = " ".join("".join(root.itertext()).split())
    for remains in _REMAINS_OF_TEMPLATES.findall(text)[:3]:
        yield f"{remains!r} stands in the text"
    if not html.lower().startswith("<!doctype html>"):
        yield "the page has no doctype"
