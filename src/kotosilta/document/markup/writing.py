"""Writes blocks as our markup, for first texts and for what comes in from Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import count

from kotosilta.document.markup.reference import Reference
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Callout,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Picture,
    Strong,
    Table,
)
from kotosilta.publishing.text import safe_address

_BLANKS = re.compile(r"[^\S\u00a0]+")  # a no-break space holds a number together
_BACKSLASH = re.compile(r"\\")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A star between spaces is a star, and so is a line between letters; what could open or close something is marked.
_STAR = re.compile(r"\*(?!(?<=\s\*)\s)")
_LINE = re.compile(r"_(?!(?<=\s_)\s)(?!(?<=\w_)\w)")
_BRACKET = re.compile(r"\[(?=\[)|\[(?=[^\]]*\]\()|(?<=\[)\[|\[$")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_SIGN = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s|$))")
_PIPE = re.compile(r"(\\?)\|")

FigureAs = Callable[[Figure], str]


def escaped(text: str, *, begins_line: bool = True) -> str:
    """Plain text so that it reads as itself; line ends become spaces."""
    line = _BLANKS.sub(" ", text).strip(" ")
    for sign in (_BACKSLASH, _ENTITY, _STAR, _LINE, _BRACKET):
        line = sign.sub(lambda found: f"\\{found[0]}", line)
    if not begins_line:
        return line
    return _SIGN.sub(r"\1\\\2", _NUMBER.sub(r"\1\\\2", line))


def markup_of(blocks: Iterable[Block], figure_as: FigureAs) -> str:
    """The blocks as markup; `figure_as` says how a figure is written, as a reference or in digits.

    Drawings are left out: a figure in them is no text. What is boxed stands without its box.
    """
    return "\n\n".join(part for block in blocks if (part := _block(block, figure_as)))


def _block(block: Block, figure_as: FigureAs) -> str:
    match block:
        case Heading(content=content):
            return f"### {_inlines(content, figure_as)}"
        case Paragraph(content=content):
            return _line(content, figure_as)
        case BulletList(items=items) | NumberedList(items=items):
            marks = (f"{number}." if isinstance(block, NumberedList) else "-" for number in count(1))
            return "\n".join(f"{mark} {_line(item, figure_as)}" for mark, item in zip(marks, items, strict=False))
        case Table():
            return _table(block, figure_as)
        case Callout(content=content):
            return markup_of(content, figure_as)
        case Picture():
            return ""


def _table(table: Table, figure_as: FigureAs) -> str:
    rows = [[_cell(cell, figure_as) for cell in row] for row in (table.header, *table.rows)]
    header, *others = (f"| {' | '.join(row)} |" for row in rows)
    rule = f"| {' | '.join('---' for _ in table.header)} |"
    caption = f"**{_inlines(table.caption, figure_as)}**\n\n" if table.caption else ""
    return caption + "\n".join((header, rule, *others))


def _cell(content: Inlines, figure_as: FigureAs) -> str:
    """A pipe would end the cell; one after a backslash is written as its number, which no backslash reaches."""
    return _PIPE.sub(lambda found: f"{found[1]}&#124;" if found[1] else "\\|", _inlines(content, figure_as)).strip()


def _line(content: Inlines, figure_as: FigureAs) -> str:
    first, *others = content or ("",)
    start = escaped_with_spaces(first, begins_line=True) if isinstance(first, str) else _inline(first, figure_as)
    return (start + _inlines(others, figure_as)).strip()


def _inlines(content: Sequence[Inline], figure_as: FigureAs) -> str:
    return "".join(_inline(each, figure_as) for each in content)


def _inline(inline: Inline, figure_as: FigureAs) -> str:
    match inline:
        case str() | Foreign():
            return escaped_with_spaces(inline if isinstance(inline, str) else inline.text)
        case Figure():
            return figure_as(inline)
        case Strong(content=content) | Emphasis(content=content):
            return _marked("**" if isinstance(inline, Strong) else "*", _inlines(content, figure_as))
        case Link(text=text, address=address):
            return link(text, address)
        case _:
            return ""


def escaped_with_spaces(text: str, *, begins_line: bool = False) -> str:
    """As `escaped`, with the space kept that parts it from what stands beside."""
    before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() and text.strip() else ""
    return before + escaped(text, begins_line=begins_line) + after


def link(text: str, address: str) -> str:
    """A link, or its text alone where the address may not become one."""
    found = safe_address(address)
    words = escaped_with_spaces(text)
    if not found or not words.strip():
        return words
    words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
    return f"[{words.strip()}]({found.replace('(', '%28').replace(')', '%29')})"


def _marked(mark: str, text: str) -> str:
    """The marks stand close to the words, and spaces outside them: otherwise they would be read as stars."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def reference(kind: str, *parts: object) -> str:
    """A reference as it stands in a text."""
    return str(Reference(kind, "@".join(map(str, parts))))
