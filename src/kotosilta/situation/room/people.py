"""Refuses files that tell of single persons: figures count people, and never say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kotosilta.reasons import Reason
from kotosilta.situation.room.rules import why_not_these_words
from kotosilta.situation.room.sheet import Row, Sheet

FIRST_ROWS = 15  # among which the names of columns stand
FEWEST_NAMES = 4
# Headings that only lists of persons have. "Namn" or "nimi" alone can be the name of an indicator.
_HEADING = re.compile(
    r"för-?namn|efter-?namn|släktnamn|tilltalsnamn|etunim\w*|sukunim\w*|kutsumanimi|koko nimi|first ?name|last ?name"
    r"|family name|surname|full name|given name|person(?:beteckning|nummer|signum)\w*|social security number"
    r"|henkilötunnus\w*|hetu|sotu|syntymäaika|syntymäpäivä|födelsetid|födelsedatum|date of birth|birth ?date"
    r"|e-?post(?:adress)?|sähköposti\w*|e-?mail(?: address)?|telefon(?:nummer)?|mobil(?:nummer)?|puhelin\w*"
    r"|phone(?: number)?|lähiosoite|kotiosoite|katuosoite|hemadress|gatuadress|street address|home address"
)
_MAYBE_NAMES = re.compile(
    r"namn|nimi|name|henkilö|person|asiakas|kund|klient|client|elev|oppilas|deltagare|osallistuja"
)
_A_NAME = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:[- ][^\W\d_a-z][^\W\d_]+){1,3}|[^\W\d_a-z][^\W\d_]+, [^\W\d_a-z][^\W\d_]+"
)


def why_no_people(sheet: Sheet) -> Reason | None:
    """Why the sheet may not be read on: a column, or a cell, that tells who somebody is."""
    return next(_people(sheet), None)


def _people(sheet: Sheet) -> Iterator[Reason]:
    for row in sheet.rows[:FIRST_ROWS]:
        for index, cell in enumerate(row.cells):
            words = " ".join(cell.casefold().split())
            if _HEADING.fullmatch(words) or (_MAYBE_NAMES.fullmatch(words) and _names_below(sheet, row, index)):
                values = {"where": _where(sheet, row, index), "name": cell[:40]}
                yield Reason(
                    "%(where)s: the column “%(name)s” seems to tell who people are. Such a file is not taken in."
                    " Count the people, and choose a file that holds only the counts.",
                    values,
                )
    for row in sheet.rows:
        for index, cell in enumerate(row.cells):
            if len(cell) > 5 and index not in row.exact and (reason := why_not_these_words(cell)):
                yield Reason("%(where)s: %(what)s", {"where": _where(sheet, row, index), "what": reason})


def _names_below(sheet: Sheet, heading: Row, index: int) -> bool:
    """Whether nearly every cell below looks like the name of a person, and each stands there once or twice."""
    below = [row.cells[index] for row in sheet.rows if row.number > heading.number and row.cells[index]]
    alike = [each for each in below if _A_NAME.fullmatch(each)]
    return len(below) >= FEWEST_NAMES and len(alike) * 5 >= len(below) * 4 and len(set(alike)) * 2 > len(alike)


def _where(sheet: Sheet, row: Row, index: int) -> Reason:
    values = {"sheet": sheet.name, "row": str(row.number), "column": sheet.letters[index]}
    if sheet.name:
        return Reason("Sheet “%(sheet)s”, row %(row)s, column %(column)s", values)
    return Reason("Row %(row)s, column %(column)s", values)
