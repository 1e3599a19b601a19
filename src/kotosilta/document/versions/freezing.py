"""Keeps a whole text as plain JSON and makes the same text of it again, so that a version stays what it was."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from kotosilta.figures import Figure, FigureKind
from kotosilta.publishing.blocks import (
    Blank,
    BulletList,
    Callout,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    Picture,
    Strong,
    Table,
    Words,
)

PIECES = {
    each.__name__: each
    for each in (
        *(Document, Words, Heading, Paragraph, BulletList, NumberedList, Table, Picture, Callout),
        *(Strong, Emphasis, Foreign, Link, Blank, Figure),
    )
}
_KIND = "piece"


def frozen(value: Any) -> Any:
    """A document, or a part of one, as what JSON can hold; TypeError for anything that no text is made of."""
    if is_dataclass(value) and type(value).__name__ in PIECES:
        parts = {each.name: frozen(getattr(value, each.name)) for each in fields(value)}
        return {_KIND: type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [frozen(each) for each in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"{type(value).__name__} cannot be kept in a version")


def thawed(stored: Any) -> Any:
    """Undoes `frozen`: an equal document."""
    if isinstance(stored, list):
        return tuple(thawed(each) for each in stored)
    if not isinstance(stored, dict):
        return stored
    values = {name: thawed(each) for name, each in stored.items() if name != _KIND}
    piece = PIECES[stored[_KIND]]
    return piece(**values | ({"kind": FigureKind(values["kind"])} if piece is Figure else {}))
