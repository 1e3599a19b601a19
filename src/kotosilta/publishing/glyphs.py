"""Which characters our own faces can draw, read from the faces, so that a missing one is seen and stops no file."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

SUBSTITUTE = "□"
_UNICODE_TABLES = {(0, 3), (0, 4), (3, 1), (3, 10)}
_SOFT_HYPHEN = 0xAD


def drawable(text: str, font: Path) -> str:
    """`text` with every character that `font` lacks as a visible box; invisible ones and stray marks are left out.

    Raises OSError or ValueError when the font cannot be read.
    """
    if text.isascii():
        return text
    has = _characters(font)
    return "".join(character if ord(character) in has else _instead_of(character, has) for character in text)


def _instead_of(character: str, has: frozenset[int]) -> str:
    letter_and_mark = unicodedata.normalize("NFD", character)
    if all(ord(part) in has for part in letter_and_mark):
        return letter_and_mark
    category = unicodedata.category(character)
    if category == "Cf" or category.startswith("M"):
        return ""
    return " " if category == "Zs" else SUBSTITUTE


@lru_cache(maxsize=4)
def _characters(font: Path) -> frozenset[int]:
    """Code points with a glyph. Those for private use count as missing: archival files may not hold them."""
    try:
        codes = set(_mapped(font.read_bytes()))
    except struct.error as error:
        raise ValueError(f"{font.name} ends too early") from error
    return frozenset(
        code for code in codes if code == _SOFT_HYPHEN or unicodedata.category(chr(code)) not in {"Co", "Cf"}
    )


def _mapped(data: bytes) -> Iterator[int]:
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if (platform, encoding) in _UNICODE_TABLES:
            yield from _codes(data, start + offset)


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise ValueError(f"no table {name!r}")


def _codes(data: bytes, start: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, start)
    if form == 4:  # a segment is taken whole: in our faces each code point of one has its glyph
        (twice,) = struct.unpack_from(">H", data, start + 6)
        ends = struct.unpack_from(f">{twice // 2}H", data, start + 14)
        firsts = struct.unpack_from(f">{twice // 2}H", data, start + 16 + twice)
        for first, last in zip(firsts, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for index in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * index)
            yield from range(first, last + 1)
