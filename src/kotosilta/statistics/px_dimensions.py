"""The variables of a PX file with values, codes, units, hierarchies and notes, in every language of the file."""

from __future__ import annotations

import re
from datetime import date

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.jsonstat_dimension import twice
from kotosilta.statistics.px_keywords import Keywords
from kotosilta.statistics.table import Dimension, Role, Unit

_PERIODS_A_YEAR = {"A1": 1, "H1": 2, "T1": 3, "Q1": 4, "M1": 12}
_TIME_LIST = re.compile(
    r'\s*TLIST\(\s*(\w+)\s*(?:,\s*"([^"]*)"\s*-\s*"([^"]*)"\s*)?\)\s*,?(.*)', re.DOTALL | re.IGNORECASE
)
_QUOTED = re.compile(r'"([^"]*)"')
_POINT_IN_TIME = re.compile(r"[1-9][0-9]{3}(?P<letter>[A-Z]?)(?P<period>[0-9]{0,2})")
_MOST_DECIMALS = 15


def dimensions_read(keywords: Keywords) -> tuple[Dimension, ...]:
    """STUB, then HEADING; WrongInput when there are none or when one of them has no values."""
    names = names_read(keywords)
    if not names:
        raise WrongInput(Reason("It is a PX file without the keywords STUB and HEADING, so its figures have no names."))
    if len(set(names)) != len(names):
        raise WrongInput(Reason("It names one of its dimensions twice."))
    return tuple(_dimension(keywords, place, name) for place, name in enumerate(names))


def names_read(keywords: Keywords, language: str = "") -> list[str]:
    """The names of the variables in one of the languages of the file."""
    return [*_named(keywords, "STUB", language), *_named(keywords, "HEADING", language)]


def in_stub(keywords: Keywords) -> int:
    """How many of the variables, the first ones, stand in the stub."""
    return len(_named(keywords, "STUB", ""))


def _named(keywords: Keywords, word: str, language: str) -> list[str]:
    return [name for name in keywords.listed(word, language=language) if name]


def languages_read(keywords: Keywords) -> list[str]:
    """The languages besides that of the file, which stands without a mark."""
    own = keywords.text("LANGUAGE")
    listed = dict.fromkeys([*keywords.listed("LANGUAGES"), *(language for _, language, _ in keywords.entries)])
    return [language for language in listed if language not in {"", own}]


def _dimension(keywords: Keywords, place: int, name: str) -> Dimension:
    values = keywords.listed("VALUES", name) or _times(keywords, name)
    codes = keywords.listed("CODES", name) or values
    values = values or codes
    if not codes:
        raise WrongInput(
            Reason("It does not hold the categories of its dimension “%(dimension)s”.", {"dimension": name})
        )
    if len(codes) != len(values):
        counts = {"dimension": name, "codes": len(codes), "values": len(values)}
        raise WrongInput(
            Reason(
                "The numbers of values (%(values)s) and of codes (%(codes)s) of its dimension “%(dimension)s” differ.",
                counts,
            )
        )
    if len(set(codes)) != len(codes):
        raise twice(codes, name)
    own = keywords.text("LANGUAGE")
    label, labels = {own: name}, {own: tuple(values)}
    for language in languages_read(keywords):
        translated = names_read(keywords, language)[place : place + 1]
        words = keywords.listed("VALUES", *translated, language=language)
        if translated and len(words) == len(values):
            label[language], labels[language] = translated[0], tuple(words)
    return Dimension(
        id=name,
        codes=tuple(codes),
        label=label,
        labels=labels,
        role=_role(keywords, name),
        variable_code=keywords.text("VARIABLECODE", name),
        units=_units(keywords, name, codes, values),
        children=_children(keywords, name),
        notes=_notes(keywords, name),
        code_notes=_value_notes(keywords, name, dict(zip(values, codes, strict=True))),
    )


def _role(keywords: Keywords, name: str) -> Role | None:
    if keywords.listed("TIMEVAL", name):
        return Role.TIME
    if name in {keywords.text("CONTVARIABLE"), *keywords.listed("CONTVARIABLE")}:
        return Role.METRIC
    geographical = keywords.text("VARIABLE-TYPE", name).lower().startswith("g") or keywords.text("MAP", name)
    return Role.GEO if geographical else None


def _times(keywords: Keywords, name: str) -> list[str]:
    """The points in time of TIMEVAL, for a variable that has no VALUES beside it."""
    written = keywords.entries.get(("TIMEVAL", "", (name,)))
    found = _TIME_LIST.match(written[-1]) if written else None
    if found is None:
        return []
    unit, first, last, rest = found.groups()
    return _QUOTED.findall(rest) if first is None else _between(unit.upper(), first, last)


def _between(unit: str, first: str, last: str) -> list[str]:
    """All points in time from one to another, written as 2024, 20241, 2024Q1, 202401 or 2024M01; none otherwise."""
    form = _POINT_IN_TIME.fullmatch(first)
    if form is None or _POINT_IN_TIME.fullmatch(last) is None:
        return []
    width = len(form["period"])
    times = [
        f"{year:04}{form['letter']}{period:0{width}}" if width else f"{year:04}"
        for year in range(int(first[:4]), int(last[:4]) + 1)
        for period in range(1, _periods(unit, year) + 1)
    ]
    return times[times.index(first) : times.index(last) + 1] if first in times and last in times else []


def _periods(unit: str, year: int) -> int:
    """How many of the unit of time a year has; a year has as many weeks as the 28th of December falls in (ISO 8601)."""
    if unit == "W1":
        return date(year, 12, 28).isocalendar().week
    return _PERIODS_A_YEAR.get(unit, 0)


def unit_read(keywords: Keywords, *subkeys: str) -> Unit | None:
    """The unit of the whole table, or of one value of its contents."""
    label = keywords.text("UNITS", *subkeys)
    return (
        Unit(label=label, decimals=decimals(keywords.text("SHOWDECIMALS") or keywords.text("DECIMALS")))
        if label
        else None
    )


def decimals(written: str) -> int | None:
    """A number of decimals, or None where nothing sensible stands."""
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 3 else None
    return number if number is None or number <= _MOST_DECIMALS else None


def _units(keywords: Keywords, name: str, codes: list[str], values: list[str]) -> dict[str, Unit]:
    general = unit_read(keywords) or Unit(decimals=decimals(keywords.text("SHOWDECIMALS") or keywords.text("DECIMALS")))
    units = {}
    for code, value in zip(codes, values, strict=True):
        special, precision = keywords.text("UNITS", value), decimals(keywords.text("PRECISION", name, value))
        if special or precision is not None:
            units[code] = Unit(
                label=special or general.label, decimals=general.decimals if precision is None else precision
            )
    return units


def _children(keywords: Keywords, name: str) -> dict[str, tuple[str, ...]]:
    children: dict[str, tuple[str, ...]] = {}
    for parent, child in keywords.pairs("HIERARCHIES", name):
        children[parent] = (*children.get(parent, ()), child)
    return children


def _notes(keywords: Keywords, name: str) -> tuple[str, ...]:
    return tuple(text for subkeys, text in keywords.of("NOTE", "NOTEX") if subkeys == (name,))


def _value_notes(keywords: Keywords, name: str, codes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    notes: dict[str, tuple[str, ...]] = {}
    for subkeys, text in keywords.of("VALUENOTE", "VALUENOTEX"):
        if len(subkeys) == 2 and subkeys[0] == name and subkeys[1] in codes:
            code = codes[subkeys[1]]
            notes[code] = (*notes.get(code, ()), text)
    return notes
