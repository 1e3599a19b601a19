"""An empty table to send along with a request: filled in, it is read as it comes back."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext

from kotosilta.programmes.models import Programme
from kotosilta.situation.room.workbook.writing import workbook_of

LONGEST_PREFILLED = 200
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def empty_table(programme: Programme, kind: str, language: str, *, title: str, source: str) -> bytes:
    """The file, in the language of the page: headings that are understood again, and a row for each municipality."""
    headings = [
        gettext("Title"),
        gettext("Municipality"),
        gettext("Day or year"),
        gettext("Value"),
        gettext("Unit"),
        gettext("Group"),
        gettext("Source"),
        gettext("Definition"),
    ]
    known = [_plain(title), "", "", "", "", "", _plain(source), ""]
    rows = [headings]
    rows += [[known[0], each.name.in_language(language), *known[2:]] for each in programme.municipalities()]
    if kind == "xlsx":
        return workbook_of(gettext("Figures"), rows)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """One line that no spreadsheet would take for a formula."""
    return " ".join(text.split()).lstrip("=+-@\t ")[:LONGEST_PREFILLED]
