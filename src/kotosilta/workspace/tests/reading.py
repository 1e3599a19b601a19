"""Helps tests to read pages: addresses of a programme, and the words of a page without its tags."""

from __future__ import annotations

import html5lib

from kotosilta.programmes.models import Programme


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    """The address of a page of the programme."""
    return f"/{language}/programme/{programme.slug}/{path}"


def text_of(page: str) -> str:
    """All words of a page, as a reader sees them."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())
