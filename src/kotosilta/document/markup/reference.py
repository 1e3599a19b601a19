"""References: places in a text that are filled with what the rooms hold, each time the text is made."""

from __future__ import annotations

import re
from dataclasses import dataclass

PATTERN = re.compile(r"\[\[([a-z]+):([A-Za-z0-9_./@-]{1,120})\]\]")
LONGEST_ID = 18  # digits of the largest number that a database holds
# What fills a place of its own between paragraphs; all others stand inside a sentence.
BLOCKS = frozenset({"chart", "table", "thread"})


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[kind:key]]`, such as `[[figure:foreign_language_share@545@2025]]`."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"[[{self.kind}:{self.key}]]"

    @property
    def is_block(self) -> bool:
        return self.kind in BLOCKS

    @property
    def row(self) -> int | None:
        """The id of the row that it names; None where it names something else."""
        return int(self.key) if self.key.isascii() and self.key.isdecimal() and len(self.key) <= LONGEST_ID else None

    @property
    def parts(self) -> tuple[str, ...]:
        """The key at its `@` signs."""
        return tuple(self.key.split("@"))


def references_in(text: str) -> tuple[Reference, ...]:
    """Every reference of a text in its order, each once."""
    return tuple(dict.fromkeys(Reference(*found.groups()) for found in PATTERN.finditer(text)))
