"""Says what a number in a cell is meant as: a number, a share, a day, a month or a year. Its format decides."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from kotosilta.situation.room.workbook.package import Attributes, Package


class Meant(Enum):
    """What the format of a cell makes of its number."""

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"


# The formats that have a number and no text in the file (ECMA-376, part 1, 18.8.30).
_BUILT_IN = {
    **dict.fromkeys((9, 10), Meant.PERCENT),
    **dict.fromkeys((14, 15, 16, 22, *range(27, 37), *range(50, 59)), Meant.DAY),
    17: Meant.MONTH,
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), Meant.TIME),
}
_NO_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FIRST_OF_1904 = date(1904, 1, 1)
_FIRST_OF_1900 = date(1899, 12, 31)
_NO_DAY = 60  # 29 February 1900, which spreadsheets count although it never was


def meant_by(code: str) -> Meant:
    """What a format such as `0.0%` or `dd.mm.yyyy` makes of a number; only its part for positive numbers counts."""
    code = _NO_CODE.sub("", code.partition(";")[0]).casefold()
    if "%" in code:
        return Meant.PERCENT
    if "general" in code or re.search(r"[0#?]", code):
        return Meant.NUMBER
    if "d" in code:
        return Meant.DAY
    if "y" in code:
        return Meant.MONTH if "m" in code else Meant.YEAR
    if re.search("[hs]", code):
        return Meant.TIME
    return Meant.MONTH if "mmm" in code else Meant.NUMBER


def formats_of(package: Package, path: str) -> list[Meant]:
    """What each style of the cells means, in the order by which cells refer to them."""
    codes: dict[str, str] = {}
    found: list[Meant] = []
    inside: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        inside.append(tag)
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and inside[-2:-1] == ["cellXfs"]:
            found.append(_meant(attributes.get("numFmtId", "0"), codes))

    def end(_tag: str) -> None:
        inside.pop()

    package.read(path, start, end)
    return found


def _meant(number: str, codes: dict[str, str]) -> Meant:
    if number in codes:
        return meant_by(codes[number])
    return _BUILT_IN.get(int(number), Meant.NUMBER) if number.isdecimal() and len(number) < 6 else Meant.NUMBER


def day_of(serial: float, *, from_1904: bool) -> date | None:
    """The day that a spreadsheet means by a number of days; None where it means none."""
    if not 1 <= serial < 2_958_466:  # 31 December 9999
        return None
    if from_1904:
        return _FIRST_OF_1904 + timedelta(int(serial)) if serial < 2_957_004 else None
    return _FIRST_OF_1900 + timedelta(int(serial) - (serial >= _NO_DAY))
