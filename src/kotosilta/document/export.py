"""Writes a draft's files into a folder: all of them or none, and never over others without being told to."""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kotosilta.content.load import number_styles
from kotosilta.document.draft import assemble
from kotosilta.document.formats import checked_formats, checked_languages, file_name, rendered
from kotosilta.document.order import DraftOrder
from kotosilta.document.trace import trace_of
from kotosilta.publishing.blocks import Document
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.picture import Picture

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


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
    _refuse(out, targets, force=force)
    contents: dict[str, bytes] = {}
    for language in languages:
        document = assemble(order, pictures, language, on)
        contents |= {file_name(order, language, each): rendered(document, each) for each in formats}
        if trace:
            contents[trace_name(order, language)] = _trace_file(document)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write_all(out, contents)
    except OSError as error:
        raise NotPossible(_why_not_written(out, error), field="out") from error
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


def _refuse(out: Path, targets: Sequence[Path], *, force: bool) -> None:
    """What can be seen beforehand: no folder, or something that would be written over."""
    try:
        if out.exists() and not out.is_dir():
            raise NotPossible(Reason("%(folder)s is not a folder.", {"folder": str(out)}), field="out")
        existing = [target for target in targets if target.is_dir() or (target.exists() and not force)]
    except OSError as error:
        raise NotPossible(_why_not_written(out, error), field="out") from error
    if existing:
        reason = Reason(
            "There is a file already: %(file)s. Use --force to write over it, or choose another folder.",
            {"file": str(existing[0])},
        )
        raise NotPossible(reason, field="out")


def _write_all(out: Path, contents: Mapping[str, bytes]) -> None:
    """All files under other names first: what a full disk interrupts leaves nothing behind."""
    ready: dict[Path, Path] = {}
    mark = secrets.token_hex(4)
    try:
        for name, content in contents.items():
            temporary = out / f".{name}.{mark}.part"
            ready[temporary] = out / name
            _write(temporary, content)
        for temporary, target in ready.items():
            temporary.replace(target)
    finally:
        for temporary in ready:
            temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _why_not_written(out: Path, error: OSError) -> Reason:
    if error.errno in _FULL:
        return Reason("The disk is full: nothing was written to the folder %(folder)s.", {"folder": str(out)})
    if error.errno in _NOT_ALLOWED:
        return Reason("You are not allowed to write to the folder %(folder)s.", {"folder": str(out)})
    # The system's own words are English in every language.
    if error.errno == errno.ENOTDIR:
        return Reason("%(folder)s is not a folder.", {"folder": str(out)})
    if error.errno == errno.ENOENT:
        return Reason("The folder %(folder)s does not exist and cannot be made.", {"folder": str(out)})
    if error.errno == errno.ENAMETOOLONG:
        return Reason("The name of the folder or of a file in it is too long: %(folder)s.", {"folder": str(out)})
    return Reason(
        "Nothing could be written to the folder %(folder)s (error %(number)s of the system).",
        {"folder": str(out), "number": str(error.errno)},
    )
