"""Guesses what the columns of a file hold, by their names in Swedish, Finnish or English and by what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kotosilta.reasons import Reason
from kotosilta.situation.room.headings import Table
from kotosilta.situation.room.values import is_missing, is_value


class Holds(StrEnum):
    """What a column holds; several may hold a part of the title, and several a value."""

    TITLE = "title"
    VALUE = "value"
    UNIT = "unit"
    DAY = "day"
    GROUP = "group"
    PLACE = "place"
    SOURCE = "source"
    DEFINITION = "definition"
    NOTHING = "nothing"


_ONCE = frozenset(Holds) - {Holds.TITLE, Holds.VALUE, Holds.NOTHING}
_NAMES: dict[Holds, str] = {
    Holds.UNIT: "enhet måttenhet yksikkö mittayksikkö unit",
    Holds.DAY: "datum dag år tid tidpunkt mätdatum päivä päivämäärä pvm vuosi ajankohta date day year time period",
    Holds.GROUP: "avgränsning kriterium rajaus kriteeri criterion grupp ryhmä group",
    Holds.PLACE: "kommun kunta municipality område alue area kommunkod kommunnummer kuntakoodi kuntanumero aluekoodi",
    Holds.NOTHING: "nr nro id rad rivi row löpnummer järjestysnumero",
    Holds.SOURCE: "källa uppgiftskälla uppgiftslämnare lähde tietolähde source",
    Holds.DEFINITION: "definition förklaring beskrivning anmärkning määritelmä selite kuvaus huomautus"
    " description explanation note",
    Holds.VALUE: "värde antal siffra tal andel summa totalt arvo lukumäärä määrä luku osuus yhteensä summa"
    " value number count share total figure percent procent prosentti",
    Holds.TITLE: "titel rubrik uppgift mätare indikator namn otsikko tunnusluku mittari indikaattori nimi tieto"
    " title name indicator variabel muuttuja variable",
}
_HOLDS = {name: holds for holds, names in _NAMES.items() for name in names.split()}
_SHARE = re.compile(r"%|\b(?:procent|prosentti|prosenttia|percent|andel|osuus|share)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20|21)\d\d\*?")
# Words for the groups of people a figure counts; the first that fits holds.
_GROUPS = (
    ("all", r"^(?:alla|kaikki|all|hela befolkningen|koko väestö|yhteensä|totalt|total|samtliga|alla invånare)\b"),
    ("O", r"^o$|utländsk bakgrund|ulkomaalaistaust|foreign background|origin"),
    ("B", r"^b$|född\w* utomlands|utrikes ?född|utlandsfödd|ulkomailla syntyn|born abroad|foreign.born"),
    ("C", r"^c$|medborg|kansalai|citizen"),
    ("L", r"^l$|modersmål|främmande språk|vieraskieli|muun?kieli|äidinkiel|foreign.language|mother tongue"),
    ("other", r"^(?:annan|annat|övriga?|muu|muut|other)\b"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold, and what makes it seem so."""

    holds: Holds
    why: Reason


def guesses(table: Table) -> tuple[Guess, ...]:
    """What each column seems to hold; nobody relies on it before a person has looked."""
    found: list[Guess] = []
    for index, column in enumerate(table.columns):
        guess = _by_name(column.name) or _by_cells(table, index)
        if guess.holds is Holds.GROUP and not _are_groups(table.column(index)):
            guess = Guess(Holds.TITLE, Reason("Guessed: its cells are texts."))
        if guess.holds in _ONCE and any(guess.holds is each.holds for each in found):
            guess = Guess(Holds.NOTHING, Reason("Guessed: another column says this already."))
        found.append(guess)
    return tuple(found)


def guessed(table: Table) -> tuple[Holds, ...]:
    """The same without the reasons."""
    return tuple(each.holds for each in guesses(table))


def is_share(name: str) -> bool:
    """Whether a column of this name holds shares in per cent."""
    return bool(_SHARE.search(name))


def year_in(name: str) -> int | None:
    """The year that is a column's whole name, or one of its heading rows, such as 2024 or 2025*; else None."""
    found = next(filter(None, map(_YEAR.fullmatch, _parts(name))), None)
    return int(found[0][:4]) if found else None


def without_year(name: str) -> str:
    """A column's name without the heading row that is a year."""
    return ", ".join(part for part in _parts(name) if not _YEAR.fullmatch(part))


def group_in(text: str) -> str | None:
    """The criterion (`B`, `L`, `C`, `O`, `all`, `other`) that the words mean; None where they mean none."""
    words = " ".join(text.casefold().split())
    return next((group for group, pattern in _GROUPS if words and re.search(pattern, words)), None)


def _parts(name: str) -> list[str]:
    return [part.strip() for part in name.split(",")]


def _by_name(name: str) -> Guess | None:
    if year_in(name):
        return Guess(Holds.VALUE, Reason("Guessed: its heading is a year."))
    words = re.findall(r"[^\W\d_]+", name.casefold())
    holds = next((_HOLDS[word] for word in words if word in _HOLDS), Holds.VALUE if "%" in name else None)
    return Guess(holds, Reason("Guessed from its heading.")) if holds else None


def _by_cells(table: Table, index: int) -> Guess:
    there = [row for row in table.rows if not is_missing(row.cells[index])]
    if not there:
        return Guess(Holds.NOTHING, Reason("Guessed: it is empty."))
    # Formulas that were never worked out, and errors, are named when the column is read.
    filled = [row for row in there if not row.cells[index].startswith(("=", "#"))]
    if filled and all(isinstance(row.exact.get(index), date) for row in filled):
        return Guess(Holds.DAY, Reason("Guessed: its cells are days."))
    if all(index in row.exact or is_value(row.cells[index]) for row in filled):
        return Guess(Holds.VALUE, Reason("Guessed: its cells are numbers."))
    return Guess(Holds.TITLE, Reason("Guessed: its cells are texts."))


def _are_groups(cells: Sequence[str]) -> bool:
    return all(group_in(cell) for cell in cells if cell)
