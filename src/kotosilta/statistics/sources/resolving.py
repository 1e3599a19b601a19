"""Finds the variables and codes that we know by name in the metadata of today, and refuses rather than guesses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable, Selection
from kotosilta.statistics.sources.registry import Gives, KnownTable, KnownVariable
from kotosilta.statistics.sources.trouble import SourceTrouble

MUNICIPALITY = re.compile(r"KU(\d{3})")
YEAR = re.compile(r"\d{4}")
_VINTAGE = re.compile(r"_(\d{4})(\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True)
class Today:
    """The municipalities of today, and the days whose division is the same."""

    municipalities: frozenset[str]
    divisions: frozenset[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What to ask for, and what the codes of the answer mean: our names of variables and values → today's codes."""

    selection: Selection
    variables: Mapping[str, str]
    values: Mapping[tuple[str, str], str]


def variable_today(known: KnownVariable, live: LiveTable) -> LiveVariable | None:
    """The variable under the first of its codes that exactly one variable of the table bears."""
    for code in (known.code, *known.also):
        bearing = [each for each in live.variables if fnmatchcase(each.code.lower(), code.lower())]
        if len(bearing) == 1:
            return bearing[0]
    return None


def vintage_of(code: str) -> date | None:
    """The day in a code of areas (`alue_23_20260101`); None where it has none, as in older codes."""
    found = _VINTAGE.search(code)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def resolved(known: KnownTable, live: LiveTable, today: Today) -> Resolved:
    """The question for everything that the table gives us; SourceTrouble says what is not as we know it."""
    variables = {name: _variable(known, each, live) for name, each in known.variables.items()}
    codes = {variable.code: _codes(known, name, variable, today) for name, variable in variables.items()}
    unknown = [each for each in live.variables if each.code not in codes and not each.may_be_left_out]
    if unknown:
        values = {"table": known.key, "variable": unknown[0].code}
        raise SourceTrouble(
            Reason(
                "Table %(table)s has a variable that the registry does not know: “%(variable)s”. Nothing was fetched.",
                values,
            )
        )
    return Resolved(
        selection={each.code: codes[each.code] for each in live.variables if each.code in codes},
        variables={name: variable.code for name, variable in variables.items()},
        values={
            (name, value): _value(known, name, value, variable)
            for name, variable in variables.items()
            for value in _used(known.gives, name)
        },
    )


def _variable(known: KnownTable, variable: KnownVariable, live: LiveTable) -> LiveVariable:
    found = variable_today(variable, live)
    if found is None:
        values = {
            "table": known.key,
            "variable": variable.code,
            "there": ", ".join(each.code for each in live.variables),
        }
        raise SourceTrouble(
            Reason(
                "Table %(table)s has no variable “%(variable)s” any more. It has: %(there)s. Put the new code into the "
                "registry of source tables.",
                values,
            )
        )
    return found


def _codes(known: KnownTable, name: str, variable: LiveVariable, today: Today) -> tuple[str, ...]:
    """The codes to ask for: today's municipalities, all years, and of other variables what our series need."""
    if name == known.area:
        check_division(known.key, variable, today)
        return tuple(code for code in variable.codes if MUNICIPALITY.fullmatch(code))
    if name == known.time:
        return tuple(code for code in variable.codes if YEAR.fullmatch(code))
    wanted = {_value(known, name, value, variable) for value in _used(known.gives, name)}
    return tuple(code for code in variable.codes if code in wanted)


def check_division(table: str, variable: LiveVariable, today: Today) -> None:
    """SourceTrouble, naming what differs, unless the areas of the table are exactly today's municipalities."""
    vintage = vintage_of(variable.code)
    if vintage is not None and vintage not in today.divisions:
        values = {"table": table, "variable": variable.code, "vintage": vintage.isoformat()}
        raise SourceTrouble(
            Reason(
                "Table %(table)s has the municipalities of %(vintage)s (“%(variable)s”), and not today's. Figures of "
                "different divisions are not joined. Nothing was fetched.",
                values,
            )
        )
    given = {found[1] for code in variable.codes if (found := MUNICIPALITY.fullmatch(code))}
    if odd := sorted(given ^ today.municipalities):
        differing: dict[str, object] = {"table": table, "codes": ", ".join(odd[:5]), "count": len(odd)}
        raise SourceTrouble(
            Reason(
                "The municipalities of table %(table)s are not today's: %(count)s differ (%(codes)s). "
                "Nothing was fetched.",
                differing,
            )
        )


def _used(gives: tuple[Gives, ...], variable: str) -> list[str]:
    return [each.where[variable] for each in gives if variable in each.where]


def _value(known: KnownTable, name: str, value: str, variable: LiveVariable) -> str:
    codes = known.variables[name].codes[value]
    found = next((code for code in codes if code in variable.codes), None)
    if found is None:
        values = {"table": known.key, "code": codes[0], "variable": variable.code}
        raise SourceTrouble(
            Reason(
                "Table %(table)s has no code “%(code)s” in “%(variable)s” any more. Put the new code "
                "into the registry of source tables.",
                values,
            )
        )
    return found
