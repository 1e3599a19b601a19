"""The field of a value of an indicator: a number, also one that is only roughly known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kotosilta.goals.values import without_idle_zeros
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.room.values import read_value
from kotosilta.web.forms.fields import DecimalField, page_language
from kotosilta.web.forms.numbers import style_of, written_decimal
from kotosilta.web.forms.pasted import tidy_line

MOST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Rough:
    """A number; `about` where it is only roughly known."""

    number: Decimal
    about: bool = False


class RoughField(DecimalField):
    """A number as `22,5`, or roughly as `n. 40`, `noin 40` or `ca 40`; a hidden count is refused."""

    inputmode = "text"

    def __init__(self, *, decimals: int = MOST_DECIMALS, **options: Any) -> None:
        super().__init__(decimals=decimals, **options)

    def to_python(self, value: object) -> Any:
        return self._read(value, self._rough)

    def _rough(self, text: str) -> Rough:
        found = read_value(tidy_line(text).removesuffix(self.unit).strip(), page_language())
        if found.number is None:
            raise WrongInput(
                Reason("A hidden count cannot be compared with the next one. Write a number, or roughly: about 10.")
            )
        return Rough(found.number, found.about)

    def validate(self, value: Any) -> None:
        super().validate(value.number if isinstance(value, Rough) else value)

    def prepare_value(self, value: object) -> Any:
        if not isinstance(value, Rough):
            return super().prepare_value(value)
        number = written_decimal(without_idle_zeros(value.number) or Decimal(0), page_language())
        return style_of(page_language()).about.format(n=number) if value.about else number


def split(values: dict[str, Any]) -> dict[str, Any]:
    """The cleaned values of a form with a `value`, as changes take them: the number, and whether it is rough."""
    rough = values.get("value")
    return values | {"value": rough.number, "about": rough.about} if isinstance(rough, Rough) else values
