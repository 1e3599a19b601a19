"""Keeps the secrets of personal links out of every line of log: who reads a log may not open what others were sent."""

from __future__ import annotations

import logging
import re
from typing import Any

MASKED = "…"
# A part of an address as long as a secret and with a capital letter, which no name of a page or file of ours has. Any
# letter may be written as %41.
_LETTER = r"(?:[A-Za-z0-9_-]|%(?!2[Ff])[0-9A-Fa-f]{2})"
_SECRET = re.compile(rf"(/|%2[Ff])(?=[a-z0-9_%-]*[A-Z]){_LETTER}{{24,}}")


def masked(line: str) -> str:
    """The line with a sign in the place of each secret; the address is still told from others by what precedes it."""
    return _SECRET.sub(rf"\1{MASKED}", line)


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, so that the report of a defect is no way around it."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


# The server's own two kinds of lines, in the form that it asks for.
LINES_OF_THE_SERVER: dict[str, Any] = {
    "formatters": {
        "generic": {"()": MaskingFormatter, "fmt": "[%(levelname)s] %(message)s"},
        "access": {"()": MaskingFormatter, "fmt": "%(message)s"},
    }
}
