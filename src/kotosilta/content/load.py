"""The one place where content files are read, so that a damaged one is named to people instead of failing later."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec

from kotosilta.figures import NumberStyle
from kotosilta.publishing.blocks import Words
from kotosilta.reasons import NotPossible, Reason

files_root = Path(__file__).parent / "files"
Shape = TypeVar("Shape")
# msgspec crashes the process when two threads are the first to meet the same shape at the same moment.
_one_at_a_time = Lock()


class ContentError(NotPossible):
    """A content file is missing, damaged or does not fit its shape: the installation has to be mended."""


def load_toml(name: str, shape: type[Shape]) -> Shape:
    """The TOML file `name` below `files_root`, checked against `shape`; the caller keeps the result (`lru_cache`).

    Raises ContentError, which names the file and the place in it (`$.source[3].name.fi`).
    """
    try:
        content = (files_root / name).read_bytes()
        with _one_at_a_time:
            return msgspec.toml.decode(content, type=shape)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise ContentError(
            Reason("The content file %(file)s cannot be used: %(why)s", {"file": name, "why": str(error)})
        ) from error


@lru_cache(maxsize=1)
def number_styles() -> Mapping[str, NumberStyle]:
    """How each language writes numbers, by language."""
    return load_toml("numbers.toml", dict[str, NumberStyle])


@lru_cache(maxsize=1)
def _publishing_words() -> Mapping[str, Words]:
    return load_toml("publishing.toml", dict[str, Words])


def publishing_words(language: str) -> Words:
    """The few fixed words that every finished text needs, in `language`."""
    return _publishing_words()[language]
