"""Says what a cell holds: its text as a person sees it, and the number or day that the workbook itself keeps."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from kotosilta.situation.room.sheet import Exact
from kotosilta.situation.room.values import Value
from kotosilta.situation.room.workbook.formats import Meant, day_of
from kotosilta.situation.room.workbook.texts import unescaped

LONGEST_FORMULA = 60
_LARGEST = Decimal(10) ** 20
_SMALLEST = Decimal(10) ** -12


@dataclass(slots=True)
class Raw:
    """A cell as it stands in the file: its type, the number of its style, its formula and its value."""

    type: str = "n"
    style: int = 0
    formula: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What the cells of one workbook refer to: shared texts, formats, and the day from which days are counted."""

    texts: Sequence[str]
    formats: Sequence[Meant]
    from_1904: bool

    def of(self, raw: Raw) -> tuple[str, Exact | None]:
        """Text and, for numbers and days, the exact value; a formula that was never worked out begins with `=`."""
        if raw.formula is not None and not raw.value and raw.type not in {"str", "inlineStr"}:
            return f"={raw.formula[:LONGEST_FORMULA]}", None
        value = (raw.value or "").strip()
        match raw.type:
            case "n":
                return self._number(value, self._meant(raw))
            case "d":
                return _iso_day(value)
            case _:
                return self._text(raw.type, value), None

    def is_percent(self, raw: Raw, exact: Exact | None) -> bool:
        """Whether the cell shows a share that the file keeps as a part of one."""
        return exact is not None and self._meant(raw) is Meant.PERCENT

    def _meant(self, raw: Raw) -> Meant:
        return self.formats[raw.style] if raw.style < len(self.formats) else Meant.NUMBER

    def _text(self, kind: str, value: str) -> str:
        if kind == "s":
            return self._shared(value)
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return unescaped(value).strip() if kind in {"str", "inlineStr"} else value

    def _shared(self, value: str) -> str:
        known = value.isdecimal() and len(value) < 9 and int(value) < len(self.texts)
        return self.texts[int(value)].strip() if known else ""

    def _number(self, value: str, meant: Meant) -> tuple[str, Exact | None]:
        number = _decimal(value)
        if number is None:
            return value, None
        if meant is Meant.PERCENT:
            share = number * 100
            return f"{_written(share)} %", Value(share, percent=True)
        if meant in {Meant.NUMBER, Meant.TIME}:
            return _written(number), Value(number)
        day = day_of(float(number), from_1904=self.from_1904)
        return _as_day(day, meant) if day else (_written(number), Value(number))


def _decimal(value: str) -> Decimal | None:
    """The number without what binary fractions add to it; None where it is none that a table would hold."""
    try:
        number = Decimal(repr(float(value))) if "." in value or "e" in value.casefold() else Decimal(value)
    except (InvalidOperation, ValueError, OverflowError):
        return None
    if not number.is_finite() or abs(number) > _LARGEST:
        return None
    if abs(number) < _SMALLEST:
        return Decimal(0)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _as_day(day: date, meant: Meant) -> tuple[str, date]:
    """A cell that shows only a month or a year means its last day."""
    if meant is Meant.YEAR:
        return str(day.year), date(day.year, 12, 31)
    if meant is Meant.MONTH:
        return f"{day.month}/{day.year}", date(day.year, day.month, monthrange(day.year, day.month)[1])
    return f"{day.day}.{day.month}.{day.year}", day


def _iso_day(value: str) -> tuple[str, Exact | None]:
    try:
        return _as_day(date.fromisoformat(value[:10]), Meant.DAY)
    except ValueError:
        return value, None
