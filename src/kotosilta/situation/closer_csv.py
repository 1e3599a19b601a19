"""The numbers of a closer look as an open file: the table that stands beside the drawing, with raw values."""

from __future__ import annotations

import csv
import io

from kotosilta.content.load import number_styles
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines
from kotosilta.publishing.text import plain
from kotosilta.situation.csv import figure_in_file
from kotosilta.situation.telling import Closer


def closer_csv(told: Closer, language: str) -> str:
    """Its table, with decimal points and no more exact than in print; words are in `language`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(told.table.header)
    writer.writerows([_cell(cell, language) for cell in row] for row in told.table.rows)
    return stream.getvalue()


def _cell(content: Inlines, language: str) -> str:
    parts = (figure_in_file(part) if isinstance(part, Figure) else _words(part, language) for part in content)
    return "".join(parts)


def _words(part: object, language: str) -> str:
    return plain((part,), number_styles()[language])  # type: ignore[arg-type]  # one piece of inline content
