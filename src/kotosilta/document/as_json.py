"""The document as JSON for other programs; the form is described in docs/reference/document-json.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kotosilta.content.load import number_styles
from kotosilta.document.trace import trace_of
from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Picture,
    Table,
)
from kotosilta.publishing.text import plain

SCHEMA = "kotosilta-document-1"
Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What the JSON tells beside the text, as plain values that are described in the reference.

    `version` None is the working text; `sealed_on` None in it is one that nobody has decided on. `left_out` has title
    and reason of the elements that do not apply, by their id.
    """

    programme: Plain
    version: Plain | None
    decisions: Sequence[Plain]
    goals: Sequence[Plain]
    left_out: Mapping[str, Mapping[str, str]]


def document_json(document: Document, told: Told) -> bytes:
    """The file, in UTF-8; equal documents give equal bytes."""
    return json.dumps(as_json(document, told), ensure_ascii=False, indent=1).encode() + b"\n"


def as_json(document: Document, told: Told) -> dict[str, Any]:
    """The same before it is written down."""
    return {
        "schema": SCHEMA,
        "state": _state(told.version),
        "language": document.language,
        "date": document.date,
        "title": document.title,
        "programme": told.programme,
        "version": told.version,
        "decisions": list(told.decisions),
        "elements": sorted([*_written(document), *_left_out(told)], key=lambda each: int(each["id"].removeprefix("D"))),
        "goals": list(told.goals),
    }


def _state(version: Plain | None) -> str:
    if version is None:
        return "working"
    return "sealed" if version["sealed_on"] else "named"


def elements_of(document: Document) -> Iterator[tuple[Heading, tuple[Block, ...]]]:
    """Each element's heading with the blocks under it; what stands before the first one belongs to none."""
    heading: Heading | None = None
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            if heading:
                yield heading, tuple(blocks)
            heading, blocks = block, []
        else:
            blocks.append(block)
    if heading:
        yield heading, tuple(blocks)


def block_as_json(block: Block, style: NumberStyle) -> dict[str, Any]:
    """One block as text, of the kind it has."""
    match block:
        case Heading(level=level, content=content):
            return {"kind": "heading", "level": level, "text": plain(content, style)}
        case Paragraph(content=content, role=role):
            return {"kind": "paragraph", "role": role, "text": plain(content, style)}
        case BulletList(items=items) | NumberedList(items=items):
            return {"kind": "list", "items": _cells(items, style)}
        case Table(caption=caption, header=header, rows=rows):
            table = {"header": _cells(header, style), "rows": [_cells(row, style) for row in rows]}
            return {"kind": "table", "caption": plain(caption, style)} | table
        case Picture(caption=caption, alternative=alternative):
            return {"kind": "picture", "caption": plain(caption, style), "text": plain(alternative, style)}
        case Callout(content=content, label=label):
            return {"kind": "note", "label": label, "blocks": [block_as_json(each, style) for each in content]}


def _written(document: Document) -> Iterator[dict[str, Any]]:
    style = number_styles()[document.language]
    for heading, blocks in elements_of(document):
        yield {
            "id": heading.anchor,
            "title": plain(heading.content, style),
            "left_out": None,
            "blocks": [block_as_json(each, style) for each in blocks],
            "figures": trace_of(replace(document, blocks=blocks, subtitle=()), style),
        }


def _left_out(told: Told) -> Iterator[dict[str, Any]]:
    for element, its in told.left_out.items():
        yield {"id": element, "title": its["title"], "left_out": its["reason"], "blocks": [], "figures": []}


def _cells(cells: Sequence[Inlines], style: NumberStyle) -> list[str]:
    return [plain(each, style) for each in cells]
