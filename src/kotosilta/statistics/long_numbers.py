"""Finds, as fast as bytes can be searched, where a file has numbers with more digits than a float can hold."""

from __future__ import annotations

# Every digit becomes a zero and everything else but the decimal point a comma: a number before whose decimal point
# stand 16 digits or more is then found by one search. All others are held well enough by a floating-point number.
_SHAPE = bytes(
    ord("0") if chr(byte).isdecimal() and byte < 128 else byte if byte == ord(".") else ord(",") for byte in range(256)
)
_LONG = b"," + b"0" * 16


def has_long_numbers(piece: bytes) -> bool:
    """Whether some number in the piece may not be held exactly by a floating-point number."""
    return _LONG in b"," + piece.translate(_SHAPE)
