"""Finds the variables and codes that we know by name in the metadata of today, and refuses rather than guesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from kotosilta.reasons import Reason
from kotosilta.statistics.sources.areas import MUNICIPALITY, Today, area_of, check_division, vintage_of
from kotosilta.statistics.sources.contents import InLanguage, content_code
from kotosilta.statistics.sources.grouping import TOTAL, Groups, chosen_groups, in_order
from kotosilta.statistics.sources.metadata import LiveTable, LiveVariable, Selection
from kotosilta.statistics.sources.periods import Years, are_parts, years_of
from kotosilta.statistics.sources.registry import Gives, KnownTable, KnownVariable
from kotosilta.statistics.sources.trouble import SourceTrouble, Unclear

__all__ = ["MUNICIPALITY", "Chosen", "Resolved", "Today", "resolved", "variable_today", "vintage_of"]

CONTENTS = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One indicator in today's codes: `fixed` (variable → code), and the groups of the variables that split it.

    `split_by` are our names of these variables, in their order. `per` holds the codes that take the place of fixed ones
    for the base of a percentage.
    """

    gives: Gives
    fixed: Mapping[str, str]
    groups: Mapping[str, Groups]
    split_by: tuple[str, ...]
    per: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One question: what to ask for, and which indicators the answer gives; `area` is "" for the whole country."""

    selection: Selection
    area: str
    time: str
    years: Years
    chosen: tuple[Chosen, ...]


def variable_today(known: KnownVariable, live: LiveTable) -> LiveVariable | None:
    """The variable under the first of its codes that exactly one variable of the table bears."""
    for code in (known.code, *known.also):
        bearing = [each for each in live.variables if fnmatchcase(each.code.lower(), code.lower())]
        if len(bearing) == 1:
            return bearing[0]
    return None


def resolved(known: KnownTable, live: LiveTable, today: Today, in_language: InLanguage) -> tuple[Resolved, ...]:
    """The questions for everything that the table gives us; SourceTrouble says what is not as we know it.

    Indicators that ask for the same groups are one question, so that no cell is asked for that nobody needs.
    """
    variables = {name: _variable(known, each, live) for name, each in known.variables.items()}
    codes = {variable.code for variable in variables.values()}
    unknown = [each for each in live.variables if each.code not in codes and not each.may_be_left_out]
    if unknown:
        values = {"table": known.key, "variable": unknown[0].code}
        raise SourceTrouble(
            Reason(
                "Table %(table)s has a variable that the registry does not know: “%(variable)s”. Nothing was fetched.",
                values,
            )
        )
    if known.area:
        check_division(known, variables[known.area], today)
    alike: dict[tuple[object, ...], list[Chosen]] = {}
    for gives in known.gives:
        chosen = _chosen(known, gives, variables, in_language)
        alike.setdefault(_shape(chosen, variables), []).append(chosen)
    return tuple(_question(known, live, variables, some) for some in alike.values())


def _shape(chosen: Chosen, variables: Mapping[str, LiveVariable]) -> tuple[object, ...]:
    """What the questions of two indicators have to have in common to be asked as one: all but what is counted."""
    contents = variables[CONTENTS].code if CONTENTS in variables else ""
    asked = {code: _asked(chosen, code) for code in (*chosen.fixed, *chosen.groups) if code != contents}
    return (tuple(sorted(asked.items())), chosen.gives.average)


def _asked(chosen: Chosen, code: str) -> tuple[str, ...]:
    """All codes of a variable that an indicator needs."""
    if code in chosen.groups:
        return tuple(each for some in chosen.groups[code].values() for each in some)
    fixed = (chosen.fixed[code],)
    return (*fixed, chosen.per[code]) if code in chosen.per else fixed


def _question(
    known: KnownTable, live: LiveTable, variables: Mapping[str, LiveVariable], some: Sequence[Chosen]
) -> Resolved:
    time = variables[known.time]
    years = _years(known, time, average=some[0].gives.average)
    area = variables[known.area] if known.area else None
    wanted: dict[str, set[str]] = {time.code: {code for codes in years.values() for code in codes}}
    if area:
        wanted[area.code] = {code for code in area.codes if area_of(code)}
    for chosen in some:
        for code in (*chosen.fixed, *chosen.groups):
            wanted.setdefault(code, set()).update(_asked(chosen, code))
    return Resolved(
        selection={
            each.code: tuple(code for code in each.codes if code in wanted[each.code])
            for each in live.variables
            if each.code in wanted
        },
        area=area.code if area else "",
        time=time.code,
        years=years,
        chosen=tuple(some),
    )


def _years(known: KnownTable, time: LiveVariable, *, average: bool) -> Years:
    if are_parts(time.codes) and not average:
        raise SourceTrouble(
            Reason(
                "Table %(table)s has months or quarters, and the catalogue asks for years. Nothing was fetched.",
                {"table": known.key},
            )
        )
    years = years_of(time.codes)
    if not years:
        raise SourceTrouble(
            Reason("Table %(table)s has no whole year in “%(variable)s”.", {"table": known.key, "variable": time.code})
        )
    return years


def _chosen(known: KnownTable, gives: Gives, variables: Mapping[str, LiveVariable], in_language: InLanguage) -> Chosen:
    fixed: dict[str, str] = {}
    groups: dict[str, Groups] = {}
    split_by: list[str] = []
    for name in in_order(set(variables) - {known.area, known.time}):
        live = variables[name]
        if name in gives.where:
            fixed[live.code] = _value(known, name, gives.where[name], live)
        elif name == CONTENTS:
            fixed[live.code] = content_code(known, gives, live, in_language)
        elif name in gives.choices:
            groups[live.code] = _groups(known, name, gives.choices[name], live)
            split_by.append(name)
        elif (total := _total(known.variables[name], live)) is not None:
            fixed[live.code] = total
        elif not live.may_be_left_out:
            values = {"table": known.key, "variable": live.code, "indicator": gives.indicator}
            raise Unclear(
                Reason(
                    "Table %(table)s: nothing says which values of “%(variable)s” are meant for “%(indicator)s”. "
                    "Put the code of the total into the registry of source tables.",
                    values,
                )
            )
    per = {variables[name].code: _value(known, name, value, variables[name]) for name, value in gives.per.items()}
    return Chosen(gives=gives, fixed=fixed, groups=groups, split_by=tuple(split_by), per=per)


def _total(variable: KnownVariable, live: LiveVariable) -> str | None:
    return next((code for code in variable.codes.get(TOTAL, ()) if code in live.codes), None)


def _groups(known: KnownTable, name: str, wanted: Sequence[str], live: LiveVariable) -> Groups:
    groups, missing = chosen_groups(known.variables[name], live, wanted)
    if missing:
        raise _no_code(known, missing[0], live)
    return groups


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


def _value(known: KnownTable, name: str, value: str, variable: LiveVariable) -> str:
    codes = known.variables[name].codes[value]
    found = next((code for code in codes if code in variable.codes), None)
    if found is None:
        raise _no_code(known, codes[0], variable)
    return found


def _no_code(known: KnownTable, code: str, variable: LiveVariable) -> SourceTrouble:
    values = {"table": known.key, "code": code, "variable": variable.code}
    return SourceTrouble(
        Reason(
            "Table %(table)s has no code “%(code)s” in “%(variable)s” any more. Put the new code "
            "into the registry of source tables.",
            values,
        )
    )
