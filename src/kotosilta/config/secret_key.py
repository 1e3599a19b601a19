"""The signing key of a demo: made once and kept in its data folder, so that nobody has to invent one for trying out."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

SHORTEST = 50


def secret_key_of_demo(data: Path) -> str:
    """The key in the data folder, made when there is none; where that cannot be written, one for this run only."""
    path = data / "secret-key"
    fresh = secrets.token_urlsafe(SHORTEST)
    with suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
        _write_once(path, fresh)
        return path.read_text(encoding="ascii").strip() or fresh
    return fresh


def _write_once(path: Path, key: str) -> None:
    # Linked into place when complete: a second start at the same moment reads a whole key, and the same one.
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with suppress(FileExistsError):
        if path.exists():
            return
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(key + "\n")
        try:
            os.link(part, path)
        finally:
            part.unlink()
