"""Tables as they are read from a text, for tests of what is made of them."""

from __future__ import annotations

from kotosilta.situation.room.headings import Layout, Table, guessed_layout, table_of
from kotosilta.situation.room.table_file import sheet_in


def table_in(text: str, depth: int | None = None) -> Table:
    """The table of a text; `depth` says how many heading rows it has, where that is not to be guessed."""
    sheet = sheet_in(text)
    layout = guessed_layout(sheet)
    return table_of(sheet, layout if depth is None else Layout(layout.first, depth))
