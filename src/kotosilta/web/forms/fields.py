"""The fields people write in: what they typed is read kindly, kept as it is, and answered with what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.reasons import WrongInput
from kotosilta.web.forms.dates import read_date, read_year
from kotosilta.web.forms.numbers import read_decimal, written_decimal
from kotosilta.web.forms.pasted import tidy, tidy_line

ROWS = 4
_NAMED_ADDRESS = re.compile(r"[^<>]*<\s*(?:mailto:)?([^<>\s]+)\s*>[\s,;.]*", re.IGNORECASE)


def page_language() -> str:
    """The language in which the page is read, and so its dates and numbers."""
    return get_language() or "en"


class TextField(forms.Field):
    """Text on one line, or with `long` on several; cleaned of what word processors leave in it.

    Nothing is ever cut off: a text above `max_length` is refused with the number of characters that are too many.
    `language` is set where the text is in another language than the page.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("This is still empty.")}

    def __init__(
        self,
        *,
        long: bool = False,
        max_length: int | None = None,
        rows: int = ROWS,
        autocomplete: str = "",
        language: str = "",
        **options: Any,
    ) -> None:
        self.long, self.max_length, self.language = long, max_length, language
        attributes: dict[str, Any] = {"dir": "auto", "rows": rows} if long else {"dir": "auto"}
        if autocomplete:
            attributes["autocomplete"] = autocomplete
        widget = forms.Textarea if long else forms.TextInput
        super().__init__(widget=widget(attrs=attributes), **options)

    def to_python(self, value: object) -> str:
        return (tidy if self.long else tidy_line)(str(value or ""))

    def validate(self, value: str) -> None:
        super().validate(value)
        over = len(value) - self.max_length if self.max_length else 0
        if over > 0:
            message = ngettext(
                "This is %(over)d character too long: there is room for %(limit)d. Nothing has been cut off.",
                "This is %(over)d characters too long: there is room for %(limit)d. Nothing has been cut off.",
                over,
            )
            raise ValidationError(message, code="too_long", params={"over": over, "limit": self.max_length})


class EmailField(forms.Field):
    """A mail address, also when it was copied together with the name (`Anna <anna@example.fi>`)."""

    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("The mail address is still missing.")}

    def __init__(self, *, autocomplete: str = "email", **options: Any) -> None:
        attributes = {"type": "email", "autocomplete": autocomplete, "spellcheck": "false", "class": "address"}
        super().__init__(widget=forms.TextInput(attrs=attributes), **options)

    def to_python(self, value: object) -> str:
        text = tidy_line(str(value or ""))
        named = _NAMED_ADDRESS.fullmatch(text)
        return named[1] if named else text.removeprefix("mailto:").rstrip(",;.")

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if not value:
            return
        example = {"example": "anna@example.fi"}
        if "@" not in value:
            raise ValidationError(gettext("A mail address has an @ in it, as in %(example)s."), params=example)
        if value.count("@") > 1 or re.search(r"[\s,;]", value):
            raise ValidationError(gettext("Write one mail address, without spaces, as in %(example)s."), params=example)
        try:
            validate_email(value)
        except ValidationError:
            message = gettext("This is not a whole mail address. It looks like %(example)s.")
            raise ValidationError(message, params=example) from None


class Checkbox(forms.BooleanField):
    """One thing to say yes to."""

    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("Tick this to go on.")}

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, **options)


class WrittenValue(forms.Field):
    """What is written as text and read as something else."""

    size = ""
    inputmode = "numeric"

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": self.inputmode, "autocomplete": "off", "class": self.size}
        super().__init__(widget=forms.TextInput(attrs=attributes), **options)

    def _read(self, value: object, read: Callable[[str], Any]) -> Any:
        if value is None or not tidy_line(str(value)):
            return None
        try:
            return read(str(value))
        except WrongInput as refusal:
            raise ValidationError(in_words(refusal.reason), code="unreadable") from refusal

    @staticmethod
    def _check_limits(value: Any, least: Any, most: Any, written: Callable[[Any], str]) -> None:
        if value is None:
            return
        if least is not None and value < least:
            raise ValidationError(gettext("This may not be below %(limit)s."), params={"limit": written(least)})
        if most is not None and value > most:
            raise ValidationError(gettext("This may not be above %(limit)s."), params={"limit": written(most)})


class DateField(WrittenValue):
    """A day, written as people write it and shown in the page's habit."""

    size = "day"
    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("The date is still missing.")}

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**options)

    def to_python(self, value: object) -> date | None:
        found: date | None = self._read(value, lambda text: read_date(text, page_language()))
        return found

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.earliest and value < self.earliest:
            limit = {"limit": written_date(self.earliest, page_language())}
            raise ValidationError(gettext("The day may be %(limit)s at the earliest."), params=limit)
        if self.latest and value > self.latest:
            limit = {"limit": written_date(self.latest, page_language())}
            raise ValidationError(gettext("The day may be %(limit)s at the latest."), params=limit)

    def prepare_value(self, value: object) -> object:
        return written_date(value, page_language()) if isinstance(value, date) else value


class YearField(WrittenValue):
    """A year in four digits."""

    size = "year"
    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("The year is still missing.")}

    def __init__(self, *, earliest: int | None = None, latest: int | None = None, **options: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**options)

    def to_python(self, value: object) -> int | None:
        found: int | None = self._read(value, read_year)
        return found

    def validate(self, value: int | None) -> None:
        super().validate(value)
        self._check_limits(value, self.earliest, self.latest, str)


class DecimalField(WrittenValue):
    """A number with at most `decimals` decimals; `unit` is printed behind the field and may be typed as well."""

    size = "number"
    inputmode = "decimal"
    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("The number is still missing.")}

    def __init__(
        self,
        *,
        decimals: int = 1,
        at_least: Decimal | int | None = None,
        at_most: Decimal | int | None = None,
        unit: str = "",
        **options: Any,
    ) -> None:
        self.decimals, self.at_least, self.at_most, self.unit = decimals, at_least, at_most, unit
        super().__init__(**options)

    def to_python(self, value: object) -> Decimal | None:
        found: Decimal | None = self._read(value, lambda text: read_decimal(text, page_language(), self.unit))
        return found

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value != round(value, self.decimals):
            message = ngettext(
                "Write this with at most %(decimals)d decimal.",
                "Write this with at most %(decimals)d decimals.",
                self.decimals,
            )
            whole = gettext("Write this as a whole number, without decimals.")
            raise ValidationError(message if self.decimals else whole, params={"decimals": self.decimals})
        self._check_limits(value, self.at_least, self.at_most, lambda limit: self.prepare_value(Decimal(limit)))

    def prepare_value(self, value: object) -> Any:
        if isinstance(value, Decimal | int | float):
            return written_decimal(Decimal(str(value)), page_language())
        return value
