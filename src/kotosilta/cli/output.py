"""How commands print: tables for people, JSON for programs, progress only where somebody is watching."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence


def print_json(value: object) -> None:
    """Readable by people as well: indented, letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last one runs free."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        print("  ".join([*cells, row[-1]]).rstrip())


def note(sentence: str) -> None:
    """Something people should know beside the answer, out of the way of programs that read it."""
    print(sentence, file=sys.stderr)


def progress(sentence: str) -> None:
    """What is being done, on one line that is written over; nothing unless a person watches a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{sentence}", end="", file=sys.stderr, flush=True)


def progress_ends() -> None:
    """Clears the line of progress."""
    progress("")
