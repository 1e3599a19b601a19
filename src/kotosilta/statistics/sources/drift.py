"""Compares what the registry knows of a table with what its server says today, and says precisely what has moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.areas import MUNICIPALITY, Today, vintage_of
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable
from kotosilta.statistics.sources.registry import KnownTable, KnownVariable
from kotosilta.statistics.sources.resolving import variable_today

MOST_NAMED = 5


class Kind(StrEnum):
    TABLE_GONE = "table_gone"
    TABLE_MOVED = "table_moved"
    VARIABLE_LOST = "variable_lost"
    VARIABLE_RENAMED = "variable_renamed"
    VARIABLE_NEW = "variable_new"
    VINTAGE_CHANGED = "vintage_changed"
    OTHER_DIVISION = "other_division"
    CODE_MISSING = "code_missing"
    CODE_RENAMED = "code_renamed"
    CODE_NEW = "code_new"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that is not as the registry knows it. `was` and `now` are codes or places, "" where there is none."""

    table: str
    kind: Kind
    was: str
    now: str
    sentence: Reason


def moved(known: KnownTable, place: str, live: LiveTable, today: Today) -> tuple[Moved, ...]:
    """Everything that differs between the entry and the live table, which was found at `place`."""
    return tuple(_moved(known, place, live, today))


def gone(known: KnownTable, why: Reason) -> Moved:
    """The table is at none of the places that the registry knows."""
    values = {"table": known.key, "why": why}
    return Moved(known.key, Kind.TABLE_GONE, known.places[0], "", Reason("Table %(table)s is gone. %(why)s", values))


def unreadable(known: KnownTable, why: Reason) -> Moved:
    """The server answered, but not so that the table could be compared."""
    values = {"table": known.key, "why": why}
    sentence = Reason("Table %(table)s could not be compared. %(why)s", values)
    return Moved(known.key, Kind.UNREADABLE, known.places[0], "", sentence)


def _moved(known: KnownTable, place: str, live: LiveTable, today: Today) -> Iterator[Moved]:
    if place != known.places[0]:
        values = {"table": known.key, "was": known.places[0], "now": place}
        sentence = Reason("Table %(table)s has moved from “%(was)s” to “%(now)s”.", values)
        yield Moved(known.key, Kind.TABLE_MOVED, known.places[0], place, sentence)
    if not known.variables:
        return  # only the place of the table has ever been seen
    met: set[str] = set()
    for name, variable in known.variables.items():
        found = variable_today(variable, live)
        if found is None:
            yield _lost(known, variable, live)
            continue
        met.add(found.code)
        yield from _of_variable(known, name, found, today)
    for each in live.variables:
        if each.code not in met:
            values = {"table": known.key, "now": each.code, "text": each.text}
            sentence = Reason("Table %(table)s has a new variable “%(now)s” (%(text)s).", values)
            yield Moved(known.key, Kind.VARIABLE_NEW, "", each.code, sentence)


def _lost(known: KnownTable, variable: KnownVariable, live: LiveTable) -> Moved:
    there = ", ".join(each.code for each in live.variables)
    values = {"table": known.key, "was": variable.code, "there": there}
    sentence = Reason("Table %(table)s has lost the variable “%(was)s”. It has: %(there)s.", values)
    return Moved(known.key, Kind.VARIABLE_LOST, variable.code, "", sentence)


def _of_variable(known: KnownTable, name: str, found: LiveVariable, today: Today) -> Iterator[Moved]:
    variable = known.variables[name]
    if found.code != variable.code:
        yield _renamed(known, variable, found)
    if name == known.area:
        yield from _areas(known, found, today)
    for codes in variable.codes.values():
        yield from _code(known, found, codes)
    if variable.all_codes:
        used = {code for codes in variable.codes.values() for code in codes}
        new = [code for code in found.codes if code not in used.union(variable.all_codes)]
        lost = [code for code in variable.all_codes if code not in {*found.codes, *used}]
        yield from _some(known, found, lost, Kind.CODE_MISSING)
        yield from _some(known, found, new, Kind.CODE_NEW)


def _renamed(known: KnownTable, variable: KnownVariable, found: LiveVariable) -> Moved:
    before, now = vintage_of(variable.code), vintage_of(found.code)
    values = {"table": known.key, "was": variable.code, "now": found.code}
    if before and now and variable.code[:-8] == found.code[:-8]:
        values |= {"before": before.isoformat(), "after": now.isoformat()}
        sentence = Reason(
            "Table %(table)s: the classification of “%(was)s” has changed from %(before)s to %(after)s (“%(now)s”).",
            values,
        )
        return Moved(known.key, Kind.VINTAGE_CHANGED, variable.code, found.code, sentence)
    sentence = Reason("Table %(table)s: the variable “%(was)s” is now called “%(now)s”.", values)
    return Moved(known.key, Kind.VARIABLE_RENAMED, variable.code, found.code, sentence)


def _areas(known: KnownTable, found: LiveVariable, today: Today) -> Iterator[Moved]:
    """Municipalities that are not today's, unless the entry says itself that the table is of another division."""
    if (vintage_of(known.variables[known.area].code) or min(today.divisions)) not in today.divisions:
        return
    given = {match[1] for code in found.codes if (match := MUNICIPALITY.fullmatch(code))}
    odd = sorted(given ^ today.municipalities if known.every_municipality else given - today.municipalities)
    if given and odd:
        values = {"table": known.key, "count": len(odd), "codes": ", ".join(odd[:MOST_NAMED]), "now": found.code}
        sentence = Reason(
            "Table %(table)s: the municipalities of “%(now)s” are not today's; %(count)s differ (%(codes)s).", values
        )
        yield Moved(known.key, Kind.OTHER_DIVISION, "", found.code, sentence)


def _code(known: KnownTable, found: LiveVariable, codes: tuple[str, ...]) -> Iterator[Moved]:
    now = next((code for code in codes if code in found.codes), None)
    values = {"table": known.key, "variable": found.code, "was": codes[0], "now": now or ""}
    if now is None:
        sentence = Reason("Table %(table)s: the code “%(was)s” of “%(variable)s” is missing.", values)
        yield Moved(known.key, Kind.CODE_MISSING, codes[0], "", sentence)
    elif now != codes[0]:
        sentence = Reason("Table %(table)s: the code “%(was)s” of “%(variable)s” is now “%(now)s”.", values)
        yield Moved(known.key, Kind.CODE_RENAMED, codes[0], now, sentence)


def _some(known: KnownTable, found: LiveVariable, codes: list[str], kind: Kind) -> Iterator[Moved]:
    if not codes:
        return
    named = ", ".join(codes[:MOST_NAMED])
    values = {"table": known.key, "variable": found.code, "count": len(codes), "codes": named}
    if kind is Kind.CODE_NEW:
        sentence = Reason("Table %(table)s: new codes of “%(variable)s”: %(count)s (%(codes)s).", values)
        yield Moved(known.key, kind, "", named, sentence)
    else:
        sentence = Reason("Table %(table)s: lost codes of “%(variable)s”: %(count)s (%(codes)s).", values)
        yield Moved(known.key, kind, named, "", sentence)
