"""Reads long JSON lists and objects piece by piece: a million cells are never a million Python objects at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

PIECE = 1 << 16  # bytes
_COMMA = re.compile(b",")


def pieces(raw: memoryview, decoder: msgspec.json.Decoder[Any]) -> Iterator[tuple[bytes, Any]]:
    """The parts of a JSON list or object one after the other, as bytes without brackets and decoded.

    Cuts at commas. A cut that falls into a word or an inner list leaves it open, so what is left of the cut is no JSON:
    then a later comma is taken. msgspec.DecodeError when the whole is not what the decoder expects.
    """
    opening, closing = bytes(raw[:1]), bytes(raw[-1:])
    start, end, length = 1, len(raw) - 1, PIECE
    while start < end:
        comma = _COMMA.search(raw, start + length, end)
        stop = comma.start() if comma else end
        piece = bytes(raw[start:stop])
        try:
            decoded = decoder.decode(b"".join((opening, piece, closing)))
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            if stop == end:
                raise
            length *= 2
            continue
        yield piece, decoded
        start, length = stop + 1, PIECE
