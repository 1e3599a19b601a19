"""Which areas of a table are today's, and what the store calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kotosilta.reasons import Reason
from kotosilta.statistics.snapshot import COUNTRY, Merger
from kotosilta.statistics.sources.metadata import LiveVariable
from kotosilta.statistics.sources.registry import KnownTable
from kotosilta.statistics.sources.trouble import SourceTrouble

MUNICIPALITY = re.compile(r"KU(\d{3})")
_REGION = re.compile(r"MK\d{2}")
_WELLBEING = re.compile(r"HVA?(\d{2})")
_VINTAGE = re.compile(r"_(\d{4})(\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True)
class Today:
    """The municipalities of today, the days whose division is the same, and who has become part of whom before."""

    municipalities: frozenset[str]
    divisions: frozenset[date]
    mergers: tuple[Merger, ...] = ()

    def merged_since(self, day: date) -> Mapping[str, str]:
        """Municipalities that were there on the day and are not any more, with the one that they are part of."""
        return {merger.old: merger.new for merger in self.mergers if merger.on > day}


def area_of(code: str) -> str | None:
    """The store's name of an area of a table; None for an area of another kind."""
    if found := MUNICIPALITY.fullmatch(code):
        return found[1]
    if found := _WELLBEING.fullmatch(code):
        return f"HV{found[1]}"
    return code if code == COUNTRY or _REGION.fullmatch(code) else None


def vintage_of(code: str) -> date | None:
    """The day in a code of areas (`alue_23_20260101`); None where it has none, as in older codes."""
    found = _VINTAGE.search(code)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def check_division(known: KnownTable, variable: LiveVariable, today: Today) -> None:
    """SourceTrouble, naming what differs, unless the areas of the table are today's municipalities.

    A table whose entry names an older division has to have exactly the municipalities of that day.
    """
    vintage = vintage_of(variable.code)
    allowed = {known.division} if known.division else today.divisions
    if vintage is not None and vintage not in allowed:
        values = {"table": known.key, "variable": variable.code, "vintage": vintage.isoformat()}
        raise SourceTrouble(
            Reason(
                "Table %(table)s has the municipalities of %(vintage)s (“%(variable)s”), and not today's. Figures of "
                "different divisions are not joined. Nothing was fetched.",
                values,
            )
        )
    expected = set(today.municipalities)
    if known.division:
        expected |= today.merged_since(known.division).keys()
    given = {found[1] for code in variable.codes if (found := MUNICIPALITY.fullmatch(code))}
    odd = sorted(given ^ expected if known.every_municipality else given - expected)
    if odd:
        differing: dict[str, object] = {"table": known.key, "codes": ", ".join(odd[:5]), "count": len(odd)}
        raise SourceTrouble(
            Reason(
                "The municipalities of table %(table)s are not today's: %(count)s differ (%(codes)s). "
                "Nothing was fetched.",
                differing,
            )
        )
