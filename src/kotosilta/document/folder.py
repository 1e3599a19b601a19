"""Writes files into a folder: all of them or none, and never over others without being told to."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from kotosilta.reasons import NotPossible, Reason

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def refuse_others(out: Path, targets: Sequence[Path], *, force: bool) -> None:
    """NotPossible for what can be seen beforehand: no folder, or something that would be written over."""
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


def write_all(out: Path, contents: Mapping[str, bytes]) -> None:
    """Writes the files under these names into the folder, which is made if missing.

    NotPossible, with nothing written, when the folder cannot be made or written or the disk is full.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write_as_others_first(out, contents)
    except OSError as error:
        raise NotPossible(_why_not_written(out, error), field="out") from error


def _write_as_others_first(out: Path, contents: Mapping[str, bytes]) -> None:
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
