"""Writes a draft's files into a folder: all of them or none, and never over others without being told to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kotosilta.content.load import number_styles
from kotosilta.document.draft import assemble
from kotosilta.document.folder import refuse_others, write_all
from kotosilta.document.formats import checked_formats, checked_languages, file_name, rendered
from kotosilta.document.order import DraftOrder
from kotosilta.document.trace import trace_of
from kotosilta.publishing.blocks import Document
from kotosilta.situation.picture import Picture


def export(
    order: DraftOrder,
    pictures: Sequence[Picture],
    *,
    languages: Sequence[str],
    formats: Sequence[str],
    out: Path,
    force: bool,
    trace: bool,
    on: date,
) -> list[Path]:
    """Writes the draft in each language and format, with a trace per language when asked; the paths in that order.

    WrongInput for unknown languages and formats. NotPossible, with nothing written, when files exist (unless forced),
    and when the folder cannot be made or written or the disk is full.
    """
    languages, formats = checked_languages(languages), checked_formats(formats)
    targets = [out / name for language in languages for name in _names(order, language, formats, trace=trace)]
    refuse_others(out, targets, force=force)
    contents: dict[str, bytes] = {}
    for language in languages:
        document = assemble(order, pictures, language, on)
        contents |= {file_name(order, language, each): rendered(document, each) for each in formats}
        if trace:
            contents[trace_name(order, language)] = _trace_file(document)
    write_all(out, contents)
    return targets


def trace_name(order: DraftOrder, language: str) -> str:
    """`narpes.sv.trace.json`."""
    return f"{order.slug}.{language}.trace.json"


def _names(order: DraftOrder, language: str, formats: Sequence[str], *, trace: bool) -> Iterator[str]:
    for each in formats:
        yield file_name(order, language, each)
    if trace:
        yield trace_name(order, language)


def _trace_file(document: Document) -> bytes:
    rows = trace_of(document, number_styles()[document.language])
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
