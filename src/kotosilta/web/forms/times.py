"""Reads times of the day the way people write them, and says how to write them where it cannot."""

from __future__ import annotations

import re
from datetime import time
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from kotosilta.reasons import Reason, WrongInput
from kotosilta.web.forms.fields import WrittenValue, page_language
from kotosilta.web.forms.pasted import tidy_line

EXAMPLE_TIME = time(14, 30)

_WORD_BEFORE = re.compile(r"(?:kl|klo|klockan|kello|at)\b\.?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:,]\s*(\d{2}))?(?:\s*[.:,]\s*00)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")


def written_time(at: time, language: str) -> str:
    """The time as the language's readers write it: 14.30, in English 14:30."""
    mark = ":" if language == "en" else "."
    return f"{at.hour}{mark}{at.minute:02}"


def read_time(text: str, language: str) -> time:
    """The time that `14.30`, `14:30`, `1430`, `kl. 14` or `klo 14` means. WrongInput says how to write it."""
    text = _WORD_BEFORE.sub("", tidy_line(text), count=1)
    found = _CLOCK.fullmatch(text) or _DIGITS.fullmatch(text)
    if not found:
        raise WrongInput(
            Reason(
                "This cannot be read as a time. Write hours and minutes, for instance %(example)s.",
                {"example": written_time(EXAMPLE_TIME, language)},
            )
        )
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise WrongInput(Reason("The day has no such time. Check hours and minutes."))
    return time(hour, minute)


class TimeField(WrittenValue):
    """A time of the day, written as people write it and shown in the page's habit."""

    size = "clock"
    default_error_messages: ClassVar[dict[str, Any]] = {"required": gettext_lazy("The time is still missing.")}

    def to_python(self, value: object) -> time | None:
        found: time | None = self._read(value, lambda text: read_time(text, page_language()))
        return found

    def prepare_value(self, value: object) -> object:
        return written_time(value, page_language()) if isinstance(value, time) else value
