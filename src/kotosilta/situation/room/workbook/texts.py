"""The texts that the cells of a workbook share."""

from __future__ import annotations

import re

from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.workbook.package import Attributes, Package

MOST_SIGNS = 20_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_texts(package: Package, path: str) -> list[str]:
    """All of them in order; pronunciation that stands beside a text is no part of it."""
    gathering = _Gathering()
    package.read(path, gathering.start, gathering.end, gathering.text)
    return gathering.found


def unescaped(text: str) -> str:
    """The text with the signs that XML cannot hold, which workbooks write as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class _Gathering:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._signs = 0
        self._is_text = self._is_spoken = False

    def start(self, tag: str, _attributes: Attributes) -> None:
        if tag == "si":
            self._pieces = []
        elif tag == "rPh":
            self._is_spoken = True
        elif tag == "t":
            self._is_text = not self._is_spoken

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(unescaped("".join(self._pieces)))
        elif tag == "rPh":
            self._is_spoken = False
        elif tag == "t":
            self._is_text = False

    def text(self, piece: str) -> None:
        if self._is_text:
            self._signs += len(piece)
            if self._signs > MOST_SIGNS:
                raise WrongInput(Reason("The texts of this workbook are far longer than those of a table."))
            self._pieces.append(piece)
