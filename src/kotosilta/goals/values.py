"""How values, days and stretches of time of this room are written for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from kotosilta.goals.rules import PERCENT
from kotosilta.language.days import written_date
from kotosilta.web.forms.numbers import style_of

NO_BREAK = "\u00a0"


def value_in_words(value: Decimal, measured: str, unit: str, language: str, *, about: bool = False) -> str:
    """`1869.000` persons as "1 869 personer", `12.500` per cent as "12,5 %": with its unit, without idle zeros.

    `about` says before it that it is only roughly known.
    """
    style = style_of(language)
    digits = f"{abs(value):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    swapped = digits.replace(",", "\0").replace(".", style.decimal_mark).replace("\0", style.group_mark)
    number = (style.minus if value < 0 else "") + swapped
    if about:
        number = style.about.format(n=number)
    if measured == PERCENT:
        return style.percent.format(n=number)
    return f"{number}{NO_BREAK}{unit}" if unit else number


def without_idle_zeros(value: Decimal | None) -> Decimal | None:
    """`40.000` as 40, `12.500` as 12.5: columns keep three decimals whatever was typed."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def day_in_words(day: date, language: str) -> str:
    """The day; the last of a year stands for the year, as statistics mean it."""
    return str(day.year) if (day.month, day.day) == (12, 31) else written_date(day, language)


def span_in_words(begins: date | None, ends: date | None, language: str) -> str:
    """From when to when; whole years as years, nothing where neither day is known."""
    if begins and ends:
        whole_years = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31)
        first, last = (
            (str(begins.year), str(ends.year))
            if whole_years
            else (written_date(begins, language), written_date(ends, language))
        )
        return first if first == last else f"{first}–{last}"
    if begins:
        return gettext("from %(day)s") % {"day": written_date(begins, language)}
    if ends:
        return gettext("by %(day)s") % {"day": written_date(ends, language)}
    return ""
