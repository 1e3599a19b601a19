"""Reads numbers the way people write them in each language, and asks where one could be read in two ways."""

from __future__ import annotations

import re
from decimal import Decimal

from kotosilta.content.load import number_styles
from kotosilta.figures import NumberStyle
from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.pasted import tidy_line

MOST_SIGNS = 24
EXAMPLE = Decimal("12.5")

_MINUS_SIGNS = tuple("-\u2212\u2010\u2011\u2012\u2013\ufe63\uff0d")
_WHOLE = re.compile(r"\d*|\d{1,3}([ .,])\d{3}(?:\1\d{3})*")
_TWO_READINGS = re.compile(r"([1-9]\d{0,2})[.,](\d{3})")


def style_of(language: str) -> NumberStyle:
    """How numbers are written in `language`; a language without rules of its own follows English."""
    styles = number_styles()
    return styles.get(language, styles["en"])


def written_decimal(number: Decimal, language: str) -> str:
    """The number as a field shows it: the language's decimal mark and minus sign, nothing between the thousands."""
    style = style_of(language)
    digits = f"{abs(number):f}".replace(".", style.decimal_mark)
    return (style.minus if number < 0 else "") + digits


def read_decimal(text: str, language: str, unit: str = "") -> Decimal:
    """The number, written with any kind of space, either decimal mark and any minus; `unit` may stand behind it.

    WrongInput says what is wrong with it, also where it can be read in two ways (1.234).
    """
    text = re.sub(r"[\s'’]+", " ", tidy_line(text)).removesuffix(unit).strip()
    is_negative = text.startswith(_MINUS_SIGNS)
    digits = text[1:].lstrip() if is_negative or text.startswith("+") else text
    example = {"example": written_decimal(EXAMPLE, language)}
    if foreign := re.search(r"[^\d., ]+", digits):
        values = example | {"typed": foreign[0][:MOST_SIGNS]}
        raise WrongInput(Reason("Write only the number, without “%(typed)s”, for instance %(example)s.", values))
    if not re.search(r"\d", digits):
        raise WrongInput(Reason("Write a number, for instance %(example)s.", example))
    if len(digits) > MOST_SIGNS:
        raise WrongInput(Reason("This number is too long to be right. Check it."))
    whole, fraction = _parts(digits, style_of(language))
    if not (_WHOLE.fullmatch(whole) and re.fullmatch(r"\d*", fraction)):
        raise WrongInput(Reason("Check the marks in this number. Write it for instance %(example)s.", example))
    number = Decimal(".".join(filter(None, [re.sub("[ .,]", "", whole) or "0", fraction])))
    return -number if is_negative else number


def _parts(digits: str, style: NumberStyle) -> tuple[str, str]:
    """What stands before and after the decimal mark."""
    marks = re.findall("[.,]", digits)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return digits, ""
    if (found := _TWO_READINGS.fullmatch(digits)) and marks[0] != style.decimal_mark:
        readings = {"whole": "".join(found.groups()), "fraction": style.decimal_mark.join(found.groups())}
        raise WrongInput(
            Reason("This can be read as %(whole)s or as %(fraction)s. Write the one that you mean.", readings)
        )
    whole, _, fraction = digits.rpartition(marks[-1])
    return whole, fraction
