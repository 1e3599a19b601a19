"""Guesses what the columns of a file hold, by their names in Swedish, Finnish or English and by what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from kotosilta.reasons import WrongInput
from kotosilta.situation.room.table_file import Table
from kotosilta.situation.room.values import is_missing, read_value


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
    Holds.PLACE: "kommun kunta municipality område alue area",
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


def guessed(table: Table) -> tuple[Holds, ...]:
    """What each column seems to hold; nobody relies on it before a person has looked."""
    found: list[Holds] = []
    for index, column in enumerate(table.columns):
        holds = _by_name(column.name) or _by_cells(table.column(index))
        if holds is Holds.GROUP and not _are_groups(table.column(index)):
            holds = Holds.TITLE
        found.append(Holds.NOTHING if holds in _ONCE and holds in found else holds)
    return tuple(found)


def is_share(name: str) -> bool:
    """Whether a column of this name holds shares in per cent."""
    return bool(_SHARE.search(name))


def year_in(name: str) -> int | None:
    """The year that is a column's whole name, such as 2024 or 2025*; None for any other name."""
    found = _YEAR.fullmatch(name.strip())
    return int(found[0][:4]) if found else None


def group_in(text: str) -> str | None:
    """The criterion (`B`, `L`, `C`, `O`, `all`, `other`) that the words mean; None where they mean none."""
    words = " ".join(text.casefold().split())
    return next((group for group, pattern in _GROUPS if words and re.search(pattern, words)), None)


def _by_name(name: str) -> Holds | None:
    if year_in(name):
        return Holds.VALUE
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if words and words[0] in _HOLDS:
        return _HOLDS[words[0]]
    return next((_HOLDS[word] for word in words if word in _HOLDS), Holds.VALUE if "%" in name else None)


def _by_cells(cells: Sequence[str]) -> Holds:
    filled = [cell for cell in cells if not is_missing(cell)]
    if not filled:
        return Holds.NOTHING
    return Holds.VALUE if all(map(_is_value, filled)) else Holds.TITLE


def _is_value(cell: str) -> bool:
    try:
        read_value(cell, "sv")
    except WrongInput:
        return False
    return True


def _are_groups(cells: Sequence[str]) -> bool:
    return all(group_in(cell) for cell in cells if cell)
