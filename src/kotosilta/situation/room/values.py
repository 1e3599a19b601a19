"""Reads a value as sources write it, and keeps small counts from telling who was counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kotosilta.figures import NumberStyle
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.numbers import read_decimal
from kotosilta.web.forms.pasted import tidy_line

DECIMALS = Decimal("0.001")
LARGEST = Decimal(10) ** 11
LARGEST_LIMIT = 30

_ABOUT = re.compile(
    r"(?:n\.|noin|arviolta|ca\.?|c\.|cirka|ungefär|about|approx\.?|approximately|~|≈)\s*(?=[\d+\u2212-])", re.IGNORECASE
)
_UNDER = re.compile(
    r"(?:<|under|alle|färre än|mindre än|vähemmän kuin|fewer than|less than|below)\s*(\d{1,3})(?!\d)", re.IGNORECASE
)
_AT_MOST = re.compile(r"(?:≤|<=|högst|enintään|at most)\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_RANGE_FROM_ONE = re.compile(r"1\s*[-\u2010-\u2014\u2212]\s*(\d{1,3})")
_PERCENT = re.compile(r"\s*(?:%|procent|prosenttia|per ?cent)$", re.IGNORECASE)
# Statistics Finland and others write these where a figure is secret, unknown or makes no sense.
_MISSING = frozenset({"", ".", "..", "...", "…", "*", "**", "x", "xx", "na", "n/a", "#n/a", "null", "nan", "e.t.", ":"})


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or `under` which number it lies; `about` where it is only roughly known.

    `percent` says that it was written with a per cent sign.
    """

    number: Decimal | None = None
    under: int | None = None
    about: bool = False
    percent: bool = False


def is_missing(text: str) -> bool:
    """Whether the source says with this that it has no figure."""
    is_plain = text.isascii() and text.isprintable()  # as nearly all are: nothing has to be tidied
    return (text.strip() if is_plain else tidy_line(text)).casefold() in _MISSING


def is_value(text: str) -> bool:
    """Whether this can be read as a value, in whichever language it was written."""
    try:
        read_value(text, "sv")
    except WrongInput:
        return False
    return True


def exact_value(value: Value) -> Value:
    """A value that a workbook keeps as a number, rounded to three decimals; WrongInput where it cannot be right."""
    number = value.number
    if number is None or abs(number) >= LARGEST:
        raise WrongInput(Reason("This number is too long to be right. Check it."))
    return replace(value, number=number.quantize(DECIMALS))


def read_value(text: str, language: str) -> Value:
    """The value that `22,5 %`, `n. 40`, `<5`, `1–4` or `5 325` means; rounded to three decimals.

    WrongInput says what is wrong with it, also where `-` could mean nothing or unknown. Ask `is_missing` before.
    """
    text = tidy_line(text)
    if text in {"-", "\u2013", "\u2014", "\u2212"}:
        raise WrongInput(Reason("“-” can mean zero or unknown. Write 0, or leave it empty."))
    if text.startswith("="):
        raise WrongInput(Reason("This is a formula. Write the number that it comes to."))
    if text.startswith("#") and text[1:2].isupper():
        raise WrongInput(
            Reason(
                "“%(typed)s” is an error of the spreadsheet. Mend it there, or write the number.", {"typed": text[:20]}
            )
        )
    if is_missing(text):
        raise WrongInput(Reason("“%(typed)s” means that the source has no figure.", {"typed": text or "–"}))
    percent = bool(_PERCENT.search(text))
    text = _PERCENT.sub("", text)
    if (under := _under(text)) is not None:
        return Value(under=under, percent=percent)
    about = _ABOUT.match(text)
    number = read_decimal(text[about.end() :] if about else text, language).quantize(DECIMALS)
    if abs(number) >= LARGEST:
        raise WrongInput(Reason("This number is too long to be right. Check it."))
    return Value(number=number, about=bool(about), percent=percent)


def _under(text: str) -> int | None:
    if found := _UNDER.fullmatch(text):
        limit = int(found[1])
    elif found := _AT_MOST.fullmatch(text) or _RANGE_FROM_ONE.fullmatch(text):
        limit = int(found[1]) + 1
    else:
        return None
    if not 2 <= limit <= LARGEST_LIMIT:
        values = {"most": str(LARGEST_LIMIT)}
        raise WrongInput(Reason("“Under” is for small counts that a source hides, at most %(most)s.", values))
    return limit


def protected(value: Value, *, hidden_below: int, is_share: bool) -> Value:
    """The value as it may be kept: a whole number from 1 up to the source's limit becomes “under” the limit.

    `hidden_below` 0 means that the source shows small numbers. Shares are left as they are.
    """
    number = value.number
    if is_share or number is None or number != number.to_integral_value() or not 0 < number < hidden_below:
        return value
    return replace(value, number=None, under=hidden_below, about=False)


def written_value(value: Value, style: NumberStyle) -> str:
    """The value as the language's readers write it, without its unit: `5 325`, `22,5`, `about 40`, `under 5`."""
    if value.under is not None:
        return style.under.format(n=value.under)
    number = value.number or Decimal(0)
    digits = f"{abs(number).normalize():,f}"
    swapped = digits.replace(",", "\0").replace(".", style.decimal_mark).replace("\0", style.group_mark)
    written = (style.minus if number < 0 else "") + swapped
    return style.about.format(n=written) if value.about else written
